"""One wave beside another: what appeared, what is gone, what has grown or shrunk, and what cannot be compared."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.comparability import NO_WORDS, SILENT, CodingAges
from analysis.crosswalk import Crosswalk
from analysis.wave_cells import WaveCells, chosen_waves, in_waves, share
from analysis.wave_change import TOLERANCES, WAVE_VALUES, UnknownWaveValueError, WaveValue, change_of
from coding.code_path import is_within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.material import Material

_SIDES = ("from", "to")


def _both(*names: str) -> tuple[str, ...]:
    """A column of each wave for each name."""
    return tuple(f"{name}_{side}" for name in names for side in _SIDES)


WAVE_COLUMNS = (
    *("code", "level", *_both("codes", "wave"), "change", "reason", "cases_compared"),
    *_both("same_cases", "same_passages", "same_share"),
    *("came", "left"),
    *_both("cases", "cases_total", "passages", "words", "share"),
)
WAVE_CASE_COLUMNS = ("code", "case", *_both("cases", "wave"), "change", "reason", *_both("passages", "words", "share"))


def waves(
    material: Material,
    between: tuple[str, str] | None = None,
    *,
    crosswalk: Crosswalk | None = None,
    value: str = "cases",
    ages: CodingAges | None = None,
) -> pd.DataFrame:
    """Two waves side by side, code by code.

    What changed is told in those cases alone that can be compared: interviewed, finished and, where the headings of turns tell it,
    asked in both waves, with a code that was there when the first one was coded. All other numbers stand beside them.

    Args:
        material: A material of two waves or more (`Selection(all_waves=True)`).
        between: The earlier and the later wave, of all that the study has; by default the last two of which there are interviews.
        crosswalk: What was renamed, merged or parted: all that its pairs tie together is compared as one.
        value: What change is told by: `cases` (how many speak of it), `passages` or `share` (of the counted words); the latter two
            are unchanged where they differ by less than a quarter of the smaller.
        ages: When codes were made and interviews finished.

    Returns:
        A row per code (codes that are compared as one are one row), in the codebook's order: the columns of `WAVE_COLUMNS`. `code`
        is what it is called in the later wave, `codes_from` and `codes_to` are tuples of paths; `change` is one of
        `analysis.wave_change.CHANGES`, with the `reason` where it is not comparable or silent in both, null elsewhere. In the
        `cases_compared` cases that can be compared: `same_cases` that speak of it, `same_passages`, `same_share`; `came` and `left`
        are tuples of those that speak of it in the later or the earlier wave alone. In all interviews of a wave: `cases` that
        speak of it, of `cases_total`, `passages`, `words` and `share`, counted as in the theme table. `_from` is the earlier wave
        and `_to` the later; a share without words to divide by is null.

    Raises:
        OneWaveError: There are no two waves.
        UnknownWaveError: A wave is none.
        UnknownWaveValueError: There is no such value.
    """
    return WaveComparison.of(material, between, crosswalk=crosswalk, ages=ages).table(value)


def waves_by_case(
    material: Material,
    between: tuple[str, str] | None = None,
    *,
    crosswalk: Crosswalk | None = None,
    value: str = "share",
    ages: CodingAges | None = None,
) -> pd.DataFrame:
    """Two waves side by side, case by case; see `waves`.

    Returns:
        A row per code and case, in order of the codebook, then of the cases: the columns of `WAVE_CASE_COLUMNS`. `case` is what it
        is called in the later wave, `cases_from` and `cases_to` are tuples; numbers of a wave without an interview are null.

    Raises:
        OneWaveError: There are no two waves.
        UnknownWaveError: A wave is none.
        UnknownWaveValueError: There is no such value.
    """
    return WaveComparison.of(material, between, crosswalk=crosswalk, ages=ages).by_case(value)


@dataclass(frozen=True, slots=True)
class WaveComparison:
    """Two waves of a material, counted.

    Attributes:
        material: The material of the two waves alone.
        cells: Its counts.
        levels: The level of each code of the codebook, by path.
        shown: Paths of the codes that are shown with what lies below them; empty for all.
    """

    material: Material
    cells: WaveCells
    levels: dict[str, int]
    shown: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        material: Material,
        between: tuple[str, str] | None = None,
        *,
        crosswalk: Crosswalk | None = None,
        ages: CodingAges | None = None,
        shown: Sequence[str] = (),
    ) -> WaveComparison:
        """Counts a material of two waves or more; arguments as for `waves`."""
        there = [wave for wave in material.facts.waves if between or (material.interviews["wave"] == wave).any()]
        pair = chosen_waves(there, *(between or ()))
        material = in_waves(material, pair)
        cells = WaveCells.of(material, pair, crosswalk or Crosswalk(), ages or CodingAges())
        book = material.codebook
        return cls(material, cells, dict(zip(book["code"].astype(str), book["level"].tolist(), strict=True)), tuple(shown))

    def table(self, value: str = "cases") -> pd.DataFrame:
        """The table of `waves`."""
        known = _known(value)
        return _table([self._row(code, known) for code in self._codes()], WAVE_COLUMNS)

    def by_case(self, value: str = "share") -> pd.DataFrame:
        """The table of `waves_by_case`."""
        known = _known(value)
        rows = [self._cell(code, case, known) for code in self._codes() for case in range(len(self.cells.cases))]
        return _table(rows, WAVE_CASE_COLUMNS)

    def _codes(self) -> list[int]:
        """The positions of the codes that are shown."""
        return [
            place
            for place, joint in enumerate(self.cells.codes)
            if not self.shown or any(is_within(name, code) for name in joint.members for code in self.shown)
        ]

    def _row(self, code: int, value: WaveValue) -> dict[str, Any]:
        """A code's row."""
        cells, joint = self.cells, self.cells.codes[code]
        compared = cells.compared(code)
        before, after = ((cells.case_passages[code, :, side] > 0) & compared for side in (0, 1))
        row: dict[str, Any] = {
            "code": joint.name,
            "level": self.levels[joint.later[0]],
            "codes_from": joint.earlier,
            "codes_to": joint.later,
            "cases_compared": int(compared.sum()),
            "came": self._names(after & ~before),
            "left": self._names(before & ~after),
        }
        for side, name in enumerate(_SIDES):
            here = cells.wave == side
            own = cells.own_case[here & (cells.own_case >= 0)]
            speaking = cells.own_case[here & (cells.own_case >= 0) & (cells.passages[code] > 0)]
            passages, words, spoken = (int(each[here].sum()) for each in (cells.passages[code], cells.words[code], cells.spoken))
            same = [int(each[compared, side].sum()) for each in (cells.case_words[code], cells.case_spoken)]
            row |= {
                f"wave_{name}": cells.waves[side],
                f"same_cases_{name}": int((after if side else before).sum()),
                f"same_passages_{name}": int(cells.case_passages[code, compared, side].sum()),
                f"same_share_{name}": share(*same),
                f"cases_{name}": len(set(speaking.tolist())),
                f"cases_total_{name}": len(set(own.tolist())),
                f"passages_{name}": passages,
                f"words_{name}": words,
                f"share_{name}": share(words, spoken),
            }
        figures = [row[f"same_{value}_{side}"] for side in _SIDES]
        return row | _told(figures, cells.why_not(code), value)

    def _cell(self, code: int, case: int, value: WaveValue) -> dict[str, Any]:
        """The row of a code in a case."""
        cells, joint = self.cells, self.cells.cases[case]
        row: dict[str, Any] = {
            "code": cells.codes[code].name,
            "case": joint.name,
            "cases_from": joint.earlier,
            "cases_to": joint.later,
        }
        figures: list[Any] = []
        for side, name in enumerate(_SIDES):
            passages, words, spoken = (
                int(each[case, side]) for each in (cells.case_passages[code], cells.case_words[code], cells.case_spoken)
            )
            told = {"passages": passages, "words": words, "share": share(words, spoken)}
            row |= {f"wave_{name}": cells.waves[side]}
            row |= {f"{figure}_{name}": number if cells.interviewed[case, side] else None for figure, number in told.items()}
            figures.append({**told, "cases": int(passages > 0)}[value])
        return row | _told(figures, cells.reasons[code][case], value)

    def _names(self, cases: Any) -> tuple[str, ...]:  # noqa: ANN401  # which of the cases, as NumPy's booleans
        """The names of some of the cases."""
        return tuple(joint.name for joint, is_one in zip(self.cells.cases, cases.tolist(), strict=True) if is_one)


def _known(value: str) -> WaveValue:
    """A value that waves can be compared by."""
    if value not in WAVE_VALUES:
        raise UnknownWaveValueError(value)
    return value


def _told(figures: Sequence[Fraction | int | None], why_not: str | None, value: WaveValue) -> dict[str, Any]:
    """What changed, and why that is so where it needs a reason."""
    before, after = figures
    if why_not is None and (before is None or after is None):
        why_not = NO_WORDS
    if why_not is not None or before is None or after is None:
        return {"change": "not_comparable", "reason": why_not}
    return {"change": change_of(before, after, TOLERANCES[value]), "reason": None if before or after else SILENT}


def _table(rows: list[dict[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    """Rows as a table; shares become decimal numbers."""
    table = pd.DataFrame(rows, columns=list(columns))
    kinds = {}
    for name in columns:
        figure = name.rpartition("_")[0]
        if figure in {"share", "same_share"}:
            table[name] = [None if each is None else float(each) for each in table[name]]
            kinds[name] = "Float64"
        elif figure in {"passages", "words", "same_passages", "same_cases", "cases_total"} or name in {"cases_compared", "level"}:
            kinds[name] = "Int64"
    return table.astype(kinds)
