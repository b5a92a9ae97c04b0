"""What stands in coding sheets, in Swedish and English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviews.errors import KodbokError
from interviews.grid import fold_header

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coding.coding_sheets.placing import PlacedCoding

_BEGINNING = 20
"""Characters of a passage by which it is known again."""

MARK_HEADER = "kodbok-id"
"""The header of the hidden column with the rows' marks, in every language."""


class SheetLanguageError(KodbokError):
    """There are no coding sheets in a language."""

    def __init__(self, lang: str) -> None:
        super().__init__(f"There are no coding sheets in {lang!r}; choose sv or en.")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language.

    Attributes:
        number: Header of the rows' numbers.
        speaker: Header of the speakers.
        text: Header of the texts.
        code: Header of the code cells, before their numbers.
        memo: Header of the memos.
        extent: Header of what a coding covers if it is not the row's text.
        part: Said there of a coding that covers a part of it, with the beginning of that.
        more: Said there of one that goes beyond it.
        hidden: Said there where a row has more codings than it shows.
        coder: Before the coder's name.
        finished: What the coder is asked.
        yes: The answer.
        no: The other answer.
        mark: What every page says.
        readme: Title of the sheet that tells how.
        codebook: Title of the sheet of codes, and its columns by field.
        columns: Headers of the sheet of codes, by field.
        facts: Labels of the facts on the first sheet, by field.
        units: What a row is, by kind.
        unlisted: Title and text of what Excel says to a code that is not on the list.
    """

    number: str
    speaker: str
    text: str
    code: str
    memo: str
    extent: str
    part: str
    more: str
    hidden: str
    coder: str
    finished: str
    yes: str
    no: str
    mark: str
    readme: str
    codebook: str
    columns: Mapping[str, str]
    facts: Mapping[str, str]
    units: Mapping[str, str]
    unlisted: tuple[str, str]

    def extents(self, coding: PlacedCoding, number: int) -> str:
        """What is said of a coding that does not cover the row's text exactly, by the number of its cell; else nothing."""
        if coding.extent == "whole":
            return ""
        begins = " ".join(coding.segment.quote.split())
        short = begins if len(begins) <= _BEGINNING else f"{begins[:_BEGINNING].rstrip()} …"
        return f"{self.code} {number}: {self.more if coding.extent == 'more' else self.part.format(quote=short)}"


_SWEDISH = Words(
    number="nr",
    speaker="talare",
    text="text",
    code="kod",
    memo="anteckning",
    extent="omfattning",
    part="”{quote}”",
    more="fler rader",
    hidden="{count} kodningar till visas inte",
    coder="Kodare",
    finished="Klar med intervjun? Välj ja när allt är kodat  →",
    yes="ja",
    no="nej",
    mark="Arbetsmaterial – innehåller personuppgifter",
    readme="Läs mig",
    codebook="Kodbok",
    columns={
        "label": "kod",
        "path": "sökväg",
        "definition": "definition",
        "include": "ta med",
        "exclude": "ta inte med",
        "example": "exempel",
        "retired": "avslutad",
    },
    facts={
        "coder": "Kodare",
        "study": "Studie",
        "unit": "En rad är",
        "sheets": "Bladen",
        "rows": "rader",
        "codings": "kodningar",
        "finished": "klar",
    },
    units={"turn": "en replik (en lång replik går över flera rader)", "sentence": "en mening"},
    unlisted=(
        "Koden står inte i listan",
        "Välj Nej och ta en kod ur listan – eller Ja om du vet att den finns i kodboken.",
    ),
)

_ENGLISH = Words(
    number="no",
    speaker="speaker",
    text="text",
    code="code",
    memo="memo",
    extent="extent",
    part="“{quote}”",
    more="several rows",
    hidden="{count} more codings are not shown",
    coder="Coder",
    finished="Finished with the interview? Choose yes when all is coded  →",
    yes="yes",
    no="no",
    mark="Working material – contains personal data",
    readme="Read me",
    codebook="Codebook",
    columns={
        "label": "code",
        "path": "path",
        "definition": "definition",
        "include": "include",
        "exclude": "exclude",
        "example": "example",
        "retired": "retired",
    },
    facts={
        "coder": "Coder",
        "study": "Study",
        "unit": "A row is",
        "sheets": "The sheets",
        "rows": "rows",
        "codings": "codings",
        "finished": "finished",
    },
    units={"turn": "a turn (a long turn goes over several rows)", "sentence": "a sentence"},
    unlisted=(
        "The code is not on the list",
        "Choose No and take a code from the list – or Yes if you know that it exists.",
    ),
)

WORDS: Mapping[str, Words] = {"sv": _SWEDISH, "en": _ENGLISH}

_CODE_HEADER = re.compile(r"(?:kod|code) ?([1-9][0-9]{0,2})")


def words_of(lang: str) -> Words:
    """The words of a language.

    Raises:
        SheetLanguageError: There are none.
    """
    if lang not in WORDS:
        raise SheetLanguageError(lang)
    return WORDS[lang]


def header_meaning(text: str) -> str | int | None:
    """What a column is by its header, in either language and any case: `text`, `memo`, `mark`, or the number of a code column.

    >>> header_meaning("Kod 2"), header_meaning("MEMO"), header_meaning("egen")
    (2, 'memo', None)
    """
    folded = fold_header(text)
    code = _CODE_HEADER.fullmatch(folded)
    return int(code[1]) if code else _MEANINGS.get(folded)


_MEANINGS = {
    MARK_HEADER: "mark",
    **{words.text: "text" for words in WORDS.values()},
    **{words.memo: "memo" for words in WORDS.values()},
}
