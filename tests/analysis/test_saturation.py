"""Saturation: what is new in each interview, and from when on little is."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import SaturationRule, Selection, saturation, saturation_orders
from analysis.code_choice import UnknownCodesError
from analysis.saturation_rule import NoSaturationRuleError

PUBLISHED = [
    ([10, 9, 9, 9, 4, 3, 1, 0, 1, 0], SaturationRule(4, 2, 0.05), "6+2"),
    ([10, 9, 9, 9, 4, 3, 1, 0, 1, 0], SaturationRule(4, 3, 0.05), "7+3"),
    ([4, 3, 2, 1, 1, 0, 0, 0], SaturationRule(4, 2, 0.0), "5+2"),
]
"""New themes by interview, a rule, and where its threshold is reached (the reference's known answers)."""


@pytest.fixture
def newly(build_material, talk, coding):
    """A material in whose interviews so many codes are new; each interview begins with the first code, so that all are coded."""

    def made(new):
        codes = [f"T{number:02d}" for number in range(sum(new))]
        talks, codings = [], []
        for number, count in enumerate(new):
            name, seen = f"Samtal {number:02d}", sum(new[:number])
            talks.append(talk(name, "IP: Ja.", date=f"2015-01-{number + 1:02d}", finished=("AB",)))
            codings += [coding(name, "Ja", code) for code in dict.fromkeys([codes[0], *codes[seen : seen + count]])]
        return build_material(talks, codings, codes)

    return made


@pytest.mark.parametrize(("new", "rule", "at"), PUBLISHED)
def test_the_published_answers_hold(newly, new, rule, at):
    table = saturation(newly(new), rule)
    assert table["new"].tolist() == new
    assert rule.at(next(row.step for row in table.itertuples() if row.reached)) == at


def test_ratios_are_those_of_the_paper(newly):
    """Thirty-seven codes in the base of four; runs of 7, 4 and 1."""
    table = saturation(newly(PUBLISHED[0][0]))
    known = table[table["ratio"].notna()]
    assert known["step"].tolist() == [4, 5, 6, 7, 8]
    assert known["ratio"].tolist()[:3] == [7 / 37, 4 / 37, 1 / 37]
    assert table["reached"].tolist() == [False] * 5 + [True] * 5
    assert (
        table["reason"].tolist() == ["the base is the first 4 interviews"] * 3 + [""] * 5 + ["fewer than 2 interviews follow"] * 2
    )


def test_a_share_that_equals_the_threshold_reaches_it(newly):
    """One in twenty is 0.05, however floating point writes it."""
    table = saturation(newly([5, 5, 5, 5, 1, 0, 0]))
    assert table["ratio"].tolist()[3] == 0.05
    assert table["reached"].tolist().index(True) == 3


def test_interviews_stand_by_date_then_by_import_and_those_without_a_date_last(build_material, talk):
    talks = [
        talk("Utan", "IP: Ja."),
        talk("Sen", "IP: Ja.", date="2015-03-02"),
        talk("Zeta", "IP: Ja.", date="2015-03-01"),
        talk("Alfa", "IP: Ja.", date="2015-03-01"),
        talk("Även utan", "IP: Ja."),
    ]
    table = saturation(build_material(talks, [], ["A"]))
    assert table["interview"].tolist() == ["Zeta", "Alfa", "Sen", "Utan", "Även utan"]
    assert table["step"].tolist() == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(("codes", "new"), [("all", [1, 2, 1, 0]), ("themes", [1, 0, 1, 0])])
def test_a_code_is_new_where_it_is_used_itself_and_a_theme_with_what_lies_below_it(build_material, talk, coding, codes, new):
    """A root with themes below it is no theme; one without is."""
    used = [["A > a > 1"], ["A > a", "A"], ["B"], ["A"]]
    talks = [talk(f"Samtal {number}", "IP: Ja.") for number in range(4)]
    codings = [coding(f"Samtal {number}", "Ja", code) for number, each in enumerate(used) for code in each]
    material = build_material(talks, codings, ["A", "A > a", "A > a > 1", "B"])
    assert saturation(material, SaturationRule(1, 1, codes=codes))["new"].tolist() == new


def test_what_nobody_has_coded_or_finished_is_unknown_and_what_is_finished_is_not(build_material, talk, coding):
    """The one is null with its reason; the other 0."""
    talks = [talk("A", "IP: Ja."), talk("B", "IP: Ja."), talk("C", "IP: Ja.", main="AB", finished=("AB",))]
    table = saturation(build_material(talks, [coding("A", "Ja", "K")]), SaturationRule(1, 1))
    assert table["new"].fillna(-1).tolist() == [1, -1, 0]
    assert table["reason"].tolist() == ["", "nothing of the interview is coded or finished", "fewer than 1 interviews follow"]


def test_proposals_and_interviewers_words_are_nothing_new(build_material, talk, coding):
    codings = [
        coding("A", "Jaha", "Frågan"),
        coding("A", "Nej", "Förslaget", "", "proposed"),
        coding("A", "Nej", "Koden"),
    ]
    talks = [talk("A", "I: Jaha?\nIP: Nej.")]
    assert saturation(build_material(talks, codings))["new"].tolist() == [1]
    assert saturation(build_material(talks, codings, selection=Selection(include_proposed=True)))["new"].tolist() == [2]


def test_without_a_code_in_the_base_there_is_no_ratio(build_material, talk, coding):
    talks = [talk(name, "IP: Ja.", finished=("AB",), main="AB") for name in "ABC"]
    table = saturation(build_material(talks, [coding("B", "Ja", "K")]), SaturationRule(1, 1))
    assert table["ratio"].isna().all()
    assert not table["reached"].any()
    assert table["reason"].tolist()[:2] == ["no code is used in the first 1 interviews"] * 2


def test_a_study_of_nothing_has_a_table_of_the_same_columns(build_material, newly):
    table = saturation(build_material([]))
    assert list(table.columns) == ["step", "interview", "new", "ratio", "reached", "reason"]
    assert table.empty
    assert table.dtypes.drop("interview").equals(saturation(newly([1, 1])).dtypes.drop("interview"))
    tried = saturation_orders(build_material([]))
    assert (tried.reached, tried.median, tried.earliest, tried.latest) == (0, None, None, None)
    assert tried.codes.empty


@pytest.mark.parametrize(("base", "run", "threshold"), [(0, 2, 0.05), (4, 0, 0.05), (4, 2, -0.1), (4, 2, 1.1), (4, 2, math.nan)])
def test_a_rule_of_other_numbers_is_refused(base, run, threshold):
    with pytest.raises(NoSaturationRuleError, match="a share from 0 to 1"):
        SaturationRule(base, run, threshold)


def test_another_choice_of_codes_is_refused(newly):
    with pytest.raises(UnknownCodesError, match="all, themes"):
        saturation(newly([1]), SaturationRule(codes="roots"))


def _slowly(study, recount, rule):
    """What is new, set by set, in exact fractions."""
    count = recount(study)
    talks = sorted(study.talks, key=lambda talk: (talk.date is None, talk.date, list(study.talks).index(talk)))
    parents = {path.rpartition(" > ")[0] for path in study.paths()}
    seen: set[str] = set()
    new = []
    for talk in talks:
        here = [each for each in study.codings if each.interview == talk.name and count.counting(each) and count.covered(each)]
        used = {each.code for each in here}
        if rule.codes == "themes":
            used = {" > ".join(code.split(" > ")[:2]) for code in used}
            used = {code for code in used if " > " in code or code not in parents}
        new.append(len(used - seen))
        seen |= used
    rows, reached = [], False
    for step, talk in enumerate(talks, start=1):
        ratio = None
        if step >= rule.base and step + rule.run <= len(talks) and sum(new[: rule.base]):
            ratio = Fraction(sum(new[step : step + rule.run]), sum(new[: rule.base]))
            reached = reached or ratio <= Fraction(str(rule.threshold))
        rows.append((step, talk.name, new[step - 1], None if ratio is None else float(ratio), reached))
    return rows


def _known(study, name):
    """Whether anything of an interview is coded or finished."""
    row = study.material().interviews.set_index("interview").loc[name]
    return row["coded"] or row["finished"]


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_slow_recount_agrees(studies, recount, data):
    """On random studies, whatever the rule."""
    study = data.draw(studies)
    dates = st.sampled_from([None, "2014-01-31", "2015-02-01"])
    study = replace(study, talks=[replace(talk, date=data.draw(dates)) for talk in study.talks])
    rule = SaturationRule(
        *(data.draw(st.integers(1, 3)) for _ in range(2)),
        data.draw(st.sampled_from([0.0, 0.05, 0.5, 1.0])),
        data.draw(st.sampled_from(["all", "themes"])),
    )
    table = saturation(study.material(), rule)
    found = table.astype(object).where(table.notna(), None).itertuples(index=False)
    for row, (step, name, new, ratio, reached) in zip(found, _slowly(study, recount, rule), strict=True):
        assert tuple(row)[:5] == (step, name, new if _known(study, name) else None, ratio, reached)
        assert bool(row.reason) == (row.new is None or row.ratio is None)


@pytest.mark.parametrize(
    ("new", "threshold", "median"), [([4, 2, 0, 1, 0], 0.2, None), ([3, 1, 0, 0, 0], 0.4, 2), ([4, 2, 0, 1, 0], 1.0, 1)]
)
def test_random_orders_have_the_median_and_the_range_of_all_orders(newly, new, threshold, median):
    """With enough of them, those of every order there is, tried one by one."""
    rule, material = SaturationRule(1, 2, threshold), newly(new)
    steps, codes = [], []
    for order in permutations(range(5)):
        used = [{0, *range(sum(new[:at]), sum(new[: at + 1]))} for at in order]
        first = [len(used[at] - set().union(*used[:at])) for at in range(5)]
        ratios = [sum(first[step : step + 2]) / first[0] for step in range(1, 4)]
        steps.append(next((step for step, ratio in enumerate(ratios, start=1) if ratio <= threshold), math.inf))
        codes.append([sum(first[: at + 1]) for at in range(5)])
    tried = saturation_orders(material, rule, orders=1_000, seed=1)
    known = [step for step in steps if step < math.inf]
    assert (tried.earliest, tried.latest) == (min(known), max(known))
    assert tried.reached / tried.orders == pytest.approx(len(known) / len(steps), abs=0.05)
    middle = sorted(steps)[len(steps) // 2]
    assert tried.median == median == (None if middle == math.inf else middle)
    assert tried.codes["least"].tolist() == [min(each) for each in zip(*codes, strict=True)]
    assert tried.codes["most"].tolist() == [max(each) for each in zip(*codes, strict=True)]


def test_the_same_seed_gives_the_same_orders(newly):
    material = newly([4, 3, 2, 1, 1, 0, 0, 0])
    once, again, other = (saturation_orders(material, orders=20, seed=seed) for seed in (1, 1, 2))
    assert once.codes.equals(again.codes)
    assert not once.codes.equals(other.codes)


def test_a_single_order_counts_the_same_codes_as_any(newly):
    """However they are ordered, all codes have been used at the end."""
    tried = saturation_orders(newly([3, 2, 0, 1]), orders=50)
    assert tried.codes.iloc[-1].tolist() == [4, 6, 6, 6]
