"""What it means: codebooks, coded segments, rules that propose, and files of codings."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coding.builtin_codebooks import builtin_codebook
    from coding.carrying import Carried, carry
    from coding.code import Code
    from coding.codebook import Codebook
    from coding.codebook_change import CodebookChange, CodeChange, FieldChange, adopt_ids, compare
    from coding.codebook_files import read_codebook, write_codebook
    from coding.coding_row import CodingFile, CodingRow, Refusal
    from coding.coding_rows import read_coding_rows, write_coding_rows
    from coding.memo import Memo
    from coding.proposals import WordForm, propose, word_forms
    from coding.rule import Rule
    from coding.segment import CodedSegment

__all__ = [
    "Carried",
    "Code",
    "CodeChange",
    "Codebook",
    "CodebookChange",
    "CodedSegment",
    "CodingFile",
    "CodingRow",
    "FieldChange",
    "Memo",
    "Refusal",
    "Rule",
    "WordForm",
    "adopt_ids",
    "builtin_codebook",
    "carry",
    "compare",
    "propose",
    "read_codebook",
    "read_coding_rows",
    "word_forms",
    "write_codebook",
    "write_coding_rows",
]

_HOMES = {
    "coding.builtin_codebooks": ("builtin_codebook",),
    "coding.carrying": ("Carried", "carry"),
    "coding.code": ("Code",),
    "coding.codebook": ("Codebook",),
    "coding.codebook_change": ("CodeChange", "CodebookChange", "FieldChange", "adopt_ids", "compare"),
    "coding.codebook_files": ("read_codebook", "write_codebook"),
    "coding.coding_row": ("CodingFile", "CodingRow", "Refusal"),
    "coding.coding_rows": ("read_coding_rows", "write_coding_rows"),
    "coding.memo": ("Memo",),
    "coding.proposals": ("WordForm", "propose", "word_forms"),
    "coding.rule": ("Rule",),
    "coding.segment": ("CodedSegment",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Loads what is exported from its home when it is first asked for, so that importing the package costs nothing."""
    if name not in _HOME:
        raise AttributeError(f"module 'coding' has no attribute {name!r}")
    value: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
