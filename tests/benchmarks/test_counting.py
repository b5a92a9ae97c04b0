"""What a million codings take to be counted, against one sort of the same table."""

from __future__ import annotations

import tracemalloc
from time import perf_counter

import numpy as np
import pandas as pd
import pytest

from analysis import Material, cooccurrence, saturation, saturation_orders, themes
from analysis.material import SEGMENT_COLUMNS

CODINGS = 1_000_000
INTERVIEWS = 230
WORDS = 9_000
TURNS = 300
BUDGET = 3.0
ANALYSIS_BUDGET = 60.0
MEMORY = 2_000_000_000
ROUNDS = 5


def _codebook() -> pd.DataFrame:
    """Three roots, eight themes under each, three codes under each theme."""
    roots = [f"Rot {root}" for root in range(3)]
    paths = [
        path
        for root in roots
        for theme in [root, *(f"{root} > Tema {place}" for place in range(8))]
        for path in ([theme] if theme == root else [theme, *(f"{theme} > Kod {place}" for place in range(3))])
    ]
    parents = [path.rpartition(" > ")[0] or None for path in paths]
    return pd.DataFrame({"code": paths, "level": [path.count(" > ") + 1 for path in paths], "parent": parents})


def _interviews() -> pd.DataFrame:
    names = [f"Intervju {number:03d}" for number in range(INTERVIEWS)]
    return pd.DataFrame(
        {
            "interview": pd.Categorical(names, categories=names),
            "case": pd.Categorical([f"Förvaltning {number % 23:02d}" for number in range(INTERVIEWS)]),
            "words": WORDS,
            "counted_words": WORDS // 2,
            "coded": True,
            "finished": True,
            "date": [f"2015-{1 + number % 12:02d}-{1 + number % 28:02d}" for number in range(INTERVIEWS)],
            "imported": np.arange(INTERVIEWS),
        }
    )


def _turns(interviews: pd.DataFrame) -> pd.DataFrame:
    """Question and answer by turns, thirty words each."""
    length = WORDS // TURNS
    turn = np.tile(np.arange(TURNS), INTERVIEWS)
    return pd.DataFrame(
        {
            "interview": pd.Categorical.from_codes(np.repeat(np.arange(INTERVIEWS), TURNS), dtype=interviews["interview"].dtype),
            "word_start": turn * length,
            "words": length,
            "counted": turn % 2 == 1,
        }
    )


def _segments(interviews: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """A million codings in the promised order, with every column of the segments table."""
    chance = np.random.default_rng(20141105)
    interview = np.sort(chance.integers(0, INTERVIEWS, CODINGS))
    word_start = chance.integers(0, WORDS - 60, CODINGS)
    word_start = word_start[np.lexsort((word_start, interview))]
    word_end = word_start + chance.integers(5, 60, CODINGS)
    code = pd.Categorical.from_codes(chance.integers(0, len(codebook), CODINGS), categories=pd.Index(codebook["code"]))
    constant = dict.fromkeys(("case_kind", "wave", "kind", "speaker", "role", "origin", "quote", "memo", "created"), "x")
    table = pd.DataFrame(
        {
            "id": np.arange(CODINGS).astype(str),
            "interview": pd.Categorical.from_codes(interview, dtype=interviews["interview"].dtype),
            "case": interviews["case"].take(interview).array,
            "turn": word_start // (WORDS // TURNS),
            "start": word_start * 6,
            "end": word_end * 6,
            "word_start": word_start,
            "word_end": word_end,
            "words": (word_end - word_start) // 2,
            "recommendation": code,
            "theme": code,
            "code": code,
            "coder": pd.Categorical.from_codes(chance.integers(0, 2, CODINGS), categories=pd.Index(["AB", "CD"])),
            "status": pd.Categorical.from_codes(
                (chance.random(CODINGS) < 0.1).astype(int), categories=pd.Index(["accepted", "proposed"])
            ),
            "contrary": False,
            **{name: pd.Categorical([value]).repeat(CODINGS) for name, value in constant.items()},
        }
    )[list(SEGMENT_COLUMNS)]
    return table.assign(counts=table["status"] == "accepted")


@pytest.fixture(scope="module")
def million() -> Material:
    """A material of a million codings."""
    codebook, interviews = _codebook(), _interviews()
    nothing = pd.DataFrame()
    return Material(_segments(interviews, codebook), interviews, nothing, _turns(interviews), codebook, nothing)


def _quickest(*works) -> list[float]:
    """The quickest of some rounds of each work in seconds, taken by turns so that a busy moment hits them all."""
    rounds = [[_seconds(work) for work in works] for _ in range(ROUNDS)]
    return [min(times) for times in zip(*rounds, strict=True)]


def _seconds(work) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


@pytest.mark.slow
def test_the_theme_table_of_a_million_codings_costs_at_most_three_sorts(million, capsys):
    """All levels are counted in three times what pandas takes to put the columns that are counted in order."""
    counted = million.segments[["interview", "start", "end", "word_start", "word_end", "words", "code", "status", "counts"]]
    mixed = counted.sample(frac=1, random_state=7)
    counting, sorting, again = _quickest(
        lambda: themes(million),
        lambda: mixed.sort_values(["interview", "start"]),
        lambda: counted.sort_values(["interview", "start"]),
    )
    with capsys.disabled():
        print(
            f"\ntheme table {counting:.3f} s = {counting / sorting:.2f} sorts of {sorting:.3f} s (budget {BUDGET})"
        )  # for who asks
        print(f"           = {counting / again:.2f} sorts of {again:.3f} s where the table is in order already")  # the same
    assert counting <= BUDGET * sorting


@pytest.mark.slow
def test_co_occurrence_and_saturation_of_a_million_codings_cost_some_sorts(million, capsys):
    """Every code with every other, by the same of two coders and by anybody; every interview in a thousand orders."""
    counted = million.segments[["interview", "start", "end", "word_start", "word_end", "words", "code", "status", "counts"]]
    mixed = counted.sample(frac=1, random_state=7)
    works = {
        "co-occurrence of the same coder": lambda: cooccurrence(million),
        "co-occurrence of any coder": lambda: cooccurrence(million, scope="any"),
        "co-occurrence within 20 words": lambda: cooccurrence(million, within=20),
        "saturation": lambda: saturation(million),
        "saturation in 1,000 orders": lambda: saturation_orders(million),
    }
    sorting, *seconds = _quickest(lambda: mixed.sort_values(["interview", "start"]), *works.values())
    tracemalloc.start()
    _whole_analysis(million)
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    with capsys.disabled():
        for name, taken in zip(works, seconds, strict=True):
            print(f"\n{name} {taken:.3f} s = {taken / sorting:.1f} sorts of {sorting:.3f} s", end="")  # for who asks
        print(f"\nall of it takes {memory / 1e6:.0f} MB beside the tables (budget {MEMORY / 1e6:.0f})")  # the same
    assert sum(seconds) <= ANALYSIS_BUDGET * sorting
    assert memory <= MEMORY


def _whole_analysis(material):
    themes(material)
    cooccurrence(material)
    saturation(material)
    saturation_orders(material)
