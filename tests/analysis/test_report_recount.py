"""An independent recount of the Word report: every number from its own appendices, read with nothing but zipfile and lxml."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from analysis import Material, Written, write_report
from analysis.written import JUDGEMENT_COLUMNS, RATING_COLUMNS, SCALE_COLUMNS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SOURCE = re.compile(r"\(([^()]*); (\d+) ord(; motsäger)?\)")
NO_CASE, NOBODY = "Utan organisation", "ingen"


def said(element: etree._Element) -> str:
    """What stands in a paragraph or a cell."""
    return "".join(each.text or "" for each in element.iter(W + "t"))


def style_of(element: etree._Element) -> str:
    """The id of a paragraph's style."""
    style = element.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(W + "val")


def number(text: str) -> int:
    """A number as Swedish writes it."""
    return int(text.replace("\u00a0", ""))


@dataclass(frozen=True)
class Passage:
    """A passage of the appendix."""

    kind: str
    case: str
    source: str
    words: int
    contrary: bool


@dataclass(frozen=True)
class Interview:
    """A row of the appendix that lists the sources."""

    name: str
    case: str
    kind: str
    sort: str
    words: int
    finished: bool


@dataclass
class Report:
    """A report with its appendices taken apart."""

    path: Path
    passages: dict[str, list[Passage]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    interviews: list[Interview] = field(default_factory=list)
    judged: Counter[str] = field(default_factory=Counter)
    body: list[etree._Element] = field(default_factory=list)
    code: str = ""
    case: tuple[str, str] = ("", "")
    judged_label: str = ""

    def __post_init__(self) -> None:
        with zipfile.ZipFile(self.path) as archive:
            root = etree.fromstring(archive.read("word/document.xml"))
        part = ""
        for element in root[0]:
            text, style = said(element), style_of(element)
            if style == "Heading1":
                part = text[:8] if text.startswith("Bilaga ") else ""
            if part == "Bilaga A":
                self._read_passages(style, text)
            elif part == "Bilaga B" and element.tag == W + "tbl":
                self._list(element)
            elif part == "Bilaga D":
                self._judge(style, text)
            elif not part:
                self.body.append(element)

    def _read_passages(self, style: str, text: str) -> None:
        if style == "Heading3":
            self.code = re.match(r"A\d+", text)[0]
            self.passages[self.code] = []
        elif kind := re.match(r"(A\d+\.\d+) (.*?)(?: – \d+ textställen?|: inget textställe\.)$", text):
            self.kinds[kind[1]] = kind[2]
        elif head := re.match(r"(A\d+\.\d+)\.\d+ (.*) – \d+ textställen?$", text):
            self.case = (self.kinds[head[1]], head[2])
        elif style == "KodbokPassage":
            source = SOURCE.findall(text)[-1]
            self.passages[self.code].append(Passage(*self.case, source[0], int(source[1]), bool(source[2])))

    def _list(self, table: etree._Element) -> None:
        rows = [[said(cell) for cell in row.iter(W + "tc")] for row in table.iter(W + "tr")]
        if len(rows[0]) == 6:
            cases = [re.fullmatch(r"(.*) \((.*?)\)", row[1]).groups() for row in rows[1:]]
            self.interviews = [
                Interview(row[0], *case, row[2], number(row[4]), not row[5].endswith("(ej färdigkodad)"))
                for row, case in zip(rows[1:], cases, strict=True)
            ]

    def _judge(self, style: str, text: str) -> None:
        if style == "Heading3":
            self.judged_label = text.partition(" ")[0]
            self.judged[self.judged_label] = 0
        elif style == "ListBullet":
            self.judged[self.judged_label] += 1

    def interview_of(self, passage: Passage) -> Interview:
        """The source that a passage names: the longest name that fits, for names may hold commas."""
        return max(
            (each for each in self.interviews if f"{passage.source}, ".startswith(f"{each.name}, ")), key=lambda x: len(x.name)
        )

    def cases(self, passages: list[Passage]) -> set[str]:
        """The cases of passages."""
        return {each.case for each in passages} - {NO_CASE}

    def under(self, label: str) -> list[Passage]:
        """The passages of a code, `A3`, or of a kind of case in it, `A3.1`."""
        code, _, kind = label.partition(".")
        return [each for each in self.passages[code] if not kind or each.kind == self.kinds[label]]

    def totals(self, label: str = "A1") -> tuple[int, int]:
        """The sources and cases of a kind of case, or all."""
        known = [each for each in self.interviews if "." not in label or each.kind == self.kinds[label]]
        return len(known), len({each.case for each in known} - {NO_CASE})

    def share(self, passages: list[Passage]) -> str:
        """The share of all counted words."""
        spoken = sum(each.words for each in self.interviews)
        return f"{100 * sum(each.words for each in passages) / spoken:.1f}\u00a0%".replace(".", ",") if spoken else "–"

    def rows(self) -> Iterator[list[str]]:
        """The rows of the tables before the appendices."""
        for element in self.body:
            if element.tag == W + "tbl":
                for row in element.iter(W + "tr"):
                    yield [said(cell) for cell in row.iter(W + "tc")]

    def sentences(self) -> Iterator[str]:
        """The paragraphs before the appendices."""
        for element in self.body:
            if element.tag == W + "p":
                yield said(element)

    def counted(self, label: str) -> list[str]:
        """What a row of a code's numbers must say."""
        found = self.under(label)
        return [
            str(len(found)),
            str(sum(each.words for each in found)),
            self.share(found),
            str(len({self.interview_of(each).name for each in found})),
            str(len(self.cases(found))),
            str(sum(each.contrary for each in found)),
        ]


def recount(report: Report) -> Counter[str]:
    """Recounts everything; returns how much of each sort was recounted."""
    done: Counter[str] = Counter()
    for row in report.rows():
        label = row[-1].strip("[]")
        if len(row) == 8 and re.fullmatch(r"A\d+", label):
            assert [cell.replace("\u00a0", "") for cell in row[1:7]] == [x.replace("\u00a0", "") for x in report.counted(label)], (
                row
            )
            done["codes"] += 1
        elif len(row) == 7 and re.fullmatch(r"A\d+(\.\d+)?", label):
            told, (sources, cases) = report.counted(label), report.totals(label)
            assert row[1:6] == [told[0], told[3], str(sources), told[4], str(cases)], row
            done["kinds"] += 1
        elif len(row) == 4 and label in report.judged:
            assert int(row[2]) == report.judged[label], row
            done["judgements"] += 1
        elif len(row) == 6 and label == "B":
            of_sort = [each for each in report.interviews if each.sort == row[0]]
            cases = len({each.case for each in of_sort} - {NO_CASE})
            counted = [len(of_sort), cases, sum(each.finished for each in of_sort), sum(each.words for each in of_sort)]
            assert list(map(number, row[1:5])) == counted, row
            done["material"] += 1
    done += recount_sentences(report)
    return done


def recount_sentences(report: Report) -> Counter[str]:
    """Recounts what is told in words."""
    done: Counter[str] = Counter()
    for text in report.sentences():
        if spread := re.search(r"(\d+) av (\d+) (?:källor|intervjuer) och (\d+) av (\d+) organisationer .*\[(A\d+)\]", text):
            told, (sources, cases) = report.counted(spread[5]), report.totals()
            assert list(spread.groups()[:4]) == [told[3], str(sources), told[4], str(cases)], text
            done["spread"] += 1
        elif note := re.search(r"Räknade ord: (\S+) \((.*) av alla\)\. .*: (\d+) \[(A\d+)\]", text):
            told = report.counted(note[4])
            assert [note[1].replace("\u00a0", ""), note[2], note[3]] == [told[1], told[2], told[5]], text
            done["words"] += 1
        elif silent := re.search(r"^Tysta organisationer \((\d+)\): (.*) \[(A\d+)\]", text):
            unfinished = {each.case for each in report.interviews if not each.finished}
            whole = {each.case for each in report.interviews} - unfinished - {NO_CASE}
            not_asked = re.search(r"Inte tillfrågade: (.*)\.$", text)
            expected = whole - report.cases(report.under(silent[3])) - set(not_asked[1].split("; ") if not_asked else ())
            assert int(silent[1]) == len(expected), text
            assert set(silent[2].split("; ")) == (expected or {NOBODY}), text
            done["silent"] += 1
        elif against := re.search(r": (\d+) textställen? \[(A\d+)\]$", text):
            assert against[1] == report.counted(against[2])[5], text
            done["against"] += 1
        elif material := re.search(r"(\d+) organisation(?:er)?; färdigkodade (\d+) av (\d+)", text):
            finished = sum(each.finished for each in report.interviews)
            assert list(map(int, material.groups())) == [report.totals()[1], finished, report.totals()[0]], text
            done["material"] += 1
    return done


def written_of(material: Material) -> Written:
    """Judgements on a scale of three values, one of which nobody has, and ratings."""
    cases = list(material.interviews["case"].dropna().unique())
    judged = [
        {
            "id": str(place),
            "scale": "Läget",
            "case": case,
            "wave": None,
            "value": "fart" if place % 3 else "stilla",
            "comment": "Så sa de.",
        }
        | {"segments": (material.segments["id"].iloc[0],) if len(material.segments) else (), "judge": "AB", "date": "2026-01-02"}
        for place, case in enumerate(cases)
    ]
    rated = [
        {
            "id": str(place),
            "assignment": "Uppdrag",
            "case": case,
            "wave": None,
            "rating": ("green", "red", "")[place % 3],
            "comment": "",
        }
        for place, case in enumerate(cases)
    ]
    scale = {"scale": "Läget", "steps": ("fart", "stilla", "bakåt"), "definition": "Vart det bär"}
    return Written(
        judgements=pd.DataFrame(judged, columns=list(JUDGEMENT_COLUMNS)),
        ratings=pd.DataFrame(rated, columns=list(RATING_COLUMNS)),
        scales=pd.DataFrame([scale], columns=list(SCALE_COLUMNS)),
    )


@pytest.fixture(scope="module")
def report(sample_material: Material, tmp_path_factory) -> Report:
    """The team's report of the sample."""
    path = tmp_path_factory.mktemp("report") / "rapport.docx"
    write_report(sample_material, written_of(sample_material), path)
    return Report(path)


def test_every_number_of_the_sample_recounts_from_the_appendices(report: Report, sample_material: Material):
    """Tables, sentences, silence, totals and judgements agree with what the appendices list, and none is left out."""
    done = recount(report)
    themes = sum(sample_material.codebook["level"] == 2)
    codes = len(sample_material.codebook)
    assert len(report.interviews) == len(sample_material.interviews)
    assert done["codes"] >= codes + themes
    assert done["silent"] == themes
    assert min(done[sort] for sort in ("kinds", "spread", "words", "against", "material", "judgements")) > 0


def test_the_counts_of_ratings_are_those_of_the_table_of_all(report: Report):
    """What is counted by assignment is how many organisations are named."""
    rows = list(report.rows())
    counted = next(row for row in rows if row[0] == "Uppdrag" and row[1].isdigit())
    named = {row[1]: len(row[2].split("; ")) for row in rows if row[0] == "Uppdrag" and len(row) == 3}
    signs = ("● Gr grön", "▲ Gu gul", "■ R röd", "– Enbart kommentar")
    assert list(map(int, counted[1:])) == [named.get(name, 0) for name in signs]


def test_figures_tell_the_numbers_of_their_tables(report: Report):
    """The alternative text of a theme's figure names each case with its passages."""
    alternatives = [
        each.get("descr") for element in report.body for each in element.iter() if each.tag.endswith("}docPr") and each.get("descr")
    ]
    assert alternatives
    per_case = {tuple(sorted(Counter(each.case for each in found).items())) for found in report.passages.values()}
    of_themes = [text for text in alternatives if "textställen per organisation" in text]
    assert of_themes
    for text in of_themes:
        shown = re.findall(r"(?:^|[.;] )([^.;]+) (\d+)(?=[.;])", text.partition("organisation. ")[2])
        assert tuple(sorted((name, int(count)) for name, count in shown)) in per_case, text


NOT_COUNTED = re.compile(
    r"Daterat|revision \d+|(Tabell|Figur) \d+|^(Sammanfattningar är skrivna|Siffrorna i första kolumnen|\d{4}-\d\d-\d\d$)"
)


def test_every_number_of_the_teams_text_is_a_link(report: Report):
    """No digit stands outside a link but dates, revisions, numbers of captions, and how far the report has come."""
    for element in report.body:
        for paragraph in element.iter(W + "p"):
            free = "".join(run.text for run in paragraph.iter(W + "t") if next(run.iterancestors(W + "hyperlink"), None) is None)
            named = style_of(paragraph) in {"Title", "Caption", "Heading1", "Heading2"}
            if re.search(r"\d", free) and not named and not NOT_COUNTED.search(free):
                row = next(paragraph.iterancestors(W + "tr"), None)
                assert row is not None, said(paragraph)
                assert said(row.find(W + "tc")).isdigit(), said(row)  # the numbers of COREQ's items


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_random_studies_recount_whole(data, studies, tmp_path_factory):
    """Whatever is said and coded by whomever, every number recounts."""
    material = data.draw(studies).material()
    path = tmp_path_factory.mktemp("random") / "rapport.docx"
    write_report(material, written_of(material), path)
    assert recount(Report(path))["codes"] >= len(material.codebook)
