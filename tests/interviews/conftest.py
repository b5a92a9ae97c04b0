"""Small Word files, written part by part."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from interviews import Heading, Paragraph, Table, Transcript, read_transcript, write_document

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)

WriteDocx = Callable[..., Path]


def part(root: str, inside: str, namespace: str = TRANSITIONAL) -> str:
    """The XML of a part with a root element of WordprocessingML."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{namespace}" {NAMES}>{inside}</w:{root}>'


def relationships(targets: dict[str, str], kind: str = OFFICE) -> str:
    """The XML of a relationships part, by kind and target."""
    items = "".join(
        f'<Relationship Id="r{number}" Type="{kind}/{name.rstrip("0123456789")}" Target="{target}"/>'
        for number, (name, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{items}</Relationships>'


@pytest.fixture
def write_docx(tmp_path: Path) -> WriteDocx:
    """Writes a minimal Word file from the XML inside its body and inside further parts (`styles`, `footnotes`, `header1` …)."""

    def write(body: str, name: str = "samtal.docx", main: str = "word/document.xml", *, strict: bool = False, **parts: str) -> Path:
        namespace = STRICT if strict else TRANSITIONAL
        kind = "http://purl.oclc.org/ooxml/officeDocument/relationships" if strict else OFFICE
        folder, _, file_name = main.rpartition("/")
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("_rels/.rels", relationships({"officeDocument": main}, kind))
            archive.writestr(main, part("document", f"<w:body>{body}</w:body>", namespace))
            targets = {part_name: f"{part_name}.xml" for part_name in parts}
            archive.writestr(f"{folder}/_rels/{file_name}.rels", relationships(targets, kind))
            for part_name, inside in parts.items():
                root = {"header": "hdr", "footer": "ftr"}.get(part_name.rstrip("0123456789"), part_name)
                archive.writestr(f"{folder}/{part_name}.xml", part(root, inside, namespace))
        return path

    return write


@pytest.fixture
def read_body(write_docx: WriteDocx) -> Callable[..., Transcript]:
    """Reads the transcript of a minimal Word file."""

    def read(body: str, **parts: str) -> Transcript:
        return read_transcript(write_docx(body, **parts))

    return read


@pytest.fixture
def text_of(read_body: Callable[..., Transcript]) -> Callable[..., str]:
    """The canonical text of a minimal Word file."""

    def text(body: str, **parts: str) -> str:
        return read_body(body, **parts).text

    return text


@pytest.fixture
def read_blocks(tmp_path: Path) -> Callable[..., Transcript]:
    """Reads the transcript of a Word file made of blocks; a string is a plain paragraph."""

    def read(*blocks: Heading | Paragraph | Table | str) -> Transcript:
        path = tmp_path / "samtal.docx"
        write_document(path, [Paragraph(block) if isinstance(block, str) else block for block in blocks])
        return read_transcript(path)

    return read
