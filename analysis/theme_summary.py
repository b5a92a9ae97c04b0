"""All that is known of a theme at one place: numbers, voices, silence, counter-evidence, and what people wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.framework import framework, framework_themes
from analysis.names import by_number
from analysis.one_wave import in_wave
from analysis.quotation_choice import QuotationChoice
from analysis.sentence_draft import drafted
from analysis.theme_numbers import NUMBERS_BY, theme_numbers
from analysis.theme_table import themes as theme_table
from analysis.voices import VOICES, counter_evidence, voices
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
        numbers: Its row of the theme table of the wave, by column.
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
        material: The material; its waves are counted each by itself, but for the numbers by wave, which stand side by side.
        written: What people wrote of it.
        theme: Path of a theme, or of any other code; None for all of the matrix and those that have a synthesis.
    """
    also = [*written.summaries["theme"], *written.syntheses["theme"]]
    themes = [theme] if theme else framework_themes(material, also)
    by_wave = theme_numbers(material, "wave")
    waves = sorted({_text(wave) for wave in material.interviews["wave"]}, key=lambda wave: by_number(wave or ""))
    told = [_of_themes(material if len(waves) == 1 else in_wave(material, wave), written, themes, by_wave) for wave in waves]
    return [of_wave for of_theme in zip(*told, strict=True) for of_wave in of_theme]


def _of_themes(material: Material, written: Written, themes: Sequence[str], by_wave: pd.DataFrame) -> list[ThemeSummary]:
    """What is known of themes in a material of one wave."""
    wave = _text(next(iter(material.interviews["wave"])))
    cells = framework(material, written, themes)
    spoken = {row["theme"]: row for row in rows_of(voices(cells))}
    numbers = {row["code"]: row for row in rows_of(theme_table(material))}
    by = {name: by_wave if name == "wave" else theme_numbers(material, name) for name in NUMBERS_BY}
    comparison, choice = WordComparison.of(material), QuotationChoice.of(material)
    told = {row["theme"]: row for row in rows_of(written.syntheses) if _text(row["wave"]) == wave}
    return [
        ThemeSummary(
            theme=theme,
            wave=wave,
            numbers=numbers[theme],
            by={name: table[table["code"] == theme].reset_index(drop=True) for name, table in by.items()},
            **{name: spoken[theme][name] if theme in spoken else () for name in VOICES},
            contrary=counter_evidence(material, theme),
            words=comparison.distinctive(theme),
            draft=drafted(material, choice, theme),
            summaries=_summarised(cells[cells["theme"] == theme]),
            synthesis=told.get(theme),
        )
        for theme in themes
    ]


def _summarised(cells: pd.DataFrame) -> tuple[int, int]:
    """How many cells have a summary, and how many of these are stale."""
    return int(cells["id"].ne("").sum()), int((cells["state"] == "stale").sum())


def _text(value: object) -> str | None:
    """A text, or None."""
    return value if isinstance(value, str) else None
