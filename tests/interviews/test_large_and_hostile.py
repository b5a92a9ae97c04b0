"""Large documents are read in linear time, deep ones without a crash, and what would flood the memory is refused."""

from __future__ import annotations

import struct
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from interviews import KodbokError, read_transcript
from interviews.archive import ArchiveBombError, BrokenArchiveError, XmlEntityError
from interviews.word.package import NestedTooDeepError

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
MOST_MEGABYTES = 500


def paragraphs(count: int) -> str:
    """Turns of one word each."""
    return "".join(P.format(f"IP: svar{number}") for number in range(count))


def rows(count: int) -> str:
    """A table of speakers and words."""
    cell = f"<w:tc>{P}</w:tc>"
    inside = "".join(f"<w:tr>{cell.format('IP')}{cell.format(f'svar {number}')}</w:tr>" for number in range(count))
    return f"<w:tbl>{inside}</w:tbl>"


def comments(count: int) -> str:
    """The comments on the words of `commented`."""
    return "".join(f"<w:comment w:id='{number}' w:author='A'>{P.format(f'om {number}')}</w:comment>" for number in range(count))


def commented(count: int, word: str = "ord") -> str:
    """One paragraph with a comment on every word."""
    marked = "<w:commentRangeStart w:id='{0}'/><w:r><w:t>{1}{0}</w:t></w:r><w:commentRangeEnd w:id='{0}'/><w:r><w:t> </w:t></w:r>"
    return f"<w:p>{''.join(marked.format(number, word) for number in range(count))}</w:p>"


BOX = f"<w:r><w:pict><w:txbxContent>{P.format('ruta')}</w:txbxContent></w:pict></w:r>"
BOLD_ACCENT = "<w:r><w:rPr><w:b/></w:rPr><w:t>A\u030a</w:t></w:r><w:r><w:t> </w:t></w:r>"
OPEN_FIELD = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
DELETED_END = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a </w:t></w:r></w:p>"
CELL = f"<w:tc>{P.format('cell')}</w:tc>"
LARGE: dict[str, tuple[Callable[[int], str], int]] = {
    "words": (lambda count: P.format("IP: " + "ord " * 45) * (count // 45), 90_000),
    "words in one paragraph": (lambda count: P.format(" ".join(f"ord{number}" for number in range(count))), 60_000),
    "runs in one paragraph": (lambda count: f"<w:p>{'<w:r><w:t>ord </w:t></w:r>' * count}</w:p>", 60_000),
    "accents": (lambda count: f"<w:p>{BOLD_ACCENT * count}</w:p>", 20_000),
    "paragraphs": (paragraphs, 20_000),
    "rows": (rows, 5_000),
    "cells in a row": (lambda count: f"<w:tbl><w:tr>{CELL * count}</w:tr></w:tbl>", 5_000),
    "text boxes": (lambda count: f"<w:p>{BOX * count}</w:p>", 5_000),
    "deleted paragraph ends": (lambda count: DELETED_END * count, 20_000),
    "open fields": (lambda count: f"<w:p>{OPEN_FIELD * count}</w:p>{P.format('ord')}", 20_000),
}


def seconds(path: Path) -> float:
    """How long reading a file takes, the best of two."""
    took = []
    for _ in range(2):
        begun = time.process_time()
        read_transcript(path)
        took.append(time.process_time() - begun)
    return min(took)


@pytest.mark.slow
@pytest.mark.parametrize(("made_of", "count"), LARGE.values(), ids=LARGE.keys())
def test_time_is_linear(write_docx, made_of: Callable[[int], str], count: int) -> None:
    """Eight times as much takes about eight times as long, whatever there is much of; a square would take 64 times as long."""
    eighth = seconds(write_docx(made_of(count // 8), name="en.docx"))
    assert seconds(write_docx(made_of(count), name="åtta.docx")) < 40 * max(eighth, 0.005)


@pytest.mark.slow
@pytest.mark.parametrize("word", ["ord", "A\u030a"])
def test_thousands_of_comments(write_docx, word: str) -> None:
    """Each of 5,000 comments in one paragraph stands at its own word, and the time is linear."""
    path = write_docx(commented(5_000, word), comments=comments(5_000))
    read = read_transcript(path)
    quoted = [read.text[each.start : each.end] for each in read.comments]
    assert quoted == read.text.split()
    assert seconds(path) < 40 * max(seconds(write_docx(commented(625, word), name="få.docx", comments=comments(625))), 0.005)


def peak(path: Path) -> int:
    """The most megabytes that reading a file takes up in Python; a refusal is as good as a transcript."""
    tracemalloc.start()
    try:
        read_transcript(path)
    except KodbokError as error:
        assert str(error).endswith(".")  # noqa: PT017  # only a refusal has a sentence
    finally:
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return most // 1_000_000


FLOODS = {
    "a million empty paragraphs": "<w:p/>" * 1_000_000,
    "five million elements": "<w:p>" + "<w:r/>" * 5_000_000 + "</w:p>",
    "a million notes": "<w:p>" + '<w:r><w:footnoteReference w:id="1"/></w:r>' * 700_000 + "</w:p>",
}


@pytest.mark.slow
@pytest.mark.parametrize("body", FLOODS.values(), ids=FLOODS.keys())
def test_floods_are_refused(write_docx, body: str) -> None:
    """Millions of elements that pack to nothing take neither seconds nor memory."""
    path = write_docx(P.format("ord") + body)
    begun = time.process_time()
    assert peak(path) < MOST_MEGABYTES
    assert time.process_time() - begun < 10  # a bound against a hang, not a measure


def table(inside: str) -> str:
    """A table around something."""
    return f"<w:tbl><w:tr><w:tc>{inside}<w:p/></w:tc></w:tr></w:tbl>"


NESTED = {
    "tables": table,
    "content controls": lambda inside: f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>",
    "text boxes": lambda inside: f"<w:p><w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r></w:p>",
    "versions of text boxes": lambda inside: (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{inside}</w:txbxContent></mc:Choice></mc:AlternateContent></w:r></w:p>"
    ),
    "insertions": lambda inside: f"<w:ins>{inside}</w:ins>",
    "custom XML": lambda inside: f"<w:customXml>{inside}</w:customXml>",
}


@pytest.mark.parametrize("wrap", NESTED.values(), ids=NESTED.keys())
def test_a_hundred_levels(text_of: Callable[..., str], wrap: Callable[[str], str]) -> None:
    """What stands a hundred levels deep is read."""
    body = P.format("innerst")
    for _ in range(100):
        body = wrap(body)
    assert text_of(body).strip() == "innerst"


@pytest.mark.parametrize("wrap", NESTED.values(), ids=NESTED.keys())
def test_thousands_of_levels(write_docx, wrap: Callable[[str], str]) -> None:
    """What is nested thousands of levels deep is refused."""
    begin, end = wrap("§").split("§")
    with pytest.raises(NestedTooDeepError):
        read_transcript(write_docx(begin * 3_000 + P.format("innerst") + end * 3_000))


def test_a_zip_of_overlapping_parts(tmp_path: Path) -> None:
    """Thousands of entries that all point at one stretch of packed bytes are no document."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b" " * 10_000_000) + packer.flush()
    head = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(packed), 10_000_000, 1, 0) + b"a"
    listed = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, 0, len(packed), 10_000_000, 4, 0, 0, 0, 0, 0, 0)
        + f"{n:04}".encode()
        for n in range(4_000)
    )
    body = head + packed
    path = tmp_path / "bomb.docx"
    path.write_bytes(body + listed + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 4_000, 4_000, len(listed), len(body), 0))
    with pytest.raises(KodbokError):
        read_transcript(path)


def test_a_zip_in_a_zip(write_docx, tmp_path: Path) -> None:
    """What lies packed in a part that is no text is never unpacked."""
    path = write_docx(P.format("ord"))
    inner = tmp_path / "inre.zip"
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", b" " * 200_000_000)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.write(inner, "word/embeddings/inre.zip")
    assert read_transcript(path).text == "ord"


@pytest.mark.parametrize("target", ["../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "\\\\server\\fil", "C:\\x.xml"])
def test_paths_lead_nowhere(write_docx, tmp_path: Path, target: str) -> None:
    """A relationship reaches the package's own parts alone."""
    path, hostile = write_docx(P.format("ord"), styles=""), tmp_path / "ond.docx"
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(hostile, "w") as copy:
        for name in archive.namelist():
            copy.writestr(name, archive.read(name).replace(b'Target="styles.xml"', f'Target="{target}"'.encode()))
    assert read_transcript(hostile).text == "ord"


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "shift_jis", "finns-inte"])
def test_odd_encodings_hide_no_entities(write_docx, tmp_path: Path, encoding: str) -> None:
    """XML in an encoding that is not looked through is refused, for another parser may know it."""
    path, hostile = write_docx("<w:p/>"), tmp_path / "ond.docx"
    said = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [<!ENTITY a "aa">]><w x="&a;"/>'
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(hostile, "w") as copy:
        for name in archive.namelist():
            content = said.encode("ascii" if encoding == "finns-inte" else encoding)
            copy.writestr(name, content if name == "word/document.xml" else archive.read(name))
    with pytest.raises((BrokenArchiveError, XmlEntityError)):
        read_transcript(hostile)


def test_parts_named_twice(write_docx) -> None:
    """Of two parts of one name the last counts, as in every reader of zip files, and nothing is read twice."""
    path = write_docx(P.format("första"))
    with zipfile.ZipFile(path) as archive:
        content = archive.read("word/document.xml").replace("första".encode(), b"andra")
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/document.xml", content)
    assert read_transcript(path).text == "andra"


def test_the_limits_have_sentences(write_docx) -> None:
    """A flood is refused as what it is."""
    with pytest.raises(ArchiveBombError, match=r"more than 200,000 paragraphs"):
        read_transcript(write_docx("<w:p/>" * 200_001))
