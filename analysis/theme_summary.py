"""All that is known of a theme at one place: numbers, voices, silence, counter-evidence, and what people wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.framework import framework, framework_themes
from analysis.quotation_choice import QuotationChoice
from analysis.sentence_draft import drafted
from analysis.theme_numbers import NUMBERS_BY, theme_numbers
from analysis.theme_table import themes
from analysis.voices import counter_evidence, voices
from analysis.word_odds import WordComparison
from analysis.written import rows_of

if TYPE_CHECKING:
    import pandas as pd

    from analysis.material import Material
    from analysis.written import Written


@dataclass(frozen=True, slots=True)
class ThemeSummary:
    """A theme in one wave.

    Attributes:
        theme: Path of the theme.
        wave: The wave, or None.
        numbers: Its row of the theme table, by column.
        by: For each of `NUMBERS_BY` its rows of `theme_numbers`.
        speaking: Cases with passages.
        silent: Cases that are finished and have none.
        not_asked: Cases that were not asked about it.
        not_finished: Cases of which nothing can be said yet.
        contrary: The segments that speak against it: the columns of the segments table.
        words: The words that set it apart from the rest: the columns of `distinctive_words`.
        draft: A machine's draft, which is never to be taken for a synthesis: the columns of `typical_sentences`.
        summaries: How many cases have a summary, and how many of these are stale.
        synthesis: The row of its synthesis, by column; None where there is none.
    """

    theme: str
    wave: str | None
    numbers: Mapping[str, Any]
    by: Mapping[str, pd.DataFrame]
    speaking: tuple[str, ...]
    silent: tuple[str, ...]
    not_asked: tuple[str, ...]
    not_finished: tuple[str, ...]
    contrary: pd.DataFrame
    words: pd.DataFrame
    draft: pd.DataFrame
    summaries: tuple[int, int]
    synthesis: Mapping[str, Any] | None


def theme_summaries(material: Material, written: Written, theme: str | None = None) -> list[ThemeSummary]:
    """What is known of every theme of the framework matrix, or of one, wave by wave.

    Args:
        material: The material. Numbers, words and draft are of the whole material, also where it has several waves.
        written: What people wrote of it.
        theme: Path of a theme, or of any other code; None for all of the matrix and those that have a synthesis.
    """
    also = [*written.summaries["theme"], *written.syntheses["theme"]]
    cells = framework(material, written, [theme] if theme else framework_themes(material, also))
    numbers = {row["code"]: row for row in rows_of(themes(material))}
    by = {name: theme_numbers(material, name) for name in NUMBERS_BY}
    comparison, choice = WordComparison.of(material), QuotationChoice.of(material)
    told = {(row["theme"], _text(row["wave"])): row for row in rows_of(written.syntheses)}
    found = []
    for row in rows_of(voices(cells)):
        here = _of_wave(cells[cells["theme"] == row["theme"]], _text(row["wave"]))
        found.append(
            ThemeSummary(
                theme=row["theme"],
                wave=_text(row["wave"]),
                numbers=numbers[row["theme"]],
                by={name: table[table["code"] == row["theme"]].reset_index(drop=True) for name, table in by.items()},
                **{name: row[name] for name in ("speaking", "silent", "not_asked", "not_finished")},
                contrary=_of_wave(counter_evidence(material, row["theme"]), _text(row["wave"])),
                words=comparison.distinctive(row["theme"]),
                draft=drafted(material, choice, row["theme"]),
                summaries=(int(here["id"].ne("").sum()), int((here["state"] == "stale").sum())),
                synthesis=told.get((row["theme"], _text(row["wave"]))),
            )
        )
    return found


def _of_wave(table: pd.DataFrame, wave: str | None) -> pd.DataFrame:
    """The rows of a wave."""
    waves = table["wave"].astype(object)
    return table[waves.isna() if wave is None else waves == wave].reset_index(drop=True)


def _text(value: object) -> str | None:
    """A text, or None."""
    return value if isinstance(value, str) else None
