"""Two waves counted code by code and interview by interview, ready to be set side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from analysis.categories import Bools, Ints
from analysis.coded_rows import CodedRows, counting, with_words
from analysis.comparability import NO_CASE, CodingAges, Comparability, misled, with_what_lies_below
from analysis.crosswalk import Crosswalk, Joint, joints
from analysis.merging import merge
from analysis.quotations import UnknownThemeError
from analysis.spoken_words import SpokenWords
from coding.code_path import is_within
from interviews.errors import KodbokError
from interviews.swedish_order import swedish_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.material import Material


class OneWaveError(KodbokError):
    """There are no two waves."""

    def __init__(self, waves: Sequence[str]) -> None:
        there = f"one wave only, {waves[0]}" if waves else "no wave"
        super().__init__(
            f"Waves are compared two at a time, and there is {there}; `kodbok interviews set STUDY NAME --wave` says which one an "
            "interview belongs to."
        )


class UnknownWaveError(KodbokError):
    """There is no such wave."""

    def __init__(self, wave: str, waves: Sequence[str]) -> None:
        super().__init__(f"There is no interview of the wave {wave!r} here; there is: {', '.join(waves) or 'none'}.")


class SameWaveError(KodbokError):
    """A wave cannot be compared with itself."""

    def __init__(self, wave: str) -> None:
        super().__init__(f"Both waves are {wave!r}; name two different ones.")


def chosen_waves(waves: Sequence[str], earlier: str | None = None, later: str | None = None) -> tuple[str, str]:
    """Which two waves are compared: those that are named, else the latest and the one before.

    Args:
        waves: All waves, in order.
        earlier: The first of the two; None for the one before the other.
        later: The second of the two; None for the latest, or the one after the latest that was named.

    Raises:
        UnknownWaveError: A wave is none.
        SameWaveError: Both are the same.
        OneWaveError: There are no two.
    """
    for wave in (earlier, later):
        if wave is not None and wave not in waves:
            raise UnknownWaveError(wave, waves)
    if len(waves) < 2:  # noqa: PLR2004  # a comparison takes two
        raise OneWaveError(waves)
    if later is None:
        later = waves[-1] if earlier != waves[-1] else waves[-2]
    if earlier is None:
        earlier = waves[max(waves.index(later) - 1, 0)] if later != waves[0] else waves[1]
    if earlier == later:
        raise SameWaveError(earlier)
    return earlier, later


@dataclass(frozen=True, slots=True)
class WaveCells:
    """The counts of two waves; the last place of an array by waves is 0 for the earlier one and 1 for the later.

    Attributes:
        waves: The earlier and the later wave.
        codes: What is compared as one code, in the codebook's order.
        cases: What is compared as one case, in Swedish order.
        wave: Which of the two waves each interview belongs to.
        own_case: The case of each interview as a number, -1 for none.
        spoken: Counted words of each interview.
        passages: Passages, codes by interviews.
        words: Counted words in them, codes by interviews.
        case_passages: Passages, codes by cases by waves.
        case_words: Counted words in them, codes by cases by waves.
        case_spoken: All counted words, cases by waves.
        interviewed: The number of interviews, cases by waves.
        outside: Why a case can be compared in nothing; None where it can.
        reasons: Why a code cannot be compared in a case, codes by cases; None where it can.
    """

    waves: tuple[str, str]
    codes: tuple[Joint, ...]
    cases: tuple[Joint, ...]
    wave: Ints
    own_case: Ints
    spoken: Ints
    passages: Ints
    words: Ints
    case_passages: Ints
    case_words: Ints
    case_spoken: Ints
    interviewed: Ints
    outside: tuple[str | None, ...] = ()
    reasons: tuple[tuple[str | None, ...], ...] = ()

    @classmethod
    def of(cls, material: Material, waves: tuple[str, str], crosswalk: Crosswalk, ages: CodingAges) -> WaveCells:
        """Counts a material of just these two waves.

        Raises:
            UnknownThemeError: The crosswalk names a code that is none.
        """
        codes = _known_codes(material, crosswalk)
        of_codes = joints(codes, with_what_lies_below(crosswalk.codes, codes))
        names = [case if isinstance(case, str) else None for case in material.interviews["case"]]
        known = sorted({name for name in names if name}, key=swedish_key)
        of_cases = [joint for joint in joints(known, crosswalk.cases) if set(joint.members) & set(known)]
        place = {name: at for at, joint in enumerate(of_cases) for name in joint.members}
        wave = np.array([waves.index(each) for each in material.interviews["wave"]], dtype=np.int64)
        case = np.array([place[name] if name else -1 for name in names], dtype=np.int64)
        passages, words = _counted(material, of_codes, codes)
        spoken = material.interviews["counted_words"].to_numpy(dtype=np.int64)
        cells = cls(
            waves,
            tuple(of_codes),
            tuple(of_cases),
            wave,
            own_case=np.array([known.index(name) if name else -1 for name in names], dtype=np.int64),
            spoken=spoken,
            passages=passages,
            words=words,
            case_passages=_by_case(passages, case, wave, len(of_cases)),
            case_words=_by_case(words, case, wave, len(of_cases)),
            case_spoken=_by_case(spoken[None], case, wave, len(of_cases))[0],
            interviewed=_by_case(np.ones_like(spoken)[None], case, wave, len(of_cases))[0],
        )
        return cells._with_reasons(Comparability.of(material, waves, wave, ages))

    def _with_reasons(self, comparability: Comparability) -> WaveCells:
        """The same, with what may be compared."""
        outside = tuple(map(comparability.of_case, self.cases))
        tied = [joint for joint in self.codes if len(joint.members) > 1]
        of_codes = [misled(code, tied) for code in self.codes]
        reasons = tuple(
            tuple(
                outside[at] or of_codes[row] or comparability.of_cell(code, case, self.case_passages[row, at].tolist())
                for at, case in enumerate(self.cases)
            )
            for row, code in enumerate(self.codes)
        )
        return replace(self, outside=outside, reasons=reasons)

    def compared(self, code: int) -> Bools:
        """The cases in which a code may be compared."""
        return np.array([reason is None for reason in self.reasons[code]], dtype=bool)

    def why_not(self, code: int) -> str | None:
        """Why a code cannot be compared: the reason that most cases with interviews in both waves have; None where one can."""
        within = [reason for reason, outside in zip(self.reasons[code], self.outside, strict=True) if outside is None]
        if not within:
            return NO_CASE
        if None in within:
            return None
        return max(dict.fromkeys(within), key=within.count)


def _by_case(figures: Ints, case: Ints, wave: Ints, size: int) -> Ints:
    """Figures by interviews summed by cases and waves; interviews without a case belong to none."""
    summed = np.zeros((size + 1, 2, len(figures)), dtype=np.int64)
    np.add.at(summed, (case, wave), figures.T)  # -1 falls into the last case, which is left out
    return summed[:-1].transpose(2, 0, 1)


def _known_codes(material: Material, crosswalk: Crosswalk) -> list[str]:
    """The codebook's paths, among which are those of the crosswalk."""
    codes = list(material.codebook["code"].astype(str))
    missing = next((code for pair in crosswalk.codes for code in pair if code not in codes), None)
    if missing is not None:
        raise UnknownThemeError(missing)
    return codes


def share(words: int, spoken: int) -> Fraction | None:
    """Words of all counted words; None where there are none."""
    return Fraction(words, spoken) if spoken else None


def in_waves(material: Material, waves: tuple[str, str]) -> Material:
    """The interviews of two waves, with all that belongs to them."""
    kept = material.interviews["wave"].isin(waves)
    interviews = material.interviews[kept].reset_index(drop=True)
    segments, turns = (
        table[table["interview"].isin(interviews["interview"])].reset_index(drop=True)
        for table in (material.segments, material.turns)
    )
    return replace(material, interviews=interviews, segments=segments, turns=turns)


def _counted(material: Material, of_codes: Sequence[Joint], codes: Sequence[str]) -> tuple[Ints, Ints]:
    """Passages and their counted words, codes by interviews; what is compared as one is merged as one."""
    spoken = SpokenWords.of(material)
    rows = CodedRows.of(material, spoken, counting(material) & with_words(material))
    shape = (len(of_codes), len(material.interviews))
    passages, words = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    for place, joint in enumerate(of_codes):
        inside = np.array([any(is_within(code, each) for each in joint.members) for code in codes], dtype=bool)
        wanted = np.flatnonzero(inside[rows.code])
        merged = merge(np.zeros(len(wanted), dtype=np.int8), rows.start[wanted], rows.end[wanted])
        interview = rows.interview[wanted[merged.order[merged.heads]]]
        np.add.at(passages[place], interview, 1)
        np.add.at(words[place], interview, spoken.counted_between(merged.start, merged.end))
    return passages, words
