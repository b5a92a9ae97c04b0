"""The few words of a reading copy, in the languages that Kodbok speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interviews.transcript import Kind


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """What a reading copy says in one language.

    Attributes:
        tag: The language's tag.
        classified: The mark of material with personal data.
        case: Heading of the organisation.
        wave: Heading of the wave.
        kind: Heading of the sort of source.
        date: Heading of the date.
        size: Heading of the size.
        coders: Heading of the coders.
        sizes: How large the text is and how much of it is coded.
        how: How the marks are read.
        codes: Heading of the codes.
        counts: Heading of how often a code was given.
        transcript: Heading of the text.
        margin: Heading of the margin.
        continued: What stands beside a coding that has begun before.
        contrary: What stands beside a coding that speaks against its code.
        uncoded: What is said where nothing is coded.
        page: What stands before the page's number, and between it and the number of pages.
        kinds: The sorts of sources.
    """

    tag: str
    classified: str
    case: str
    wave: str
    kind: str
    date: str
    size: str
    coders: str
    sizes: str
    how: str
    codes: str
    counts: str
    transcript: str
    margin: str
    continued: str
    contrary: str
    uncoded: str
    page: tuple[str, str]
    kinds: Mapping[Kind, str]


SWEDISH: Final = ReadingWords(
    tag="sv-SE",
    classified="Arbetsmaterial – innehåller personuppgifter",
    case="Organisation",
    wave="Uppföljningsår",
    kind="Källa",
    date="Datum",
    size="Omfång",
    coders="Kodare",
    sizes="{words} ord, {segments} kodningar",
    how=(
        "Så läses marginalen: ett kodat textställe börjar vid [1 och slutar vid 1] och är understruket, dubbelt där flera "
        "överlappar varandra. Bredvid står numret, koden och kodarens initialer."
    ),
    codes="Koder i utskriften",
    counts="Kodningar",
    transcript="Utskrift",
    margin="Koder",
    continued="forts.",
    contrary="motsäger",
    uncoded="Inget i utskriften är kodat.",
    page=("Sida ", " av "),
    kinds={"interview": "Intervju", "workshop": "Workshop", "meeting": "Möte", "survey": "Enkätsvar", "article": "Artikel"},
)
ENGLISH: Final = ReadingWords(
    tag="en-GB",
    classified="Working material – contains personal data",
    case="Organisation",
    wave="Wave",
    kind="Source",
    date="Date",
    size="Size",
    coders="Coders",
    sizes="{words} words, {segments} codings",
    how=(
        "How to read the margin: a coded passage begins at [1 and ends at 1] and is underlined, twice where several overlap. "
        "Beside it stand the number, the code and the coder's initials."
    ),
    codes="Codes in the transcript",
    counts="Codings",
    transcript="Transcript",
    margin="Codes",
    continued="cont.",
    contrary="contrary",
    uncoded="Nothing in the transcript is coded.",
    page=("Page ", " of "),
    kinds={"interview": "Interview", "workshop": "Workshop", "meeting": "Meeting", "survey": "Survey answer", "article": "Article"},
)
READING_WORDS: Final[Mapping[str, ReadingWords]] = {"sv": SWEDISH, "en": ENGLISH}
