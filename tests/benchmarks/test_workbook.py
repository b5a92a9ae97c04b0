"""Writing ten thousand codings: one sheet against openpyxl's own writing, the whole workbook, and CSV."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

import numpy as np
import pandas as pd
import pytest
from openpyxl import Workbook

from analysis import Material, StudyFacts
from analysis.material import SEGMENT_COLUMNS
from analysis.tables_csv import write_table
from analysis.workbook import write_workbook
from analysis.workbook.archive import save
from analysis.workbook.looks import Looks
from analysis.workbook.results import Results
from analysis.workbook.segments import table
from analysis.workbook.sheet import fill

CODINGS, INTERVIEWS, WORDS, TURNS = 10_000, 23, 9_000, 300
LETTERS = 6  # of a word and the space after it
SHEET_BUDGET, BOOK_BUDGET, CSV_BUDGET = 1.6, 4.0, 2.0
"""Of a bare dump of the segments (1.1 s where the book may take 4.5 s), and of pandas' to_csv (0.07 s where 0.15 s is allowed)."""
VOCABULARY = "barne fonde stads skola budge polis idrot malmö ledar plane invån fråga pengar"

pytestmark = pytest.mark.slow


def _text(chance: Random) -> str:
    """Words of five letters; every fifteenth ends a sentence."""
    stems = [word[:4] for word in VOCABULARY.split()]
    words = [chance.choice(stems) + ("." if place % 15 == 14 else chance.choice("aeiou")) for place in range(WORDS)]
    return " ".join(words)


def _codebook() -> pd.DataFrame:
    paths = [path for root in "AB" for path in (root, *(f"{root} > Tema {place}" for place in range(19)))]
    levels = [path.count(" > ") + 1 for path in paths]
    described = {"definition": "Vad som sägs om temat.", **dict.fromkeys(("include", "exclude", "example", "colour"))}
    named = {"name": [path[-7:] for path in paths], "parent": [path.rpartition(" > ")[0] or None for path in paths]}
    return pd.DataFrame(
        {"code": paths, "level": levels, **named, **described, "aliases": None, "topics": None, "rules": None, "retired": False}
    )


def _interviews(texts: list[str]) -> pd.DataFrame:
    names = [f"Intervju {number:02d}" for number in range(INTERVIEWS)]
    facts = {"case_kind": "förvaltning", "wave": "2014", "kind": "interview", "date": "2014-10-02", "words": WORDS}
    counts = {"counted_words": WORDS // 2, "turns": TURNS, "speakers": 2, "coders": "AB", "coded": True, "finished": True}
    came = {"imported": range(INTERVIEWS)}
    cases = pd.Categorical([f"Förvaltning {number:02d}" for number in range(INTERVIEWS)])
    return pd.DataFrame(
        {"interview": pd.Categorical(names, categories=names), "case": cases, **facts, **counts, **came, "text": texts}
    )


def _turns(interviews: pd.DataFrame) -> pd.DataFrame:
    length = WORDS // TURNS
    turn = np.tile(np.arange(TURNS), INTERVIEWS)
    spans = {"start": turn * length * LETTERS, "end": (turn + 1) * length * LETTERS - 1}
    words = {"word_start": turn * length, "word_end": (turn + 1) * length, "words": length}
    who = {"speaker": np.where(turn % 2, "IP", "I"), "role": np.where(turn % 2, "interviewee", "interviewer")}
    names = pd.Categorical.from_codes(np.repeat(np.arange(INTERVIEWS), TURNS), dtype=interviews["interview"].dtype)
    return pd.DataFrame(
        {"interview": names, "turn": turn, **who, **spans, **words, "time": None, "heading": None, "counted": turn % 2 == 1}
    )


def _segments(interviews: pd.DataFrame, codebook: pd.DataFrame) -> pd.DataFrame:
    """Codings of thirty to sixty words, most of which reach over two or three turns, as a hurried coder's do."""
    chance = np.random.default_rng(20141105)
    interview = np.sort(chance.integers(0, INTERVIEWS, CODINGS))
    word_start = chance.integers(0, WORDS - 60, CODINGS)
    word_start = word_start[np.lexsort((word_start, interview))]
    word_end = word_start + chance.integers(30, 60, CODINGS)
    codes = codebook["code"].to_list()
    code = chance.integers(2, len(codes), CODINGS)
    texts = interviews["text"].to_list()
    spans = zip(interview, word_start * LETTERS, word_end * LETTERS - 1, strict=True)
    told = {"case_kind": "förvaltning", "wave": "2014", "kind": "interview", "speaker": "IP", "role": "interviewee"}
    how = {"coder": "AB", "origin": "manual", "status": "accepted", "contrary": False, "created": "2026-11-22T08:00:01Z"}
    table = pd.DataFrame(
        {
            "id": [str(uuid.UUID(int=place)) for place in range(CODINGS)],
            "interview": pd.Categorical.from_codes(interview, dtype=interviews["interview"].dtype),
            "case": interviews["case"].take(interview).array,
            **{
                name: pd.Categorical([value] * CODINGS) if isinstance(value, str) and name != "created" else value
                for name, value in {**told, **how}.items()
            },
            "turn": word_start // (WORDS // TURNS),
            "start": word_start * LETTERS,
            "end": word_end * LETTERS - 1,
            "word_start": word_start,
            "word_end": word_end,
            "words": (word_end - word_start) // 2,
            "recommendation": pd.Categorical([codes[each][0] for each in code]),
            "theme": pd.Categorical([codes[each] for each in code]),
            "code": pd.Categorical.from_codes(code, categories=pd.Index(codes)),
            "quote": [texts[which][start:end] for which, start, end in spans],
            "memo": None,
        }
    )
    return table[list(SEGMENT_COLUMNS)].assign(turn=table["turn"].astype("Int64"), counts=True)


@pytest.fixture(scope="module")
def material() -> Material:
    """Ten thousand codings of 23 interviews of 9,000 words."""
    chance = Random(20140305)  # noqa: S311  # made-up words, no secrets
    interviews, codebook = _interviews([_text(chance) for _ in range(INTERVIEWS)]), _codebook()
    cases = pd.DataFrame({"case": interviews["case"], "case_kind": "förvaltning"})
    problems = pd.DataFrame({"interview": [], "paragraph": [], "segment": [], "message": []})
    segments = _segments(interviews, codebook)
    return Material(
        segments, interviews, cases, _turns(interviews), codebook, problems, StudyFacts("Mätning", 1, "2026-11-22T12:00:00Z")
    )


def _seconds(work: Callable[[], object], rounds: int = 3) -> float:
    taken = []
    for _ in range(rounds):
        begun = perf_counter()
        work()
        taken.append(perf_counter() - begun)
    return median(taken)


def _bare_dump(material: Material, path: Path) -> None:
    """The same cells as openpyxl writes them by itself: no looks, no table, no links."""
    columns = [column.field for column in table(Results.of(material, "sv")).columns]
    rows = table(Results.of(material, "sv")).data[columns]
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Kodade avsnitt")
    for row in rows.astype("object").where(rows.notna(), None).itertuples(index=False, name=None):
        sheet.append(row)
    book.save(path)


@pytest.fixture(scope="module")
def bare_seconds(material: Material, tmp_path_factory: pytest.TempPathFactory) -> float:
    """How long a bare dump takes on this machine."""
    path = tmp_path_factory.mktemp("bare") / "bare.xlsx"
    return _seconds(lambda: _bare_dump(material, path))


def test_a_sheet_of_ten_thousand_quotations_takes_little_longer_than_openpyxl_needs_for_bare_cells(
    material: Material, bare_seconds: float, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    def ours() -> None:
        book = Workbook()
        sheet = book.worksheets[0]
        save(book, [fill(sheet, table(Results.of(material, "sv")).split("id"), Looks(sheet))], tmp_path / "ours.xlsx")

    _report(capsys, f"sheet of {CODINGS} quotations", (_seconds(ours), bare_seconds), SHEET_BUDGET)


def test_the_whole_workbook_is_written_while_one_waits(
    material: Material, bare_seconds: float, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    seconds = _seconds(lambda: write_workbook(material, tmp_path / "book.xlsx"))
    _report(capsys, f"workbook of {CODINGS} codings", (seconds, bare_seconds), BOOK_BUDGET)


def test_ten_thousand_quotations_go_into_a_csv_file_at_once(material: Material, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def ours() -> None:
        with (tmp_path / "quotations.csv").open("w", encoding="utf-8-sig", newline="") as file:
            write_table(table(Results.of(material, "sv")), file)

    rows = table(Results.of(material, "sv")).data
    theirs = _seconds(lambda: rows.to_csv(StringIO(), sep=";", index=False), rounds=5)
    _report(capsys, f"{CODINGS} quotations to CSV", (_seconds(ours, rounds=5), theirs), CSV_BUDGET)


def _report(capsys: pytest.CaptureFixture[str], what: str, seconds: tuple[float, float], budget: float) -> None:
    """Prints the ratio of two times and holds it against its budget."""
    ours, theirs = seconds
    with capsys.disabled():
        print(f"\n{what}: {ours:.3f} s, {ours / theirs:.2f} of {theirs:.3f} s (budget {budget})")  # a benchmark reports
    assert ours / theirs <= budget
