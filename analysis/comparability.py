"""Which codes and cases of two waves may be compared, and why the others may not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.asked_topics import asked_by_interview
from analysis.catalogue import N_
from coding.code_path import is_within

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from analysis.categories import Bools, Ints
    from analysis.crosswalk import Joint, Pair
    from analysis.material import Material

NO_INTERVIEW = N_("{case} has no interview in {wave}")
NOT_FINISHED = N_("not finished in {wave}")
NOT_ASKED = N_("not asked in {wave}")
YOUNGER = N_("the code was made after {wave} was coded")
MOVED = N_("what lies below it is counted elsewhere in one of the waves: {code}")
UNTOLD = N_("the crosswalk tells of {code}, and not of what lies below it")
NO_WORDS = N_("there are no counted words to divide by")
NO_CASE = N_("no organisation has interviews in both waves")
SILENT = N_("silent in both waves")


@dataclass(frozen=True, slots=True)
class CodingAges:
    """When codes were made and interviews finished, as revisions of the study; what is not told is taken for old enough.

    Attributes:
        codes: In which revision each code was made, by path.
        finished: In which revision each interview was finished last.
    """

    codes: Mapping[str, int] = field(default_factory=dict)
    finished: Mapping[str, int] = field(default_factory=dict)

    def is_younger(self, code: str, interview: str) -> bool:
        """Whether a code was made after an interview had been coded to the end."""
        made, finished = self.codes.get(code), self.finished.get(interview)
        return made is not None and finished is not None and made > finished


@dataclass(frozen=True, slots=True)
class Comparability:
    """What tells whether a code may be compared in a case.

    Attributes:
        waves: The two waves.
        interviews: The interviews' names.
        places: The positions of a case's interviews in a wave (0 or 1), by case and wave.
        finished: Whether each interview is finished.
        asked: For each code by path, whether each interview was asked about it; None where nobody can tell.
        ages: When codes were made and interviews finished.
    """

    waves: tuple[str, str]
    interviews: tuple[str, ...]
    places: Mapping[tuple[str, int], list[int]]
    finished: Bools
    asked: Mapping[str, NDArray[np.object_]]
    ages: CodingAges

    @classmethod
    def of(cls, material: Material, waves: tuple[str, str], wave: Ints, ages: CodingAges) -> Comparability:
        """Reads a material that holds two waves."""
        codes = list(material.codebook["code"].astype(str))
        table = material.interviews
        return cls(
            waves,
            tuple(table["interview"].astype(str)),
            _places(list(table["case"]), wave),
            table["finished"].to_numpy(dtype=bool),
            dict(zip(codes, asked_by_interview(material, codes), strict=True)),
            ages,
        )

    def of_case(self, case: Joint) -> str | None:
        """Why a case can be compared in nothing; None where it has interviews in both waves."""
        for side, names in enumerate((case.earlier, case.later)):
            missing = next((name for name in names if (name, side) not in self.places), None)
            if missing is not None:
                return NO_INTERVIEW.format(case=missing, wave=self.waves[side])
        return None

    def of_cell(self, code: Joint, case: Joint, passages: Sequence[int]) -> str | None:
        """Why a code cannot be compared in a case with interviews in both waves; None where it can.

        Args:
            code: The code, or what is compared as one.
            case: The case, or what is compared as one.
            passages: How many passages there are in each of the waves.
        """
        for side, wave in enumerate(self.waves):
            interviews = self._interviews(case, side)
            if not self.finished[interviews].all():
                return NOT_FINISHED.format(wave=wave)
            codes = code.later if side else code.earlier
            if not passages[side] and any(self.ages.is_younger(each, self.interviews[at]) for each in codes for at in interviews):
                return YOUNGER.format(wave=wave)
            if not passages[side] and self._asked(codes, interviews) is False:
                return NOT_ASKED.format(wave=wave)
        return None

    def _interviews(self, case: Joint, side: int) -> list[int]:
        """The positions of a case's interviews in a wave."""
        return [at for name in case.members for at in self.places.get((name, side), ())]

    def _asked(self, codes: Sequence[str], interviews: list[int]) -> bool | None:
        """Whether one of the codes was asked about in one of the interviews; None where nobody can tell."""
        told = [answer for code in codes for answer in self.asked[code][interviews].tolist()]
        if True in told:
            return True
        return None if None in told or not told else False


def _places(cases: Sequence[object], wave: Ints) -> dict[tuple[str, int], list[int]]:
    """The positions of interviews by case and wave."""
    places: dict[tuple[str, int], list[int]] = {}
    for at, (case, side) in enumerate(zip(cases, wave.tolist(), strict=True)):
        if isinstance(case, str):
            places.setdefault((case, side), []).append(at)
    return places


def with_what_lies_below(pairs: Sequence[Pair], codes: Sequence[str]) -> list[Pair]:
    """Adds to pairs of codes those of codes of the same name below both, where no pair tells of these.

    >>> with_what_lies_below([("A", "B")], ["A", "A > x", "A > y", "B", "B > x"])
    [('A', 'B'), ('A > x', 'B > x')]
    """
    told = {code for pair in pairs for code in pair}
    known = set(codes) - told
    below = [
        (code, f"{after}{code.removeprefix(before)}")
        for before, after in pairs
        for code in codes
        if code in known and code != before and is_within(code, before)
    ]
    return [*pairs, *((code, other) for code, other in below if other in known and other != code)]


def misled(code: Joint, joints: Sequence[Joint]) -> str | None:
    """Why a crosswalk makes a comparison of a code misleading; None where it does not.

    A code that stands as it stood misleads where the crosswalk moves what lies below it out of it, or into it; and so does a code
    below one that became another, where nothing tells what became of the code itself.
    """
    for other in joints:
        if other is code or len(other.members) == 1:
            continue
        inside = [name for name in other.members if any(is_within(name, mine) for mine in code.members)]
        if inside and len(inside) < len(other.members):
            return MOVED.format(code=inside[0])
        above = [name for name in other.members if any(is_within(mine, name) for mine in code.members)]
        if above and len(code.members) == 1:
            return UNTOLD.format(code=above[0])
    return None
