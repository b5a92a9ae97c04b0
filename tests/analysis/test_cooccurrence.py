"""Co-occurrence: what meets what, counted in passages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Selection, cooccurrence, themes
from analysis.code_choice import UnknownCodesError
from analysis.cooccurrence_table import UnknownScopeError, coefficient
from analysis.meeting_places import UnknownNearnessError

SAID = """I: Hur går det?
IP: Ett två tre fyra. Fem sex sju åtta. Nio tio.
I: Och sedan?
IP: Elva tolv tretton."""
COLUMNS = ["code_a", "code_b", "n_a", "n_b", "n_ab", "c", "flagged"]


@pytest.fixture
def meeting(build_material, talk, coding):
    """The rows of `cooccurrence` for quotes coded in one interview: `meeting({"A": ["Ett två"]}, within=3)`."""

    def rows(coded, **asked):
        codings = [coding("Samtal", quote, code) for code, quotes in coded.items() for quote in quotes]
        table = cooccurrence(build_material([talk("Samtal", SAID)], codings), **asked)
        return [tuple(row) for row in table.itertuples(index=False)]

    return rows


def test_the_published_coefficient_holds():
    """100 and 10 passages that meet five times: 0.048 (the reference's known answer)."""
    assert round(float(coefficient(100, 10, 5)), 3) == 0.048


def test_two_passages_that_share_a_word_meet(meeting):
    assert meeting({"A": ["Ett två"], "B": ["två tre"]}) == [("A", "B", 1, 1, 1, 1.0, False)]


def test_neighbours_do_not_overlap_but_nothing_lies_between_them(meeting):
    """Within no words is next to one another; an overlap is more than that."""
    coded = {"A": ["Ett två"], "B": ["tre fyra"]}
    assert meeting(coded) == []
    assert meeting(coded, within=0) == [("A", "B", 1, 1, 1, 1.0, False)]


def test_a_neighbour_is_not_met_where_the_other_side_would_let_it_count(meeting):
    """`Ett två` only touches `tre fyra`; of A one passage meets B, of B two meet A."""
    coded = {"A": ["Ett två", "sex sju åtta. Nio"], "B": ["tre fyra", "sex", "Nio"]}
    assert meeting(coded) == [("A", "B", 2, 3, 1, 0.25, False)]


@pytest.mark.parametrize(("within", "meets"), [(1, False), (2, True), (3, True), ("2", True)])
def test_words_between_are_counted_whoever_speaks_them(meeting, within, meets):
    """Between `Nio tio` and `Elva` stand the interviewer's two words."""
    assert bool(meeting({"A": ["Nio tio"], "B": ["Elva"]}, within=within)) is meets


def test_the_same_turn_is_near_enough_and_the_next_one_is_not(meeting):
    assert meeting({"A": ["Ett"], "B": ["tio"]}, within="turn") == [("A", "B", 1, 1, 1, 1.0, False)]
    assert meeting({"A": ["tio"], "B": ["Elva"]}, within="turn") == []


def test_what_meets_two_of_the_other_counts_once(meeting):
    """One passage of A meets two of B: the smaller number counts, and c is 1 / (1 + 2 - 1)."""
    assert meeting({"A": ["Ett två tre fyra"], "B": ["Ett", "fyra"]}) == [("A", "B", 1, 2, 1, 0.5, False)]


def test_merged_codings_are_one_passage(meeting):
    """Two codings of A without a word between them are one passage, as in the theme table."""
    assert meeting({"A": ["Ett två", "tre fyra"], "B": ["två tre"]}) == [("A", "B", 1, 1, 1, 1.0, False)]


def test_a_code_meets_those_above_it_and_a_pair_stands_once_in_the_codebooks_order(meeting):
    pairs = [row[:2] for row in meeting({"A > a": ["Ett två"], "B": ["Ett"]})]
    assert pairs == [("A", "A > a"), ("A", "B"), ("A > a", "B")]


def test_themes_alone_can_be_asked_for(meeting):
    """Roots without a theme are themes; pairs of others are left out, and nothing is counted otherwise."""
    coded = {"A > a > 1": ["Ett två"], "A > b": ["två tre"], "B": ["Ett"]}
    assert [row[:2] for row in meeting(coded, codes="themes")] == [("A > a", "A > b"), ("A > a", "B")]
    everything = meeting(coded)
    assert all(row in everything for row in meeting(coded, codes="themes"))
    with pytest.raises(UnknownCodesError, match="all, themes"):
        meeting(coded, codes="roots")


@pytest.mark.parametrize(("others", "flagged"), [(5, False), (6, True)])
def test_more_than_five_times_as_many_passages_are_flagged(build_material, talk, coding, others, flagged):
    said = "IP: " + " ".join(f"A{n} och" for n in range(10))
    codings = [coding("Samtal", f"A{n}", "B") for n in range(others)] + [coding("Samtal", "A0", "A")]
    (row,) = cooccurrence(build_material([talk("Samtal", said)], codings)).itertuples(index=False)
    assert (row.n_a, row.n_b, row.n_ab, row.flagged) == (1, others, 1, flagged)


def test_passages_of_two_interviews_never_meet(build_material, talk, coding):
    """However many words are allowed between them."""
    talks = [talk("Ett", "IP: Ja visst."), talk("Två", "IP: Nej då.")]
    material = build_material(talks, [coding("Ett", "visst", "A"), coding("Två", "Nej", "B")])
    for within in ("overlap", "turn", 0, 1_000, 999_999_999):
        assert cooccurrence(material, within=within).empty


def test_codings_of_two_coders_meet_only_if_any_coder_is_asked_for(build_material, talk, coding):
    codings = [coding("Samtal", "Ett två", "A", "Anna"), coding("Samtal", "två tre", "B", "Bo")]
    material = build_material([talk("Samtal", SAID)], codings, selection=Selection(coders="all"))
    assert cooccurrence(material).empty
    assert cooccurrence(material, scope="any")["n_ab"].tolist() == [1]


def test_a_passage_that_two_coders_made_meets_if_one_of_them_saw_both(build_material, talk, coding):
    """The passages are those of the theme table, all coders' codings merged."""
    codings = [
        coding("Samtal", "Ett två", "A", "Anna"),
        coding("Samtal", "två tre", "A", "Bo"),
        coding("Samtal", "tre fyra", "B", "Bo"),
    ]
    material = build_material([talk("Samtal", SAID)], codings, selection=Selection(coders="all"))
    (row,) = cooccurrence(material).itertuples(index=False)
    assert (row.n_a, row.n_b, row.n_ab, row.c) == (1, 1, 1, 1.0)


def test_a_proposal_that_counts_goes_with_the_interviews_coder(build_material, talk, coding):
    codings = [coding("Samtal", "Ett två", "A", "Anna"), coding("Samtal", "två", "B", "", "proposed")]
    talks = [talk("Samtal", SAID)]
    assert cooccurrence(build_material(talks, codings)).empty
    counted = build_material(talks, codings, selection=Selection(include_proposed=True))
    assert cooccurrence(counted)["n_ab"].tolist() == [1]


def test_proposals_beside_two_coders_go_together_alone(build_material, talk, coding):
    codings = [
        coding("Samtal", "Ett", "A", "Anna"),
        coding("Samtal", "Ett", "A", "Bo"),
        coding("Samtal", "Ett", "B", "", "proposed"),
        coding("Samtal", "Ett", "C", "", "proposed"),
    ]
    material = build_material([talk("Samtal", SAID)], codings, selection=Selection(include_proposed=True, coders="all"))
    pairs = [tuple(row) for row in cooccurrence(material)[["code_a", "code_b"]].itertuples(index=False)]
    assert pairs == [("B", "C")]


def test_words_of_the_interviewer_alone_are_no_passage(meeting):
    assert meeting({"A": ["Hur går"], "B": ["går det"]}) == []


@pytest.mark.parametrize("within", ["near", "-1", -1, "1.5", "", "²", "9" * 30])
def test_an_unknown_nearness_is_refused_with_those_there_are(meeting, within):
    with pytest.raises(UnknownNearnessError, match="overlap, turn, or a number of words"):
        meeting({"A": ["Ett"]}, within=within)


def test_an_unknown_scope_is_refused_with_those_there_are(meeting):
    with pytest.raises(UnknownScopeError, match="same, any"):
        meeting({"A": ["Ett"]}, scope="both")


def test_a_study_of_nothing_has_a_table_of_the_same_columns(build_material, talk):
    for material in (build_material([]), build_material([talk("Ett", "IP: Ja.")]), build_material([], [], ["A", "B"])):
        table = cooccurrence(material)
        assert list(table.columns) == COLUMNS
        assert table.empty


def _slowly(study, recount, within, scope):
    """Every pair of passages compared word by word, coder by coder."""
    count = recount(study)
    coders = _coders(study, count) if scope == "same" else dict.fromkeys(study.codings, "")
    codings = [coding for coding in study.codings if count.counting(coding)]
    whole, own = {}, {}
    for code in study.paths():
        below = [coding for coding in count.below(code) if coding in codings]
        whole[code] = count.passages(below)
        own[code] = [
            (name, talk, run)
            for name in sorted(set(coders.values()))
            for talk, run in count.passages([coding for coding in below if coders[coding] == name])
        ]
    rows = []
    for place, a in enumerate(study.paths()):
        for b in study.paths()[place + 1 :]:
            n_ab = min(_met(whole[a], own[a], own[b], within), _met(whole[b], own[b], own[a], within))
            if n_ab:
                n_a, n_b = len(whole[a]), len(whole[b])
                rows.append((a, b, n_a, n_b, n_ab, n_ab / (n_a + n_b - n_ab), max(n_a, n_b) > 5 * min(n_a, n_b)))
    return rows


def _coders(study, count):
    """Whose each coding is; a proposal's is the only coder's of its interview."""
    found = {}
    for coding in study.codings:
        names = {
            each.coder
            for each in study.codings
            if each.interview == coding.interview and each.coder and count.counting(each) and count.covered(each)
        }
        found[coding] = coding.coder or (names.pop() if len(names) == 1 else "")
    return found


def _met(whole, mine, theirs, within):
    """How many whole passages hold one of mine that is near one of theirs."""
    near = [(talk, run) for name, talk, run in mine if any(_near((name, talk, run), other, within) for other in theirs)]
    return sum(any(talk is its and set(run) <= set(passage) for its, run in near) for talk, passage in whole)


def _near(one, other, within):
    if one[:2] != other[:2]:
        return False
    if within == "overlap":
        return bool(set(one[2]) & set(other[2]))
    if within == "turn":
        turns = [{one[1].turns.index(one[1].words[place]["turn"]) for place in each[2]} for each in (one, other)]
        return bool(turns[0] & turns[1])
    return any(abs(mine - its) - 1 <= within for mine in one[2] for its in other[2])


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_slow_recount_agrees(studies, recount, data):
    """On random studies, whatever near and whosever codings."""
    study = data.draw(studies)
    study = replace(study, codings=list(dict.fromkeys(study.codings)))
    within, scope = data.draw(st.sampled_from(["overlap", "turn", 0, 1, 3])), data.draw(st.sampled_from(["same", "any"]))
    table = cooccurrence(study.material(), within=within, scope=scope)
    assert [tuple(row) for row in table.itertuples(index=False)] == _slowly(study, recount, within, scope)


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_frequencies_are_those_of_the_theme_table_and_more_room_never_parts_a_pair(studies, data):
    """Anyone's codings meet wherever one coder's do, and so on outwards."""
    material = data.draw(studies).material()
    passages = dict(zip(themes(material)["code"], themes(material)["passages"], strict=True))
    narrower: dict = {}
    for within, scope in (("overlap", "same"), ("overlap", "any"), (0, "any"), (2, "any"), (50, "any")):
        rows = list(cooccurrence(material, within=within, scope=scope).itertuples(index=False))
        assert all((passages[row.code_a], passages[row.code_b]) == (row.n_a, row.n_b) for row in rows)
        wider = {(row.code_a, row.code_b): row.n_ab for row in rows}
        assert all(wider[pair] >= both for pair, both in narrower.items())
        narrower = wider
