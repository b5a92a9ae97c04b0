"""Whole studies through Word and back: real files with whatever stands in them, any codebook, several coders, any memos."""

from __future__ import annotations

import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coding.codebook import Codebook
from workbench.study import Study, acting_coder

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMES = (
    *("Budget", "Mål, medel", "Hinder: tid", "Stöd – ekonomi", "Dialog (motsäger)", "Ett; två", "a-b", "Åtgärd", "e\u0301lan"),
    *("🎈", "(contrary)", "1.", "-", "Mål", "medel", "Kodbok 1–2", "[Kodbok 1–2]", "=SUM(A1)", "Vad? Det!", "Anna: ja"),
)
BOOK = [*NAMES, *(f"{above} > {below}" for above in NAMES[:4] for below in NAMES[4:14])]
MEMOS = (
    "",
    "",
    "minns",
    "Bo: svar",
    "rad\ntvå",
    "\n\nefter",
    "(motsäger)",
    "[Kodbok 1–5]",
    "Budget",
    "Budget; Mål",
    "– –",
    "e\u0301 🎈",
)

_PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without making what fails smaller: each example writes two studies and a file."""

_RUN = st.text(st.sampled_from("aåe\u0301🎈 .,:;–\u00a0"), min_size=1, max_size=8).map(
    lambda text: f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
)


def _in(before: str, after: str) -> st.SearchStrategy[str]:
    """Runs inside something."""
    return st.lists(_RUN, min_size=1, max_size=2).map(lambda runs: before + "".join(runs) + after)


_PIECE = st.one_of(
    _RUN,
    _in('<w:hyperlink w:anchor="x">', "</w:hyperlink>"),
    _in("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    _in('<w:ins w:id="900" w:author="X">', "</w:ins>"),
    st.just("<w:r><w:br/></w:r>"),
    st.just("<w:r><w:tab/></w:r>"),
    st.just('<w:del w:id="901" w:author="X"><w:r><w:delText>borta</w:delText></w:r></w:del>'),
)
_PARAGRAPH = st.lists(_PIECE, max_size=4).map(lambda pieces: f"<w:p>{''.join(pieces)}</w:p>")
_CELL = st.lists(_PARAGRAPH, min_size=1, max_size=2).map(lambda inside: f"<w:tc>{''.join(inside)}</w:tc>")
_ROW = st.lists(_CELL, min_size=1, max_size=2).map(lambda cells: f"<w:tr>{''.join(cells)}</w:tr>")
_TABLE = st.lists(_ROW, min_size=1, max_size=2).map(lambda rows: f"<w:tbl>{''.join(rows)}</w:tbl>")
_BODY = st.lists(_PARAGRAPH | _PARAGRAPH | _TABLE, max_size=4).map("".join)
_CODING = st.tuples(
    st.integers(0, 10**6),
    st.integers(1, 40),
    st.sampled_from(BOOK),
    st.sampled_from(["Anna", "Bo", "Åsa Öst", "e\u0301"]),
    st.sampled_from(MEMOS)
    | st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\u00ad") | st.just("\n"), max_size=12),
    st.booleans(),
)


@pytest.fixture(scope="module")
def word_file(coded_docx):
    """Writes a Word file of a body."""

    def write(path, body):
        coded_docx(path)
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist() if "comments" not in name}
        parts["word/document.xml"] = f"<w:document {W}><w:body>{body}</w:body></w:document>".encode()
        parts["word/_rels/document.xml.rels"] = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
        )
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return path

    return write


def _book():
    """A codebook whose names hold everything that parts one name from the next."""
    book = Codebook()
    for path in BOOK:
        book = book if path in book else book.add(path)
    return book


def _code(study, codings):
    """Codes the first interview."""
    (interview,) = study.interviews()
    text = study.transcript(interview.name).text
    for place, length, code, coder, memo, contrary in codings:
        study.coder = acting_coder(coder)
        start = place % len(text)
        study.code(interview.name, start, min(start + length, len(text)), code, memo=memo, contrary=contrary)
    study.coder = "Cecilia"


def _written(study, folder):
    """The study's Word files."""
    (document,) = study.coded_documents()
    path = Path(folder) / "ut" / document.file_name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(document.content)
    return path


def _facts(study):
    """Everything about every finding that a Word file can carry; texts of files are composed when they are read."""
    return sorted(
        (one.start, one.end, one.quote, one.code, one.coder, one.contrary, one.created, normalize("NFC", one.memo))
        for one in study.findings()
    )


# Memos hold no control characters, which no XML may hold, and no soft hyphens, which the reader leaves out.
@settings(max_examples=12, deadline=None, phases=_PHASES, suppress_health_check=list(HealthCheck))
@given(body=_BODY, codings=st.lists(_CODING, min_size=1, max_size=8))
def test_any_study_goes_through_word_and_back(word_file, body, codings):
    """Out and in again adds nothing and refuses nothing; into an empty study with the same codebook it brings every coding."""
    with TemporaryDirectory() as folder:
        path = word_file(Path(folder) / "Samtal.docx", "<w:p><w:r><w:t>IP: Vi börjar.</w:t></w:r></w:p>" + body)
        with Study.create(Path(folder) / "a.kodbok", codebook=_book(), coder="Cecilia") as study:
            list(study.add_interviews([path]))
            _code(study, codings)
            written, revision, before = _written(study, folder), study.revision, _facts(study)
            report = study.import_coded_files([written])
            assert (report.count("same"), report.complete, study.revision) == (len(before), True, revision)
            assert _facts(study) == before
        with Study.create(Path(folder) / "b.kodbok", codebook=_book(), coder="Cecilia") as other:
            assert other.import_coded_files([written]).complete
            assert _facts(other) == before
            assert other.check() == []
