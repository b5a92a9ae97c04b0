"""What a workbook of the framework matrix holds, from a study and a material of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.coded_rows import counting
from analysis.framework import framework
from analysis.framework_book.contents import FrameworkSheets
from analysis.material import SEGMENT_COLUMNS
from analysis.theme_summary import theme_summaries
from analysis.written import JUDGEMENT_COLUMNS, rows_of
from analysis.written_choice import case_waves
from coding.code_path import lineage
from workbench.rows.evidence import Cell
from workbench.rows.written_ids import judgement_id, summary_id, synthesis_id
from workbench.store import schema
from workbench.store.codes import read_study_codebook
from workbench.store.door import live

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import sqlalchemy as sa

    from analysis.material import Material
    from analysis.theme_summary import ThemeSummary
    from analysis.written import Written

_SYNTHESIS_COLUMNS = (
    *("theme", "wave", "state", "passages", "cases", "cases_total", "silent", "not_asked", "not_finished", "synthesis"),
    *("author", "date", "id", "version"),
)


def framework_sheets(connection: sa.Connection, material: Material, written: Written) -> FrameworkSheets:
    """The tables of the workbook: every cell, theme and judgement that can be written in, with its id, be it written or not."""
    ids = _Ids(connection)
    cells = framework(material, written)
    cells = cells.assign(id=ids.of_cells(cells), version=cells["version"].fillna(0).astype("int64"))
    return FrameworkSheets(
        facts=material.facts,
        cells=cells,
        syntheses=_syntheses(theme_summaries(material, written), ids),
        judgements=_judgements(material, written, ids),
        steps={row["scale"]: row["steps"] for row in rows_of(written.scales)},
        passages=_passages(material, cells),
        headings=_headings(list(dict.fromkeys(cells["theme"]))),
    )


class _Ids:
    """Ids of what could be written, by the names of what it is about.

    Args:
        connection: The study.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._cases = {row["name"]: row["id"] for row in live(connection, schema.cases)}
        self._codes = {code.path: code.id for code in read_study_codebook(connection).codes}
        self._scales = {row["name"]: row["id"] for row in live(connection, schema.scales)}

    def of_cells(self, table: pd.DataFrame) -> list[str]:
        """The ids of the summaries of cells."""
        told = zip(table["case"], table["theme"], table["wave"], strict=True)
        return [summary_id(Cell(self._cases[case], self._codes[theme], _text(wave))) for case, theme, wave in told]

    def of_theme(self, theme: str, wave: str | None) -> str:
        """The id of a synthesis."""
        return synthesis_id(self._codes[theme], wave)

    def of_judgement(self, scale: str, case: str, wave: str | None) -> str:
        """The id of a judgement."""
        return judgement_id(self._scales[scale], self._cases[case], wave)


def _syntheses(found: Sequence[ThemeSummary], ids: _Ids) -> pd.DataFrame:
    """A row a theme and wave."""
    return pd.DataFrame([_synthesis(each, ids) for each in found], columns=list(_SYNTHESIS_COLUMNS))


def _synthesis(theme: ThemeSummary, ids: _Ids) -> Mapping[str, object]:
    """The row of a theme."""
    told = theme.synthesis or {}
    states = {None: "unsummarised", True: "stale", False: "summarised"}
    voices = (theme.speaking, theme.silent, theme.not_asked, theme.not_finished)
    return {
        "theme": theme.theme,
        "wave": theme.wave,
        "state": states[None if theme.synthesis is None else bool(told["stale"])],
        "passages": int(theme.numbers["passages"]),
        "cases": len(theme.speaking),
        "cases_total": sum(map(len, voices)),
        "silent": theme.silent,
        "not_asked": theme.not_asked,
        "not_finished": theme.not_finished,
        "synthesis": told.get("text", ""),
        "author": told.get("author", ""),
        "date": told.get("date", ""),
        "id": ids.of_theme(theme.theme, theme.wave),
        "version": int(told.get("version", 0)),
    }


def _judgements(material: Material, written: Written, ids: _Ids) -> pd.DataFrame:
    """A row a scale, case and wave, be it judged or not."""
    told = {(row["scale"], row["case"], _text(row["wave"])): row for row in rows_of(written.judgements)}
    rows = []
    for scale in written.scales["scale"]:
        for row in rows_of(case_waves(material)):
            about = (scale, row["case"], _text(row["wave"]))
            empty = {**dict.fromkeys(JUDGEMENT_COLUMNS, ""), **row, "scale": scale, "segments": (), "step": None, "gone": 0}
            rows.append(told.get(about) or {**empty, "version": 0, "id": ids.of_judgement(*about)})
    return pd.DataFrame(rows, columns=list(JUDGEMENT_COLUMNS))


def _passages(material: Material, cells: pd.DataFrame) -> pd.DataFrame:
    """The segments that count, under every theme of the matrix that they belong to, in order of the cells."""
    cell = {(row["theme"], row["case"], _text(row["wave"])): row["id"] for row in rows_of(cells)}
    segments = material.segments.loc[counting(material), list(SEGMENT_COLUMNS)]
    rows: list[dict[str, object]] = [
        {**row, "cell": cell[theme, row["case"], _text(row["wave"])], "theme": theme}
        for row in rows_of(segments.astype(object))
        for theme in lineage(row["code"])
        if (theme, row["case"], _text(row["wave"])) in cell
    ]
    place = {each: at for at, each in enumerate(cells["id"])}
    rows.sort(key=lambda row: place[str(row["cell"])])
    return pd.DataFrame(rows, columns=["cell", *SEGMENT_COLUMNS])


def _headings(themes: Sequence[str]) -> dict[str, list[str]]:
    """The themes of the matrix by root, in order."""
    found: dict[str, list[str]] = {}
    for theme in themes:
        found.setdefault(lineage(theme)[0], []).append(theme)
    return found


def _text(value: object) -> str | None:
    """A text, or None."""
    return value if isinstance(value, str) else None
