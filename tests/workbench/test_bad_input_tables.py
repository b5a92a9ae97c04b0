"""Codebooks and files of codings with faults: every fault is named by its place, and nothing is half done."""

from __future__ import annotations

import csv

import pytest

from workbench.study import Study

COLUMNS = ("id", "interview", "start", "end", "code", "coder", "quote", "memo", "contrary", "created", "delete")


@pytest.fixture
def file(tmp_path):
    """Writes a text file."""

    def written(name, text):
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
        return tmp_path / name

    return written


@pytest.fixture
def closed(study, span):
    """A closed study of Anna's in which Budget is in use."""
    study.code("Samtal", *span("Det är svårt"), "Budget")
    study.close()
    return study.path


@pytest.mark.parametrize(
    ("name", "text", "reasons"),
    [
        ("bok.csv", "path\nA\nA\n", ["line 3", "'A'"]),
        ("bok.csv", "path\nA >  > B\n", ["line 2"]),
        ("bok.csv", "path,telefon\nA,040\n", ["telefon"]),
        ("bok.csv", "definition\nA\n", ["path"]),
        ("bok.csv", "path\nA\n\npath,match,words\nA,fuzzy,ord\n", ["fuzzy", "exact"]),
        ("bok.csv", "path\nA\n\npath,match,words\nB,exact,ord\n", ["'B'"]),
        ("bok.csv", "", ["is empty"]),
        ("bok.yaml", "codes: [", ["bok.yaml"]),
        ("bok.xlsx", "inte Excel", ["bok.xlsx"]),
        ("bok.txt", "A", ["bok.txt", ".xlsx"]),
    ],
)
def test_a_codebook_with_a_fault_changes_nothing(closed, file, kodbok, name, text, reasons):
    """On import and for a new study alike: exit code 1, the place and the reason on standard error, no file made."""
    path = file(name, text)
    with Study.open(closed) as study:
        before = (study.codebook(), study.revision)
    new = closed.with_name("ny.kodbok")
    for answer in (kodbok("codebook", "import", closed, path, "--yes"), kodbok("new", new, "--codebook", path)):
        assert (answer.code, answer.out) == (1, "")
        assert len(answer.err.splitlines()) == 1
        assert all(reason in answer.err for reason in reasons), answer.err
    assert not new.exists()
    with Study.open(closed) as study:
        assert (study.codebook(), study.revision) == before


def test_a_codebook_without_a_code_that_is_in_use_is_refused_and_the_codes_are_named(closed, file, kodbok):
    """With the number of their segments, and what to do."""
    answer = kodbok("codebook", "import", closed, file("bok.csv", "path\nKunskap > Dialog\n"), "--yes")
    assert answer.code == 1
    assert "Social > Budget (1 coded segments)" in answer.err
    assert "nothing was imported" in answer.err
    with Study.open(closed) as study:
        assert "Social > Fond > Liten" in [code.path for code in study.codebook().codes]


def test_a_codebook_import_without_a_terminal_asks_for_yes(closed, file, kodbok):
    """Exit code 2; what would change is shown, nothing is changed."""
    path = file("bok.csv", "path\nSocial > Budget\nKunskap > Dialog\nSocial > Fond > Liten\nNy\n")
    answer = kodbok("codebook", "import", closed, path)
    assert answer.code == 2
    assert "new: Ny" in answer.out
    assert "--yes" in answer.err
    assert kodbok("codebook", "import", closed, path, "--yes").code == 0
    assert kodbok("codebook", "import", closed, path).out.endswith("nothing was changed.\n")
    assert kodbok("check", closed).code == 0


def _codings(path, *rows):
    """Writes a file of codings."""
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


GOOD = {"interview": "Samtal", "code": "Budget", "quote": "Föreningarna hjälper"}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"quote": "aldrig sagt"}, "is not in the text"),
        ({"quote": "ar"}, "stands more than once"),
        ({"interview": "Okänd"}, "there is no interview called 'Okänd'"),
        ({"code": "Bugdet"}, "did you mean"),
        ({"start": 30, "end": 20}, "ends before it begins"),
        ({"start": 10, "end": 99999}, "does not lie in"),
        ({"start": "x", "end": 5}, "'x'"),
        ({"id": "1234"}, "is no id"),
        ({"contrary": "kanske"}, "kanske"),
        ({"delete": "ja tack"}, "ja tack"),
    ],
)
def test_a_coding_that_does_not_fit_is_refused_with_its_line_and_the_rest_goes_in(closed, tmp_path, kodbok, row, reason):
    """Exit code 1; a dry run says the same and writes nothing."""
    path = _codings(tmp_path / "kodningar.csv", {**GOOD, **row}, GOOD)
    with Study.open(closed) as study:
        before = study.revision
    dry = kodbok("code", "import", closed, path, "--dry-run", "--coder", "Anna")
    with Study.open(closed) as study:
        assert study.revision == before
    answer = kodbok("code", "import", closed, path, "--coder", "Anna")
    assert (dry.code, answer.code) == (1, 1)
    for each in (dry, answer):
        (refusal,) = [line for line in each.err.splitlines() if "refused" in line]
        assert refusal.startswith("kodningar.csv, line 2: refused: ")
        assert reason in refusal
    with Study.open(closed) as study:
        assert sorted(segment.quote for segment in study.findings()) == ["Det är svårt", "Föreningarna hjälper"]
        assert study.check() == []


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("k.csv", "a,b\n1,2\n", "k.csv"),
        ("k.csv", "", "is empty"),
        ("k.xlsx", "inte Excel", "k.xlsx"),
        ("k.docx", "inte heller", "k.docx"),
        ("k.csv", 'interview,code,quote\nSamtal,Budget,"Det är\n', "k.csv"),
    ],
)
def test_a_file_that_holds_no_codings_is_refused_as_a_whole(closed, file, kodbok, name, text, reason):
    """Exit code 1, one sentence."""
    answer = kodbok("code", "import", closed, file(name, text))
    assert answer.code == 1
    assert reason in answer.err
    assert "Traceback" not in answer.err
    assert "did not foresee" not in answer.err
