"""Judgements of cases on scales: all of them side by side, and one opened with what could justify it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.profile import distribution
from analysis.selection import Selection
from analysis.written_choice import case_waves, of_cells
from workbench.results.plain_rows import plain_rows
from workbench.results.study_material import read_material
from workbench.results.written_tables import read_judgements, read_scales
from workbench.store.door import current_revision
from workbench.store.finding import UnknownValueError

if TYPE_CHECKING:
    from workbench.store.database import Database
    from workbench.store.door import Row


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """A case in a wave.

    Attributes:
        case: Its name.
        case_kind: Its kind, or None.
        wave: The wave, or None.
        judgements: A judgement a scale, in their order: the columns of `JUDGEMENT_COLUMNS`; None where nobody has judged.
    """

    case: str
    case_kind: str | None
    wave: str | None
    judgements: tuple[Row | None, ...]


@dataclass(frozen=True, slots=True)
class ProfileOverview:
    """The profiles of all selected cases.

    Attributes:
        revision: The study's revision in which they were read.
        scales: The columns of `SCALE_COLUMNS`.
        lines: A line a case and wave.
        distribution: How many cases of each kind have each value: the columns of `DISTRIBUTION_COLUMNS`.
        notes: What a reader must know, in English sentences.
    """

    revision: int
    scales: tuple[Row, ...]
    lines: tuple[ProfileLine, ...]
    distribution: tuple[Row, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgementOverview:
    """A case on a scale.

    Attributes:
        revision: The study's revision in which it was read.
        scale: Its row of the scales.
        case: Name of the case.
        wave: The wave, or None.
        judgement: The columns of `JUDGEMENT_COLUMNS`; None where nobody has judged.
        segments: The findings of the case that could justify it: the columns of the segments table.
    """

    revision: int
    scale: Row
    case: str
    wave: str | None
    judgement: Row | None
    segments: tuple[Row, ...]


def read_profiles(database: Database, selection: Selection) -> ProfileOverview:
    """Reads the profiles; the revision is read first, so that nothing later is missed.

    Raises:
        UnknownValueError: A filter names something that the study does not have.
    """
    with database.reading() as connection:
        revision, scales, judgements = current_revision(connection), read_scales(connection), read_judgements(connection)
    material = read_material(database, selection, topics=False)
    cases, here = case_waves(material), of_cells(judgements, material)
    told = {(row["scale"], row["case"], row["wave"]): row for row in plain_rows(here)}
    named = list(scales["scale"])
    lines = tuple(
        ProfileLine(**row, judgements=tuple(told.get((scale, row["case"], row["wave"])) for scale in named))
        for row in plain_rows(cases)
    )
    return ProfileOverview(revision, plain_rows(scales), lines, plain_rows(distribution(here, scales, cases)), material.facts.notes)


def read_judgement(database: Database, scale: str, case: str, wave: str | None) -> JudgementOverview:
    """Reads a case on a scale; the revision is read first, so that nothing later is missed.

    Raises:
        UnknownValueError: There is no such scale or case.
    """
    with database.reading() as connection:
        revision = current_revision(connection)
        scales, judgements = plain_rows(read_scales(connection)), plain_rows(read_judgements(connection))
    told = next((row for row in scales if row["scale"] == scale), None)
    if told is None:
        raise UnknownValueError("--scale", scale, [row["scale"] for row in scales])
    material = read_material(database, Selection(cases=(case,), all_waves=True), topics=False)
    if (case, wave) not in {(row["case"], row["wave"]) for row in plain_rows(case_waves(material))}:
        raise UnknownValueError("--wave", wave or "", sorted(set(material.interviews["wave"].dropna())))
    waves = material.interviews["wave"].astype(object)
    here = material.interviews.loc[waves.isna() if wave is None else waves == wave, "interview"]
    findings = material.segments[material.segments["counts"] & material.segments["interview"].isin(list(here))]
    return JudgementOverview(
        revision=revision,
        scale=told,
        case=case,
        wave=wave,
        judgement=next((row for row in judgements if (row["scale"], row["case"], row["wave"]) == (scale, case, wave)), None),
        segments=plain_rows(pd.DataFrame(findings)),
    )
