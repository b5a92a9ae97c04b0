"""How quotations are spread: known answers, and a slow recount on random ledgers."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.material import Material
from analysis.printed_quotations import PrintedQuotations
from analysis.quotation_spread import effective_voices, spread
from analysis.selection import Selection
from analysis.written import LEDGER_COLUMNS

THEMES = ("A > B", "A > C")


def _ledger(rows):
    """A ledger of rows `(informant, theme, start, end)`; an informant is an interview and a speaker."""
    told = []
    for number, (who, theme, start, end, *state) in enumerate(rows):
        interview, speaker = who
        told.append(
            dict.fromkeys(LEDGER_COLUMNS, "")
            | {"id": f"{number:08}", "theme": theme, "interview": interview, "speaker": speaker, "start": start, "end": end}
            | {"words": end - start, "state": state[0] if state else "approved", "case": interview, "role": "interviewee"}
        )
    return pd.DataFrame(told, columns=list(LEDGER_COLUMNS))


def _material(interviews=("ett", "två"), segments=()):
    """A material in which two speakers talk in each interview."""
    turns = [
        {"interview": each, "speaker": speaker, "role": role, "words": 9}
        for each in interviews
        for speaker, role in (("P", "interviewee"), ("Q", "unknown"), ("I", "interviewer"))
    ]
    coded = [
        {"id": f"s{number}", "interview": interview, "case": interview, "speaker": "P", "role": "interviewee"}
        | {"words": 5, "counts": True, "code": code}
        for number, (interview, code) in enumerate(segments)
    ]
    columns = ("id", "interview", "case", "speaker", "role", "words", "counts", "code")
    return Material(
        segments=pd.DataFrame(coded, columns=list(columns)).astype({"counts": "bool", "words": "int64"}),
        interviews=pd.DataFrame({"interview": list(interviews)}),
        cases=pd.DataFrame({"case": list(interviews), "case_kind": "skola"}),
        turns=pd.DataFrame(turns),
        codebook=pd.DataFrame({"code": ["A", *THEMES, "A > B > D"]}),
        problems=pd.DataFrame(),
    )


@pytest.mark.parametrize("count", [1, 2, 7])
def test_k_equal_informants_are_k_voices(count):
    """The definition's own example: 1 / Σ p²."""
    assert effective_voices([3] * count) == count
    assert effective_voices([]) is None
    assert effective_voices([3, 1]) == pytest.approx(1 / (0.75**2 + 0.25**2))


@given(st.lists(st.integers(1, 9), min_size=1, max_size=9))
def test_voices_lie_between_one_and_the_number_of_informants(counts):
    """Whoever is quoted most has the most weight."""
    assert 1 - 1e-9 <= effective_voices(counts) <= len(counts) + 1e-9


def test_a_small_ledger_by_hand():
    """Three quotations of one, one of another, who shares words with one of them under another theme."""
    p, q = ("ett", "P"), ("två", "Q")
    ledger = _ledger(
        [(p, "A > B", 0, 10), (p, "A > B", 20, 24), (p, "A > C", 5, 25), (q, "A > B", 0, 8), (q, "A > B", 9, 12, "withdrawn")]
    )
    found = spread(_material(segments=[("ett", "A > B"), ("ett", "A > B > D"), ("två", "A > C")]), ledger)
    whole, theme = found.themes.iloc[0], found.themes.set_index("theme").loc["A > B"]
    assert (whole["quotations"], whole["informants"], whole["informants_total"]) == (4, 2, 4)
    assert (whole["top"], whole["top_share"], whole["effective_voices"]) == ("ett: P", 0.75, 1.6)
    assert (theme["quotations"], theme["words_median"], theme["words_max"]) == (3, 8, 10)
    assert theme["informants_total"] == 2
    assert pd.isna(found.themes.set_index("theme").loc["A"]["effective_voices"])
    assert found.cases[["case", "quotations", "quotable"]].to_numpy().tolist() == [["ett", 3, 2], ["två", 1, 1]]
    assert found.cases["difference"].tolist() == pytest.approx([3 / 4 - 2 / 3, 1 / 4 - 1 / 3])
    assert found.repeated[["id_a", "id_b", "start", "end"]].to_numpy().tolist() == [
        ["00000000", "00000002", 5, 10],
        ["00000002", "00000001", 20, 24],
    ]


def test_nothing_quoted_has_no_spread():
    """Null, where there is nothing to divide by."""
    found = spread(_material(), _ledger([]))
    assert found.themes["top_share"].isna().all()
    assert found.cases["quoted_share"].isna().all()
    assert len(found.repeated) == 0


rows_ = st.lists(
    st.tuples(
        st.tuples(st.sampled_from(("ett", "två", "tre")), st.sampled_from(("P", "Q"))),
        st.sampled_from(THEMES),
        st.integers(0, 20),
        st.integers(1, 8),
        st.sampled_from(("approved", "withdrawn", "sent")),
    ).map(lambda row: (*row[:3], row[2] + row[3], row[4])),
    max_size=12,
)


@given(rows_)
def test_a_slow_recount_agrees(rows):
    """Counted one by one, pair by pair; what lies outside the selection or was withdrawn counts nowhere."""
    found = spread(_material(), _ledger(rows))
    kept = [(number, row) for number, row in enumerate(rows) if row[0][0] != "tre" and row[4] != "withdrawn"]
    for theme in ("", *THEMES):
        here = Counter(row[0] for _, row in kept if theme in {"", row[1]})
        row = found.themes.set_index("theme").loc[theme]
        assert (row["quotations"], row["informants"]) == (here.total(), len(here))
        if here:
            assert row["top_share"] == max(here.values()) / here.total()
            assert row["effective_voices"] == pytest.approx(1 / sum((n / here.total()) ** 2 for n in here.values()))
    shared = {
        frozenset({f"{one:08}", f"{two:08}"})
        for (one, a), (two, b) in combinations(kept, 2)
        if a[0][0] == b[0][0] and a[1] != b[1] and a[2] < b[3] and b[2] < a[3]
    }
    assert {frozenset(pair) for pair in zip(found.repeated["id_a"], found.repeated["id_b"], strict=True)} == shared


def test_exports_carry_what_was_approved_unless_others_are_asked_for():
    """By default as soon as there is a ledger; every choice says what it is."""
    p = ("ett", "P")
    ledger, material = _ledger([(p, "A > B", 0, 5), (p, "A > B", 9, 12, "sent")]), _material()
    assert PrintedQuotations.of(material, _ledger([])).which == "proposed"
    printed = PrintedQuotations.of(material, ledger)
    assert (printed.which, len(printed.table), printed.with_proposals) == ("approved", 1, False)
    assert "1 of the 2" in printed.note
    assert len(PrintedQuotations.of(material, ledger, "all").table) == 2
    assert not PrintedQuotations.of(material, ledger, "proposed").with_ledger
    assert Selection() == material.selection
