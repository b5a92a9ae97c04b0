"""Which words set a theme apart from all else that is said (Monroe, Colaresi and Quinn 2008)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.categories import Bools, Floats, Ints
from analysis.coded_rows import CodedRows, counting, with_words
from analysis.framework import framework_themes
from analysis.lemma_line import NO_WORD, LemmaLine
from analysis.quotations import UnknownThemeError
from analysis.spoken_words import SpokenWords
from coding.code_path import is_within

if TYPE_CHECKING:
    from analysis.material import Material

ODDS_COLUMNS = ("word", "here", "rest", "interviews", "log_odds", "z")
WORD_COLUMNS = ("word", "forms", *ODDS_COLUMNS[1:])
MOST_WORDS = 10
LEAST_INTERVIEWS = 2
"""In how many interviews a word of a theme must be said: one that a single person uses is theirs, and may be a name."""
LEAST_Z = 1.0
"""How many standard deviations a word must stand out by."""
_MOST_FORMS = 3


def distinctive_words(material: Material, theme: str, most: int = MOST_WORDS) -> pd.DataFrame:
    """The words that set a theme apart from the rest of the selection, the most distinctive first.

    Args:
        material: The material.
        theme: Path of a code; what lies below it belongs to it.
        most: How many words at most.

    Returns:
        The columns of `WORD_COLUMNS`: those of `word_odds` for words of a `z` above 1 that are said in two interviews of the theme
        at least, and `forms`: a tuple of the three forms in which the theme says the word most.

    Raises:
        UnknownThemeError: The theme is no code of the selection.
    """
    return WordComparison.of(material).distinctive(theme, most)


def theme_words(material: Material, most: int = MOST_WORDS) -> pd.DataFrame:
    """The distinctive words of every theme of the framework matrix, in the codebook's order.

    Args:
        material: The material.
        most: How many words a theme at most.

    Returns:
        A row per theme and word: `theme`, then the columns of `WORD_COLUMNS`.
    """
    themes, compared = framework_themes(material), WordComparison.of(material)
    tables = [compared.distinctive(theme, most).assign(theme=theme) for theme in themes]
    told = [table for table in tables if len(table)]
    columns = ["theme", *WORD_COLUMNS]
    return pd.concat(told, ignore_index=True)[columns] if told else pd.DataFrame(columns=columns)


def word_odds(material: Material, theme: str) -> pd.DataFrame:
    """Every word of the selection, by how much more often a theme says it than the rest does.

    Counted are interviewees' words by their dictionary forms (Swedish; what the dictionary does not know stays as it is): those in
    the theme's passages against all others of the selection. The estimate is the log-odds ratio with an informative Dirichlet
    prior; the prior is what all of the selection says, word by word, so that a word that everybody uses must differ much to stand
    out, and needs no list of words to be left out.

    Args:
        material: The material.
        theme: Path of a code; what lies below it belongs to it.

    Returns:
        A row per word, the highest `z` first, then by the alphabet: the columns of `ODDS_COLUMNS`. `here` and `rest` are how often
        it is said in the theme and outside of it, `interviews` in how many interviews the theme says it, `log_odds` the ratio
        (above 0: rather in the theme) and `z` that ratio over its standard deviation. Without a word in the theme, or without one
        outside of it, there is nothing to compare and no row.

    Raises:
        UnknownThemeError: The theme is no code of the selection.
    """
    return WordComparison.of(material).odds(theme)


def log_odds(here: Ints, rest: Ints) -> tuple[Floats, Floats]:
    """Log-odds ratios of words with the sum of both sides as prior, and their z-scores (Monroe et al. 2008).

    Args:
        here: How often each word is said on one side.
        rest: How often on the other.

    Returns:
        The ratios and the z-scores; both 0 for a word that is all that is said, for then no odds are to be had.
    """
    prior = (here + rest).astype(np.float64)
    ours, theirs = here + prior, rest + prior
    others, their_others = ours.sum() - ours, theirs.sum() - theirs
    alone = (others <= 0) | (their_others <= 0)
    odds = np.log(ours / np.where(alone, 1, others)) - np.log(theirs / np.where(alone, 1, their_others))
    ratio = np.where(alone, 0.0, odds)
    return ratio, ratio / np.sqrt(1 / ours + 1 / theirs)


@dataclass(frozen=True, slots=True)
class WordComparison:
    """The words of a material, ready to be compared theme by theme.

    Attributes:
        codes: The codebook's paths.
        line: What is said at each place of the line of spoken words.
        interview: The position of the interview that each place belongs to.
        rows: The segments that count.
    """

    codes: tuple[str, ...]
    line: LemmaLine
    interview: Ints
    rows: CodedRows

    @classmethod
    def of(cls, material: Material) -> WordComparison:
        """Looks all words up, which takes most of the time."""
        spoken = SpokenWords.of(material)
        line = LemmaLine.of(material, spoken)
        interview = np.searchsorted(spoken.bases, np.arange(len(line.form_at)), side="right") - 1
        rows = CodedRows.of(material, spoken, counting(material) & with_words(material))
        return cls(tuple(material.codebook["code"].astype(str)), line, interview, rows)

    def odds(self, theme: str) -> pd.DataFrame:
        """The table of `word_odds`."""
        return self._odds(self._passages(theme))

    def distinctive(self, theme: str, most: int = MOST_WORDS) -> pd.DataFrame:
        """The table of `distinctive_words`."""
        inside = self._passages(theme)
        table = self._odds(inside)
        kept = table[(table["z"] > LEAST_Z) & (table["interviews"] >= LEAST_INTERVIEWS)].head(most).reset_index(drop=True)
        kept["forms"] = [self.line.forms_of(word, inside)[:_MOST_FORMS] for word in kept["word"]]
        return kept[list(WORD_COLUMNS)]

    def _odds(self, inside: Bools) -> pd.DataFrame:
        here, rest = self.line.counts(inside), self.line.counts(~inside)
        ratio, z = log_odds(here, rest)
        columns = (np.array(self.line.lemmas, dtype=object), here, rest, self._interviews(inside), ratio, z)
        table = pd.DataFrame(dict(zip(ODDS_COLUMNS, columns, strict=True)))
        if not here.sum() or not rest.sum():
            table = table.iloc[:0]
        return table.sort_values(["z", "word"], ascending=[False, True], ignore_index=True)

    def _passages(self, theme: str) -> Bools:
        """The places of the line that the theme's passages cover."""
        below = np.array([is_within(code, theme) for code in self.codes], dtype=bool)
        if not below.any():
            raise UnknownThemeError(theme)
        wanted = below[self.rows.code]
        steps = np.zeros(len(self.line.form_at) + 1, dtype=np.int64)
        np.add.at(steps, self.rows.start[wanted], 1)
        np.subtract.at(steps, self.rows.end[wanted], 1)
        return np.cumsum(steps[:-1]) > 0

    def _interviews(self, inside: Bools) -> Ints:
        """In how many interviews each word is said inside."""
        spoken = inside & (self.line.form_at != NO_WORD)
        size = len(self.line.lemmas)
        pairs = np.unique(self.interview[spoken] * size + self.line.lemma_of[self.line.form_at[spoken]])
        return np.bincount(pairs % max(size, 1), minlength=size)
