"""Waves side by side against a slow recount of random studies, passage by passage."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.crosswalk import Crosswalk, joints
from analysis.wave_change import CHANGES
from analysis.wave_table import waves, waves_by_case

PAIRS = st.lists(
    st.tuples(st.sampled_from(["A", "A > a", "A > b", "B > a", "C"]), st.sampled_from(["A > b", "B", "C"])), max_size=2
)
CASE_PAIRS = st.lists(st.tuples(st.sampled_from(["Ängen", "Ån"]), st.sampled_from(["Zonen", "Ån", "Ny"])), max_size=2)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_slow_recount_agrees(studies, recount, data):
    """Every figure and every change of both tables, on random studies with random crosswalks."""
    study = _of_two_waves(data, studies)
    if {talk.wave for talk in study.talks} != {"2014", "2015"}:
        return
    crosswalk = Crosswalk(tuple(data.draw(PAIRS)), tuple(data.draw(CASE_PAIRS)))
    value = data.draw(st.sampled_from(["cases", "passages", "share"]))
    material, slow = study.material(), _Slow(study, recount(study), crosswalk)
    table = waves(material, crosswalk=crosswalk, value=value)
    assert set(table["change"]) <= set(CHANGES)
    for row in table.to_dict("records"):
        told = slow.code(row["codes_from"], row["codes_to"], value)
        assert {name: _plain(row[name]) for name in told} == told
    for row in waves_by_case(material, crosswalk=crosswalk, value=value).to_dict("records"):
        told = slow.cell(_sides(table, row["code"]), row, value)
        assert {name: _plain(row[name]) for name in told} == told


def _of_two_waves(data, studies):
    """Two random studies as one, in which most interviews are finished and cases come again."""
    parts = [data.draw(studies) for _ in range(2)]
    told = st.tuples(st.sampled_from(["2014", "2015"]), st.sampled_from(["Zonen", "Ån", "Ängen", None]), st.integers(0, 5))
    talks, codings = [], []
    for number, part in enumerate(parts):
        for talk in part.talks:
            wave, case, done = data.draw(told)
            finished = ("AB", "CD") if done else ()
            talks.append(replace(talk, name=f"{number} {talk.name}", wave=wave, case=case, case_kind=None, finished=finished))
        codings += [replace(each, interview=f"{number} {each.interview}") for each in part.codings]
    return replace(parts[0], talks=talks, codings=codings, selection=replace(parts[0].selection, all_waves=True))


def _sides(table, code):
    """The codes that a row's name stands for."""
    (row,) = [row for row in table.to_dict("records") if row["code"] == code]
    return row["codes_from"], row["codes_to"]


def _plain(value):
    """A cell as Python's own value; a share to nine places."""
    if isinstance(value, tuple):
        return value
    if value is None or pd.isna(value):
        return None
    return round(value, 9) if isinstance(value, float) else value


class _Slow:
    """Counts two waves passage by passage."""

    def __init__(self, study, count, crosswalk):
        self.study, self.count, self.crosswalk = study, count, crosswalk
        self.groups = self._groups()

    def _groups(self):
        """The cases that are compared as one, with what must be there in each wave."""
        names = {talk.case for talk in self.study.talks if talk.case and talk.wave}
        return [joint for joint in joints(sorted(names), self.crosswalk.cases) if set(joint.members) & names]

    def talks(self, wave, members=None):
        """The interviews of a wave, of some cases."""
        return [each for each in self.study.talks if each.wave == wave and (members is None or each.case in members)]

    def figures(self, codes, talks):
        """Passages, their words, and all words of some codes in some interviews."""
        names = {talk.name for talk in talks}
        wanted = [c for code in codes for c in self.count.below(code) if self.count.counting(c) and c.interview in names]
        passages = self.count.passages(wanted)
        spoken = sum(word["turn"]["role"] != "interviewer" for talk in talks for word in talk.words)
        return len(passages), self.count.words(passages), spoken

    def why_not(self, sides, group):
        """Whether a code may be compared in a group of cases: the reason, or None."""
        for wave, names in zip(("2014", "2015"), (group.earlier, group.later), strict=True):
            for name in names:
                if not self.talks(wave, {name}):
                    return "interview"
        if self.misled({*sides[0], *sides[1]}):
            return "misled"
        for wave in ("2014", "2015"):
            for talk in self.talks(wave, group.members):
                version = self.study._version(talk)  # noqa: SLF001  # the two are one witness
                if not version or not version <= set(talk.finished):
                    return "finished"
        return None

    def misled(self, codes):
        """Whether the crosswalk moves something into or out of some codes, or tells of what lies above them alone."""
        for other in joints(self.study.paths(), self._pairs()):
            if set(other.members) == codes or len(other.members) == 1:
                continue
            inside = {name for name in other.members if any(f"{name} > ".startswith(f"{mine} > ") for mine in codes)}
            if inside and inside != set(other.members):
                return True
            if len(codes) == 1 and any(f"{mine} > ".startswith(f"{name} > ") for name in other.members for mine in codes):
                return True
        return False

    def _pairs(self):
        """The pairs with those below them, of the same name."""
        told = {code for pair in self.crosswalk.codes for code in pair}
        below = [
            (f"{one}{tail}", f"{other}{tail}")
            for one, other in self.crosswalk.codes
            for tail in (" > a", " > b", " > a > 1", " > a > 2")
            if one != other and {f"{one}{tail}", f"{other}{tail}"} <= set(self.study.paths()) - told
        ]
        return [*self.crosswalk.codes, *below]

    def code(self, before, after, value):
        """What the row of a code must tell."""
        codes = {*before, *after}
        compared = [group for group in self.groups if self.why_not((before, after), group) is None]
        told, same, speaking = {"cases_compared": len(compared)}, {}, []
        for side, wave in (("from", "2014"), ("to", "2015")):
            talks = self.talks(wave)
            told |= dict(zip((f"passages_{side}", f"words_{side}"), self.figures(codes, talks), strict=False))
            told[f"share_{side}"] = _share(*self.figures(codes, talks)[1:])
            told[f"cases_total_{side}"] = len({talk.case for talk in talks if talk.case})
            told[f"cases_{side}"] = len({talk.case for talk in talks if talk.case and self.figures(codes, [talk])[0]})
            mine = [talk for group in compared for talk in self.talks(wave, group.members)]
            passages, words, spoken = self.figures(codes, mine)
            speaking.append([group.name for group in compared if self.figures(codes, self.talks(wave, group.members))[0]])
            same[side] = {"cases": len(speaking[-1]), "passages": passages, "share": Fraction(words, spoken) if spoken else None}
            told |= {f"same_cases_{side}": len(speaking[-1]), f"same_passages_{side}": passages}
            told[f"same_share_{side}"] = _share(words, spoken)
        told["came"] = tuple(name for name in [group.name for group in self.groups] if name in set(speaking[1]) - set(speaking[0]))
        told["left"] = tuple(name for name in [group.name for group in self.groups] if name in set(speaking[0]) - set(speaking[1]))
        told["came"], told["left"] = map(_in_order, (told["came"], told["left"]))
        return told | {"change": _change(same["from"][value], same["to"][value], value, possible=bool(compared))}

    def cell(self, sides, row, value):
        """What the row of a code in a case must tell."""
        (group,) = [group for group in self.groups if group.name == row["case"]]
        told, figures = {}, []
        for side, wave in (("from", "2014"), ("to", "2015")):
            talks = self.talks(wave, group.members)
            passages, words, spoken = self.figures({*sides[0], *sides[1]}, talks)
            told |= {f"passages_{side}": passages if talks else None, f"words_{side}": words if talks else None}
            told[f"share_{side}"] = _share(words, spoken)
            share = Fraction(words, spoken) if spoken else None
            figures.append({"cases": int(passages > 0), "passages": passages, "share": share}[value])
        return told | {"change": _change(*figures, value, possible=self.why_not(sides, group) is None)}


def _in_order(names):
    """Names as the table sorts them: Swedish, but what a crosswalk names and nobody is called stands last."""
    order = {"Zonen": 0, "Ån": 1, "Ängen": 2, "Ny": 3}
    return tuple(sorted(names, key=lambda name: order[name.split(" + ")[0]]))


def _share(words, spoken):
    """A share to nine places."""
    return round(words / spoken, 9) if spoken else None


def _change(before, after, value, *, possible):
    """What became of a figure, told plainly."""
    if not possible or before is None or after is None:
        return "not_comparable"
    if before == after == 0:
        return "unchanged"
    if before == 0:
        return "appeared"
    if after == 0:
        return "gone"
    factor = Fraction(1) if value == "cases" else Fraction(5, 4)
    if after > before * factor:
        return "grown"
    return "shrunk" if before > after * factor else "unchanged"
