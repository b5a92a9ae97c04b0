"""Which cases speak about a theme and which are silent, and what was said against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.cell_state import SPEAKING
from analysis.coded_rows import counting
from analysis.material import SEGMENT_COLUMNS
from analysis.written import rows_of
from coding.code_path import is_within

if TYPE_CHECKING:
    from analysis.material import Material

VOICES = ("speaking", "silent", "not_asked", "not_finished")
VOICE_COLUMNS = ("theme", "wave", *VOICES, "cases")


def voices(cells: pd.DataFrame) -> pd.DataFrame:
    """Which cases speak and which do not.

    Args:
        cells: The columns of `analysis.framework`.

    Returns:
        A row per theme and wave, in the order of the cells: the columns of `VOICE_COLUMNS`. `speaking`, `silent`, `not_asked` and
        `not_finished` are tuples of cases and `cases` is how many there are together. A case speaks where something is coded; one
        with a summary and no passage is silent, for a summary is no voice.
    """
    rows: dict[tuple[str, str | None], dict[str, list[str]]] = {}
    for cell in rows_of(cells):
        wave = cell["wave"] if isinstance(cell["wave"], str) else None
        told = rows.setdefault((cell["theme"], wave), {name: [] for name in VOICES})
        told[_voice(cell["state"], cell["passages"])].append(cell["case"])
    return pd.DataFrame(
        [
            {
                "theme": theme,
                "wave": wave,
                **{name: tuple(cases) for name, cases in told.items()},
                "cases": sum(map(len, told.values())),
            }
            for (theme, wave), told in rows.items()
        ],
        columns=list(VOICE_COLUMNS),
    )


def _voice(state: str, passages: int) -> str:
    """Under which of the columns a cell stands."""
    if passages:
        return "speaking"
    return "silent" if state in SPEAKING else state


def counter_evidence(material: Material, theme: str) -> pd.DataFrame:
    """The segments that count and are marked as contrary to a theme, in order: the columns of the segments table."""
    segments = material.segments
    below = segments["code"].map(lambda code: is_within(str(code), theme)).astype(bool)
    wanted = counting(material) & segments["contrary"].to_numpy(dtype=bool) & below.to_numpy()
    against: pd.DataFrame = segments.loc[wanted, list(SEGMENT_COLUMNS)].reset_index(drop=True)
    return against
