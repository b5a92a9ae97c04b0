"""Small studies for the analysis: what was said and coded, made into a `Material` the slow, obvious way.

Nothing here uses the code under test, but for the value types: words are counted one by one, so that tables made from this
material are an independent witness.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import strategies as st

from analysis.material import SEGMENT_COLUMNS, Material, StudyFacts
from analysis.selection import Selection
from interviews.swedish_order import swedish_key

WORD = re.compile(r"\w+(?:[-'’]\w+)*")
LABEL = re.compile(r"^(?P<label>I|IP\d?|Moderator): ", re.MULTILINE)
NAMESPACE = uuid.UUID("6d3f7c3e-2b7e-4b51-9d39-0f8e2f0a7c11")
INTERVIEWERS = ("I", "Moderator")
INTERVIEW_COLUMNS = (
    *("interview", "case", "case_kind", "wave", "kind", "date", "words", "counted_words", "turns", "speakers", "coders"),
    *("coded", "finished", "imported", "text"),
)
TURN_COLUMNS = (
    *("interview", "turn", "speaker", "role", "start", "end", "word_start", "word_end", "words", "time", "heading", "counted"),
)
CODEBOOK_COLUMNS = (
    *("code", "level", "name", "parent", "definition", "include", "exclude", "example", "colour", "aliases", "topics", "rules"),
    "retired",
)


@dataclass(frozen=True)
class Talk:
    """An interview: lines `I: …` are the interviewer's, `IP: …` the interviewee's; without any label there are no turns."""

    name: str
    text: str
    case: str | None = None
    case_kind: str | None = None
    wave: str | None = None
    kind: str = "interview"
    date: str | None = None
    main: str | None = None
    finished: tuple[str, ...] = ()

    @cached_property
    def turns(self) -> list[dict]:
        """The turns with their spans, speakers and roles; one that spans the text where nobody is named."""
        labels = list(LABEL.finditer(self.text))
        if not labels:
            return [{"turn": None, "speaker": None, "role": "unknown", "start": 0, "end": len(self.text)}]
        ends = [label.start() - 1 for label in labels[1:]] + [len(self.text)]
        return [
            {
                "turn": number,
                "speaker": label["label"],
                "role": "interviewer" if label["label"] in INTERVIEWERS else "interviewee",
                "start": label.end(),
                "end": end,
            }
            for number, (label, end) in enumerate(zip(labels, ends, strict=True))
        ]

    @cached_property
    def words(self) -> list[dict]:
        """Every spoken word: where it begins and the turn that it is in."""
        return [
            {"at": match.start(), "turn": turn}
            for turn in self.turns
            for match in WORD.finditer(self.text, turn["start"], turn["end"])
        ]


@dataclass(frozen=True)
class Coding:
    """One coding, by span, or by a quote that stands once in the interview."""

    interview: str
    quote: str | tuple[int, int]
    code: str
    coder: str = "AB"
    status: str = "accepted"
    contrary: bool = False
    memo: str = ""
    origin: str = "manual"


@dataclass(frozen=True)
class Study:
    """Talks, codings and the codes they use; `material()` makes the tables."""

    talks: Sequence[Talk]
    codings: Sequence[Coding] = ()
    codes: Sequence[str] = ()
    selection: Selection = field(default_factory=Selection)
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)

    def material(self) -> Material:
        """Every table of the study, made row by row."""
        talks = sorted(self.talks, key=lambda talk: swedish_key(talk.name))
        segments = [self._segment(number, coding) for number, coding in enumerate(self.codings)]
        turns = [row for talk in talks for row in self._turns(talk)]
        interviews = [self._interview(talk, turns, segments) for talk in talks]
        return Material(
            segments=self._segment_table(segments, talks),
            interviews=_table(interviews, INTERVIEW_COLUMNS, ("interview", "case", "case_kind", "wave", "kind")),
            cases=self._cases(talks),
            turns=_table(turns, TURN_COLUMNS, ("interview", "speaker", "role", "heading")),
            codebook=self._codebook(),
            problems=self._problems(segments),
            facts=StudyFacts("Provstudien", 17, "2026-11-22T12:00:00Z", tuple(sorted({talk.wave for talk in talks if talk.wave}))),
            selection=self.selection,
        )

    def paths(self) -> list[str]:
        """The codes, in the given order, or those in use with their parents."""
        if self.codes:
            return list(self.codes)
        parts = [coding.code.split(" > ") for coding in self.codings]
        return sorted({" > ".join(names[: depth + 1]) for names in parts for depth in range(len(names))})

    def _talk(self, name: str) -> Talk:
        return next(talk for talk in self.talks if talk.name == name)

    @staticmethod
    def _heard(role: str) -> bool:
        return role != "interviewer"

    def _version(self, talk: Talk) -> set[str]:
        """The coders whose work on the talk counts."""
        coders = [coding.coder for coding in self.codings if coding.interview == talk.name and coding.coder]
        if self.selection.coders:
            return {name for name in coders if self.selection.coders == "all" or name in self.selection.coders}
        return {talk.main or coders[0]} if coders or talk.main else set(talk.finished[:1])

    def _counts(self, coding: Coding) -> bool:
        if coding.status == "proposed":
            return self.selection.include_proposed
        return coding.coder in self._version(self._talk(coding.interview))

    def _segment(self, number: int, coding: Coding) -> dict:
        talk = self._talk(coding.interview)
        start, end = coding.quote if isinstance(coding.quote, tuple) else _place(talk.text, coding.quote)
        inside = [word["turn"] for word in talk.words if start <= word["at"] < end]
        turn = _turn_of(talk, inside, start, end)
        names = coding.code.split(" > ")
        return {
            "id": str(uuid.uuid5(NAMESPACE, f"{number} {coding}")),
            **{name: getattr(talk, name) for name in ("case", "case_kind", "wave", "kind")},
            **{name: getattr(coding, name) for name in ("interview", "code", "origin", "status", "contrary")},
            **{name: turn[name] for name in ("turn", "speaker", "role")},
            "start": start,
            "end": end,
            "word_start": sum(word["at"] < start for word in talk.words),
            "word_end": sum(word["at"] < end for word in talk.words),
            "words": sum(self._heard(each["role"]) for each in inside),
            "recommendation": names[0],
            "theme": " > ".join(names[:2]) if len(names) > 1 else None,
            "coder": coding.coder or None,
            "created": f"2026-11-{1 + number % 20:02d}T08:00:00Z",
            "quote": talk.text[start:end],
            "memo": coding.memo or None,
            "counts": self._counts(coding),
        }

    def _turns(self, talk: Talk) -> list[dict]:
        rows, spoken = [], 0
        for turn in talk.turns:
            words = sum(word["turn"] == turn for word in talk.words)
            rows.append(
                {
                    "interview": talk.name,
                    **turn,
                    "word_start": spoken,
                    "word_end": spoken + words,
                    "words": words,
                    "time": None,
                    "heading": None,
                    "counted": self._heard(turn["role"]),
                }
            )
            spoken += words
        return rows

    def _interview(self, talk: Talk, turns: list[dict], segments: list[dict]) -> dict:
        version = self._version(talk)
        return {
            "interview": talk.name,
            **{name: getattr(talk, name) for name in ("case", "case_kind", "wave", "kind", "date")},
            "words": len(talk.words),
            "counted_words": sum(turn["words"] for turn in turns if turn["interview"] == talk.name and turn["counted"]),
            "turns": sum(turn["turn"] is not None for turn in talk.turns),
            "speakers": len({turn["speaker"] for turn in talk.turns if turn["speaker"]}),
            "coders": "; ".join(sorted(version)) or None,
            "coded": any(segment["interview"] == talk.name and segment["counts"] for segment in segments),
            "finished": bool(version) and version <= set(talk.finished),
            "imported": list(self.talks).index(talk),
            "text": talk.text,
        }

    def _segment_table(self, segments: list[dict], talks: Sequence[Talk]) -> pd.DataFrame:
        order = [talk.name for talk in talks]
        segments = sorted(
            segments,
            key=lambda row: (order.index(row["interview"]), row["start"], row["end"], row["code"], row["coder"] or "", row["id"]),
        )
        few = ("case", "case_kind", "wave", "kind", "speaker", "role", "recommendation", "theme", "coder", "origin", "status")
        table = _table(segments, (*SEGMENT_COLUMNS, "counts"), few)
        table["interview"] = pd.Categorical(table["interview"], categories=order)
        table["code"] = pd.Categorical(table["code"], categories=self.paths())
        return table

    def _cases(self, talks: Sequence[Talk]) -> pd.DataFrame:
        kinds = {talk.case: talk.case_kind for talk in talks if talk.case}
        rows = [
            {"case": case, "case_kind": kinds[case], **self.attributes.get(case, {})} for case in sorted(kinds, key=swedish_key)
        ]
        return pd.DataFrame(rows, columns=None if rows else ["case", "case_kind"])

    def _codebook(self) -> pd.DataFrame:
        rows = [
            {
                "code": path,
                "level": path.count(" > ") + 1,
                "name": path.split(" > ")[-1],
                "parent": path.rpartition(" > ")[0] or None,
                "definition": f"Vad som sägs om {path.split(' > ')[-1].lower()}.",
                "include": "Egna erfarenheter.",
                "exclude": None,
                "example": None,
                "colour": ("#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377")[number % 6],
                "aliases": None,
                "topics": "Socialt investeringsperspektiv" if number % 3 == 0 else None,
                "rules": None,
                "retired": False,
            }
            for number, path in enumerate(self.paths())
        ]
        return pd.DataFrame(rows, columns=list(CODEBOOK_COLUMNS))

    def _problems(self, segments: list[dict]) -> pd.DataFrame:
        said = "The segment holds no counted word."
        rows = [(row["interview"], None, row["id"], said) for row in segments if row["words"] == 0]
        table = pd.DataFrame(rows, columns=["interview", "paragraph", "segment", "message"])
        return table.astype({"paragraph": "Int64"})


@dataclass(frozen=True)
class Recount:
    """Every count of a study, made from sets of single words."""

    study: Study

    def counting(self, coding: Coding) -> bool:
        """Whether the coding is a finding under the selection."""
        return self.study._counts(coding)  # noqa: SLF001  # the two are one witness

    def below(self, code: str) -> list[Coding]:
        """The codings of a code and of its descendants."""
        return [coding for coding in self.study.codings if f"{coding.code} > ".startswith(f"{code} > ")]

    def covered(self, coding: Coding) -> set[int]:
        """The ordinals of the coded words, none of them if no counted word is among them."""
        talk = self.study._talk(coding.interview)  # noqa: SLF001
        inside = {place for place, word in enumerate(talk.words) if coding.quote[0] <= word["at"] < coding.quote[1]}
        return inside if any(talk.words[place]["turn"]["role"] != "interviewer" for place in inside) else set()

    def passages(self, codings: Sequence[Coding]) -> list[tuple[Talk, list[int]]]:
        """Runs of coded words without a gap, talk by talk."""
        return [
            (talk, run)
            for talk in sorted(self.study.talks, key=lambda talk: swedish_key(talk.name))
            for run in _runs(set().union(*(self.covered(coding) for coding in codings if coding.interview == talk.name)))
        ]

    @staticmethod
    def words(passages: list[tuple[Talk, list[int]]], speaker: str | None = None) -> int:
        """The counted words of passages, of one speaker if told."""
        turns = [talk.words[place]["turn"] for talk, run in passages for place in run]
        return sum(turn["role"] != "interviewer" and speaker in {None, turn["speaker"]} for turn in turns)


def _runs(places: set[int]) -> list[list[int]]:
    """Numbers that follow each other without a gap."""
    runs: list[list[int]] = []
    for place in sorted(places):
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


CODES = ("A", "A > a", "A > a > 1", "A > a > 2", "A > b", "B", "B > a", "C")
LINES = st.tuples(st.sampled_from(["I: ", "IP1: ", "IP2: ", "IP1: ", ""]), st.integers(0, 5), st.booleans())
CASES = [(None, None), ("Ängen", "bolag"), ("Zonen", "förvaltning"), ("Ån", "förvaltning")]


@st.composite
def _studies(draw: st.DrawFn) -> Study:
    """Talks of a few short turns, coded anywhere by anybody: nested, crossing, in labels and between words."""
    talks = []
    for number in range(draw(st.integers(0, 3))):
        lines = draw(st.lists(LINES, min_size=1, max_size=5))
        text = "\n".join(f"{label}{' '.join(['så-där'] * count)}{'.' if stop else ''}" for label, count, stop in lines)
        case, kind = draw(st.sampled_from(CASES))
        finished = draw(st.sampled_from([(), ("AB",), ("AB", "CD")]))
        wave, main = draw(st.sampled_from([None, "2014", "2015"])), draw(st.sampled_from([None, "CD"]))
        talks.append(Talk(f"Samtal {'Öå'[number % 2]}{number}", text or "-", case, kind, wave, main=main, finished=finished))
    codings = [_coding(draw, draw(st.sampled_from(talks))) for _ in range(draw(st.integers(0, 12)) if talks else 0)]
    coders = draw(st.sampled_from([(), "all", ("CD",)]))
    return Study(talks, codings, CODES, Selection(coders=coders, include_proposed=draw(st.booleans())))


def _coding(draw: st.DrawFn, talk: Talk) -> Coding:
    start = draw(st.integers(0, len(talk.text) - 1))
    end = draw(st.integers(start + 1, len(talk.text)))
    status, coder = draw(st.sampled_from([("accepted", "AB"), ("accepted", "CD"), ("proposed", "")]))
    return Coding(talk.name, (start, end), draw(st.sampled_from(CODES)), coder, status)


def _place(text: str, quote: str) -> tuple[int, int]:
    assert text.count(quote) == 1, f"{quote!r} must stand exactly once"
    return text.index(quote), text.index(quote) + len(quote)


def _turn_of(talk: Talk, inside: list[dict], start: int, end: int) -> dict:
    """The turn that holds most of the words, the first when equal; without words the first turn that is touched."""
    touched = [turn for turn in talk.turns if turn["start"] < end and start < turn["end"]] or talk.turns[:1]
    return max(touched, key=inside.count)


_INTEGERS = ("turn", "start", "end", "word_start", "word_end", "words", "counted_words", "turns", "speakers", "imported")
_BOOLEANS = ("contrary", "counts", "coded", "finished", "counted")


def _table(rows: list[dict], columns: Sequence[str], categories: Sequence[str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(columns))
    types: dict[str, str] = {name: "category" for name in categories if name in table}
    types |= {name: "Int64" if name == "turn" else "int64" for name in _INTEGERS if name in table}
    types |= {name: "bool" for name in _BOOLEANS if name in table}
    table = table.astype(types)
    if "interview" in categories:
        table["interview"] = table["interview"].cat.reorder_categories(list(dict.fromkeys(table["interview"])))
    return table


@pytest.fixture(scope="session")
def talk() -> type[Talk]:
    r"""Makes an interview: `talk("Kultur", "I: Hur går det?\nIP: Bra.", case="Kulturförvaltningen")`."""
    return Talk


@pytest.fixture(scope="session")
def coding() -> type[Coding]:
    """Makes a coding: `coding("Kultur", "Bra.", "Tema > Deltema")`."""
    return Coding


@pytest.fixture(scope="session")
def build_material() -> Callable[..., Material]:
    """Makes a material: `build_material([talk(...)], [coding(...)], codes=[...], selection=Selection())`."""
    return lambda *arguments, **named: Study(*arguments, **named).material()


@pytest.fixture(scope="session")
def sample_study() -> Study:
    """Twelve fictional sources of nine organisations with some two hundred codings of two coders, proposals, and one uncoded."""
    sample = json.loads((Path(__file__).parent / "sample.json").read_text(encoding="utf-8"))
    talks = [Talk(**{**talk, "finished": tuple(talk.get("finished", ()))}) for talk in sample["talks"]]
    codings = [Coding(**{**coding, "quote": tuple(coding["quote"])}) for coding in sample["codings"]]
    return Study(talks, codings, sample["codes"], attributes=sample["attributes"])


@pytest.fixture(scope="session")
def sample_material(sample_study: Study) -> Material:
    """The tables of `sample_study`."""
    return sample_study.material()


@pytest.fixture(scope="session")
def studies() -> st.SearchStrategy[Study]:
    """Random studies, empty ones among them."""
    return _studies()


@pytest.fixture(scope="session")
def recount() -> type[Recount]:
    """Counts a study again, word by word: `recount(study).passages(codings)`."""
    return Recount
