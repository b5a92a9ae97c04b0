"""Writing ten thousand quotations to Word, against python-docx, which makes each paragraph through its own objects."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

import pytest
from docx import Document
from lxml import etree

from analysis.catalogue import translator
from analysis.report.inline import Link, Marked, Strong
from analysis.report.looks import looks
from analysis.report.manuscript import Manuscript
from analysis.report.package import Cover, packed

QUOTATIONS, WORDS = 10_000, 30
SOME = 1_000
"""Quotations that python-docx writes; ten times as many would take ten times as long, for it looks its styles up each time."""
SECONDS, BUDGET = 2.0, 0.2
"""Seconds on two ordinary cores (DESIGN.md), and the share of what python-docx takes for the same."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def quotations() -> list[str]:
    """Thirty words each."""
    chance = Random(20141105)  # noqa: S311  # made-up words, no secrets
    stems = ["barnen", "fonden", "staden", "skolan", "budgeten", "polisen", "idrotten", "planen", "frågan", "pengarna"]
    return [" ".join(chance.choices(stems, k=WORDS)) for _ in range(QUOTATIONS)]


def _ours(quotations: list[str], path: Path) -> None:
    """Each with its bookmark, its source in bold and a link, as in the appendix."""
    page = Manuscript(translator("sv"))
    for number, text in enumerate(quotations):
        source = [" ", Strong("(Intervju 1, IP; 30 ord)"), " ", Link("[A1]", "p0")]
        page.paragraph([Marked(f"[A1:{number}]", f"p{number}"), " ", text, *source], "KodbokPassage")
    cover = Cover("Mätning", "2026-11-22T12:00:00Z", "sv", "Prov", "Prov")
    path.write_bytes(packed(page.finished(), page.pictures, looks(None, cover.language), cover))


def _theirs(quotations: list[str], path: Path) -> None:
    document = Document()
    for number, text in enumerate(quotations):
        paragraph = document.add_paragraph(f"[A1:{number}] {text} ", style="Quote")
        paragraph.add_run("(Intervju 1, IP; 30 ord)").bold = True
        paragraph.add_run(" [A1]")
    document.save(str(path))


def _seconds(work: Callable[[], object], rounds: int = 3) -> float:
    taken = []
    for _ in range(rounds):
        begun = perf_counter()
        work()
        taken.append(perf_counter() - begun)
    return median(taken)


def test_ten_thousand_quotations_are_written_to_word_at_once(
    quotations: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    ours = _seconds(lambda: _ours(quotations, tmp_path / "ours.docx"))
    theirs = _seconds(lambda: _theirs(quotations[:SOME], tmp_path / "theirs.docx")) * QUOTATIONS / SOME
    with zipfile.ZipFile(tmp_path / "ours.docx") as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    known = set(quotations)
    assert sum(each.text in known for each in body.iter(W + "t")) == QUOTATIONS
    with capsys.disabled():
        of = f"{ours / theirs:.2f} of {theirs:.3f} s (budget {BUDGET})"
        print(f"\n{QUOTATIONS} quotations to Word: {ours:.3f} s (budget {SECONDS} s), {of}")  # a benchmark reports
    assert ours / theirs <= BUDGET
