"""`kodbok demo`: the files that it writes."""

from __future__ import annotations

from docx import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_the_demo_writes_its_files_the_report_among_them(kodbok, tmp_path):
    """What it was given, the study, the workbook, the charts and a report whose links all lead somewhere."""
    answer = kodbok("demo", tmp_path / "prov")
    assert answer.code == 0
    written = {str(each.relative_to(tmp_path / "prov").as_posix()) for each in (tmp_path / "prov").rglob("*") if each.is_file()}
    assert {
        "demo.kodbok",
        "organisationer.xlsx",
        "kodbok.xlsx",
        "kodningar.csv",
        "resultat/teman.xlsx",
        "resultat/rapport.docx",
    } <= written
    assert sum(name.startswith("intervjuer/") for name in written) >= 12
    assert any(name.startswith("resultat/") and name.endswith(".png") for name in written)
    assert "rapport.docx" in answer.out
    document = Document(tmp_path / "prov" / "resultat" / "rapport.docx")
    body = document.element.body
    marks = {each.get(W + "name") for each in body.iter(W + "bookmarkStart")}
    links = [each.get(W + "anchor") for each in body.iter(W + "hyperlink")]
    assert len(links) > 300
    assert set(links) <= marks
    assert document.core_properties.author == ""
