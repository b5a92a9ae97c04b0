"""What a machine can say of a theme: the words that set it apart, and a draft of typical sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.selection import Selection
from analysis.sentence_draft import typical_sentences
from analysis.word_odds import distinctive_words
from workbench.results.plain_rows import plain_rows
from workbench.results.study_material import read_material
from workbench.store.codes import read_study_codebook

if TYPE_CHECKING:
    from workbench.store.database import Database
    from workbench.store.door import Row


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """What no person has written of a theme.

    Attributes:
        theme: Its path.
        words: The words that set it apart: the columns of `analysis.distinctive_words`.
        draft: A draft, which is never to be taken for a synthesis: the columns of `analysis.typical_sentences`.
    """

    theme: str
    words: tuple[Row, ...]
    draft: tuple[Row, ...]


def read_theme_words(database: Database, theme: str, wave: str | None = None) -> ThemeWords:
    """Counts the words of a theme and drafts; it takes a moment.

    Args:
        database: The study.
        theme: Path, unique name or alias of the code.
        wave: The wave; None for the only one, or the latest.

    Raises:
        CodeUnknownError: There is no such code.
        UnknownValueError: There is no such wave.
    """
    with database.reading() as connection:
        path = read_study_codebook(connection).find(theme).path
    material = read_material(database, Selection(waves=(wave,) if wave else ()), topics=False)
    return ThemeWords(path, plain_rows(distinctive_words(material, path)), plain_rows(typical_sentences(material, path)))
