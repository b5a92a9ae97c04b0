"""A theme opened: its numbers, who speaks and who is silent, what speaks against it, and what people wrote about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.framework import framework
from analysis.selection import Selection
from analysis.theme_numbers import theme_numbers
from analysis.theme_table import themes
from analysis.voices import counter_evidence, voices
from analysis.written import Written
from analysis.written_choice import of_cells, of_waves
from interviews.errors import KodbokError
from workbench.results.ledger_table import read_ledger
from workbench.results.plain_rows import plain_rows
from workbench.results.study_material import read_material
from workbench.results.written_tables import evidence_needed, read_summaries, read_syntheses
from workbench.store.codes import read_study_codebook
from workbench.store.door import current_revision

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.material import Material
    from workbench.store.database import Database
    from workbench.store.door import Row


class NothingOfThemeError(KodbokError):
    """Nothing can be told of a theme."""

    def __init__(self, theme: str) -> None:
        super().__init__(f"There is no interview of a case in which {theme} could be told; say whose the interviews are.")


@dataclass(frozen=True, slots=True)
class ThemePage:
    """What is known of a theme in one wave.

    Attributes:
        revision: The study's revision in which it was read.
        theme: Its path.
        wave: The wave, or None.
        waves: The waves that there are.
        numbers: Its row of the theme table.
        by: Its numbers by kind of case, by role and by wave: rows of `analysis.theme_numbers`.
        voices: Cases by whether they speak: `speaking`, `silent`, `not_asked`, `not_finished`.
        contrary: Segments that speak against it: the columns of the segments table.
        summaries: The summaries of its cases: the columns of `SUMMARY_COLUMNS`.
        synthesis: Its synthesis: the columns of `SYNTHESIS_COLUMNS`, or None.
        quotations: Its quotations: the columns of `LEDGER_COLUMNS`.
        notes: What a reader must know, in English sentences.
    """

    revision: int
    theme: str
    wave: str | None
    waves: tuple[str, ...]
    numbers: Mapping[str, object]
    by: Mapping[str, tuple[Row, ...]]
    voices: Mapping[str, tuple[str, ...]]
    contrary: tuple[Row, ...]
    summaries: tuple[Row, ...]
    synthesis: Row | None
    quotations: tuple[Row, ...]
    notes: tuple[str, ...]


def read_theme(database: Database, theme: str, wave: str | None = None) -> ThemePage:
    """Reads a theme; the revision is read first, so that nothing later is missed.

    Args:
        database: The study.
        theme: Path, unique name or alias of the code.
        wave: The wave; None for the only one, or the latest.

    Raises:
        CodeUnknownError: There is no such code.
        UnknownValueError: There is no such wave.
        NothingOfThemeError: No selected interview has a case.
    """
    with database.reading() as connection:
        revision = current_revision(connection)
        path = read_study_codebook(connection).find(theme).path
        evidence = evidence_needed(connection)
        summaries, syntheses = read_summaries(connection, evidence), read_syntheses(connection, evidence)
    material = read_material(database, Selection(waves=(wave,) if wave else ()))
    summaries, syntheses = of_cells(summaries, material), of_waves(syntheses, material)
    heard = plain_rows(voices(framework(material, Written(summaries=summaries), [path])))
    if not heard:
        raise NothingOfThemeError(path)
    found, ledger = heard[-1], read_ledger(database)
    here = ledger["interview"].isin(list(material.interviews["interview"])) & (ledger["theme"] == path)
    return ThemePage(
        revision=revision,
        theme=path,
        wave=found["wave"],
        waves=material.facts.waves,
        numbers=next(row for row in plain_rows(themes(material)) if row["code"] == path),
        by={**{name: _numbers(material, path, name) for name in ("case_kind", "role")}, "wave": _by_wave(database, path)},
        voices={name: found[name] for name in ("speaking", "silent", "not_asked", "not_finished")},
        contrary=plain_rows(counter_evidence(material, path)),
        summaries=plain_rows(summaries[summaries["theme"] == path]),
        synthesis=next((row for row in plain_rows(syntheses) if (row["theme"], row["wave"]) == (path, found["wave"])), None),
        quotations=plain_rows(ledger[here]),
        notes=material.facts.notes,
    )


def _numbers(material: Material, path: str, by: str) -> tuple[Row, ...]:
    """A theme's numbers in every group."""
    table = theme_numbers(material, by)
    return plain_rows(table[table["code"] == path])


def _by_wave(database: Database, path: str) -> tuple[Row, ...]:
    """A theme's numbers in every wave; nothing where there is one at most."""
    rows = _numbers(read_material(database, Selection(all_waves=True), topics=False), path, "wave")
    return rows if len(rows) > 1 else ()
