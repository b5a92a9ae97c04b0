"""Damaged and hostile Word files end in a transcript or in one sentence: no traceback, no hang, no flood of memory.

The files are made and read in a process of their own, so that its time and memory can be held.
"""

from __future__ import annotations

import importlib.util
import io
import random
import re
import signal
import subprocess
import sys
import tempfile
import traceback
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

import interviews
from interviews import KodbokError, Transcript, read_parts, read_transcript

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells and limits one process's own memory"),
]

FILES = 3_000
MOST_SECONDS = 10
MOST_MEGABYTES = 500
PARTS = {
    "comments": "<w:comment w:id='0' w:author='A' w:date='2024-05-01T10:00:00Z'><w:p><w:r><w:t>kod</w:t></w:r></w:p></w:comment>",
    "footnotes": "<w:footnote w:id='1'><w:p><w:r><w:t>fot</w:t></w:r></w:p></w:footnote>",
    "endnotes": "<w:endnote w:id='2'><w:p><w:r><w:t>slut</w:t></w:r></w:p></w:endnote>",
    "header1": "<w:p><w:r><w:t>Arbetsmaterial</w:t></w:r></w:p>",
    "numbering": (
        "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
        "<w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    ),
    "styles": (
        "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/></w:style><w:style w:type='paragraph' "
        "w:styleId='R'><w:name w:val='heading 1'/><w:basedOn w:val='N'/><w:rPr><w:b/></w:rPr></w:style>"
    ),
}
TALK = "".join(
    f"<w:p><w:pPr><w:pStyle w:val='R'/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr>"
    f"<w:t>{who}: </w:t></w:r><w:commentRangeStart w:id='0'/><w:r><w:t>Ord {turn} i följd, A\u030a.</w:t></w:r>"
    f"<w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r></w:p>"
    for turn in range(4)
    for who in ("I", "IP")
)
VALUES = (
    "",
    "0",
    "-1",
    "1",
    "999999999",
    "99999999999999999999",
    "å😀",
    "true",
    "restart",
    "continue",
    "end",
    "separate",
    "A" * 5000,
)


def _load(name: str) -> object:
    """A module of the tests beside this one."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _whole_parts() -> Iterator[dict[str, bytes]]:
    """Yields the parts of sound documents that hold every construct: a few at a time, so that damage meets each."""
    writing, bodies = _load("conftest"), [body for body, _ in _load("test_nestings").ALL.values()]
    for begun in range(0, len(bodies), 6):
        inside = TALK + "".join(bodies[begun : begun + 6])
        yield {
            "_rels/.rels": writing.relationships({"officeDocument": "word/document.xml"}).encode(),
            "word/document.xml": writing.part("document", f"<w:body>{inside}</w:body>").encode(),
            "word/_rels/document.xml.rels": writing.relationships({name: f"{name}.xml" for name in PARTS}).encode(),
        } | {f"word/{name}.xml": writing.part(name, content).encode() for name, content in PARTS.items()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    """The bytes of a package."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _flip(content: bytes, chance: random.Random) -> bytes:
    """Some bytes are others."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random) -> bytes:
    """The end, the beginning or a stretch is missing."""
    first, last = sorted(chance.choices(range(len(content) + 1), k=2))
    return chance.choice([content[:last], content[first:], content[:first] + content[last:]])


def _repeat(content: bytes, chance: random.Random) -> bytes:
    """A stretch comes again, perhaps elsewhere."""
    first, last, place = *sorted(chance.choices(range(len(content) + 1), k=2)), chance.randrange(len(content) + 1)
    return content[:place] + content[first:last] * chance.randint(1, 3) + content[place:]


def _retell(content: bytes, chance: random.Random) -> bytes:
    """Attributes say something else."""
    values = list(re.finditer(rb'"([^"<]*)"', content))
    for match in sorted(chance.sample(values, min(len(values), chance.randint(1, 8))), key=lambda match: -match.start()):
        value = chance.choice([*(value.encode() for value in VALUES), chance.choice(values)[1]])
        content = content[: match.start(1)] + value + content[match.end(1) :]
    return content


def _shuffle(content: bytes, chance: random.Random) -> bytes:
    """Elements are moved, copied, taken out, put into others or called otherwise."""
    root = etree.fromstring(content)
    for _ in range(chance.randint(1, 15)):
        elements = list(root.iter(etree.Element))[1:]
        if len(elements) < 2:
            break
        one, other = chance.sample(elements, 2)
        inside = any(above is one for above in other.iterancestors())
        match chance.randrange(5):
            case 0 if not inside:
                other.append(one)
            case 1 if not inside:
                other.addprevious(one)
            case 2:
                one.tag = other.tag
            case 3:
                other.append(etree.fromstring(etree.tostring(one)))
            case _ if one.getparent() is not None:
                one.getparent().remove(one)
    return etree.tostring(root)[:2_000_000]


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (_flip, _cut, _repeat, _retell, _shuffle)


def _damaged(parts: dict[str, bytes], chance: random.Random) -> bytes:
    """The bytes of a package that is damaged as a whole or in one of its parts, mostly the main one."""
    if chance.random() < 0.25:
        return chance.choice((_flip, _cut, _repeat))(_zipped(parts), chance)
    name = "word/document.xml" if chance.random() < 0.6 else chance.choice(list(parts))
    if chance.random() < 0.03:
        return _zipped({other: content for other, content in parts.items() if other != name})
    damage = chance.choice((*DAMAGES, _shuffle, _retell))
    return _zipped(parts | {name: damage(parts[name], chance)})


def _check(read: Transcript) -> None:
    """What holds for every transcript."""
    assert unicodedata.is_normalized("NFC", read.text)
    assert all(0 <= turn.start <= turn.end <= len(read.text) for turn in read.turns)
    assert all(0 <= comment.start <= comment.end <= len(read.text) for comment in read.comments)


def _outcome(path: Path) -> str:
    """What came of a file: `read`, `refused`, or the traceback of a fault."""
    signal.alarm(MOST_SECONDS)
    try:
        for read in (read_transcript(path), *(part.transcript for part in read_parts(path))):
            _check(read)
    except KodbokError as error:
        return "refused" if str(error).endswith(".") else f"no sentence: {error}"
    except Exception:  # noqa: BLE001  # whatever it is, it is what this looks for
        return traceback.format_exc()
    finally:
        signal.alarm(0)
    return "read"


def _main(seed: int, count: int) -> None:
    """Reads damaged files and prints every fault, then how many were read and refused, and the peak of memory."""
    import resource  # no such module on Windows

    resource.setrlimit(resource.RLIMIT_AS, (2 * MOST_MEGABYTES * 1_000_000,) * 2)
    whole, chance = list(_whole_parts()), random.Random(seed)  # noqa: S311  # a fixed seed is the point
    outcomes: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "samtal.docx"
        for number in range(count):
            path.write_bytes(_damaged(chance.choice(whole), chance) or b"x")
            outcome = _outcome(path)
            if outcome not in {"read", "refused"}:
                print(f"file {number} of seed {seed}:\n{outcome}")  # noqa: T201  # the report of the process
                outcome = "fault"
            outcomes[outcome] = outcomes.get(outcome, 0) + 1
    peak = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    print(*(outcomes.get(name, 0) for name in ("read", "refused", "fault")), int(peak[1]) // 1000 if peak else 0)  # noqa: T201


@pytest.mark.parametrize("seed", [1, 2])
def test_damaged_files(seed: int) -> None:
    """Thousands of files with other bytes, elements and attributes are read or refused, in time and in memory."""
    done = subprocess.run(
        [sys.executable, __file__, str(seed), str(FILES // 2)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        cwd=Path(interviews.__file__).parents[1],
        env={"PYTHONPATH": str(Path(interviews.__file__).parents[1]), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    read, refused, faults, peak = map(int, done.stdout.splitlines()[-1].split())
    assert faults == 0, done.stdout[-4000:]
    assert peak <= MOST_MEGABYTES
    assert min(read, refused) > FILES // 10


if __name__ == "__main__":
    _main(int(sys.argv[1]), int(sys.argv[2]))
