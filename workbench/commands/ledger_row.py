"""What a row of an edited ledger asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from analysis.ledger_book.wording import ATTRIBUTION_WORDS, STATE_WORDS, meant
from coding.clean_text import FieldError
from coding.flag import flag_of
from interviews.errors import KodbokError
from workbench.commands.ledger_edits import QuotationChange

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from analysis.ledger_entry import LedgerEntry
    from analysis.names import Names
    from analysis.workbook.edited_rows import EditedRow


class LedgerCellError(KodbokError):
    """A cell says nothing that its column could mean."""

    def __init__(self, column: str, text: str, words: Mapping[str, Mapping[str, str]]) -> None:
        known = ", ".join(words["sv"].values())
        super().__init__(f"{column} {text!r} is none of {known} (or of {', '.join(words['sv'])}).")


class PseudonymUnclearError(KodbokError):
    """It cannot be told whose name a pseudonym stands for."""

    def __init__(self, shown: str) -> None:
        super().__init__(
            f"the edited words hold {shown!r}, and it cannot be told which words that stands for; export with --names real to edit "
            "this quotation."
        )


def edits_of(row: EditedRow, edited: Sequence[str], now: LedgerEntry, names: Names) -> QuotationChange:
    """The change that the edited cells of a row ask for; a note that was not edited stays.

    Raises:
        LedgerCellError: A state or an attribution is none.
        FieldError: A cell says neither yes nor no.
        PseudonymUnclearError: The words hold a pseudonym that may stand for several things.
    """
    told: dict[str, Any] = {"note": now.note}
    for name in edited:
        text = row.cells[name]
        match name:
            case "text":
                told["text"] = named_again(text, (now.verbatim, now.text), names)
            case "key":
                told["key"] = _flag(text)
            case "note":
                told["note"] = text
            case _:
                told[name] = _meant(name, text)
    return QuotationChange(**told)


def _meant(column: str, text: str) -> str:
    """The state or the attribution of a cell."""
    words = STATE_WORDS if column == "state" else ATTRIBUTION_WORDS
    value = meant(text, words)
    if value is None:
        raise LedgerCellError(column, text, words)
    return value


def _flag(text: str) -> bool:
    """Yes or no."""
    try:
        return flag_of(text)
    except FieldError as fault:
        raise FieldError(f"key {fault.reason}.") from fault


def named_again(text: str, before: Sequence[str], names: Names) -> str:
    """Edited words with the names that were said in the place of what stands for them.

    Args:
        text: The words as they stand in the cell.
        before: What was said, and the quotation as it stood.
        names: How the export called things.

    Raises:
        PseudonymUnclearError: It cannot be told which words a pseudonym stands for.
    """
    if names.replacer is None:
        return text
    said: dict[str, set[str]] = {}
    for whole in before:
        for each in names.replacer.replacements(whole):
            said.setdefault(each.shown, set()).add(whole[each.start : each.end])
    for shown in sorted(said, key=len, reverse=True):
        pattern = re.compile(rf"(?<![^\W_]){re.escape(shown)}(?![^\W_])")
        if not pattern.search(text):
            continue
        if len(said[shown]) > 1:
            raise PseudonymUnclearError(shown)
        (word,) = said[shown]
        text = pattern.sub(lambda _, word=word: word, text)  # type: ignore[misc]  # a default keeps the word of this turn
    return text
