"""Automatic numbers are counted as Word counts them, and kept beside the text."""

from __future__ import annotations

import pytest

LEVELS = """
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="%1{end}"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="x"/></w:lvl></w:lvlOverride></w:num>
"""


def item(text: str, list_id: str = "1", level: int = 0) -> str:
    """A paragraph of a list."""
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return f"<w:p><w:pPr>{listed}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.fixture
def numbers(read_body):
    """The numbers of the turns of a talk whose paragraphs are given as list id and level."""

    def read(*places: tuple[str, int], shape: str = "decimal", end: str = ".") -> list[str | None]:
        body = "".join(item(f"{'I' if turn % 2 else 'IP'}: Så.", *place) for turn, place in enumerate(places))
        return [turn.number for turn in read_body(body, numbering=LEVELS.format(shape=shape, end=end)).turns]

    return read


def test_levels_count_below_each_other(numbers) -> None:
    """A deeper level begins anew under each number above it."""
    assert numbers(("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1)) == ["1.", "1.1", "1.2", "2.", "2.1"]


def test_lists_of_one_pattern_go_on(numbers) -> None:
    """Lists share their pattern's count, unless one says where to begin."""
    assert numbers(("1", 0), ("2", 0), ("2", 0), ("1", 0)) == ["1.", "5.", "6.", "7."]


def test_bullets_and_no_lists(numbers) -> None:
    """A bullet is shown as one; a list that does not exist, and list 0, show nothing."""
    assert numbers(("3", 0), ("0", 0), ("9", 0), ("1", 99)) == ["•", None, None, None]


SHAPES = {
    "lowerLetter": ["a)", "b)", "c)", "d)"],
    "upperLetter": ["A)", "B)", "C)", "D)"],
    "lowerRoman": ["i)", "ii)", "iii)", "iv)"],
    "upperRoman": ["I)", "II)", "III)", "IV)"],
    "decimalZero": ["01)", "02)", "03)", "04)"],
    "hebrew1": ["1)", "2)", "3)", "4)"],
    "none": [None] * 4,
}


@pytest.mark.parametrize(("shape", "shown"), SHAPES.items(), ids=SHAPES.keys())
def test_shapes(numbers, shape: str, shown: list[str | None]) -> None:
    """Letters and Roman numerals are shown as such, scripts that are not known as digits."""
    assert numbers(*[("1", 0)] * 4, shape=shape, end=")") == shown


LEGAL = """
<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Lista"/></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Lista"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/><w:isLgl/>
<w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="1"/><w:lvlText w:val="%3"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
"""


def test_levels_that_restart_otherwise(read_body) -> None:
    """A level may go on under the next number, or begin anew under some levels alone; its numbers may all be digits."""
    levels = (0, 1, 2, 1, 2, 0, 1, 2)
    body = "".join(item(f"{'I' if turn % 2 else 'IP'}: Så.", "1", level) for turn, level in enumerate(levels))
    numbers = [turn.number for turn in read_body(body, numbering=LEGAL).turns]
    assert numbers == ["I", "1.1", "1", "1.2", "2", "II", "2.3", "1"]
