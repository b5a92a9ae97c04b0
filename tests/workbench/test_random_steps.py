"""Whatever is done to a study, in whatever order, it stays sound, and undo and redo lead back to just what was there."""

from __future__ import annotations

import random

import pytest
from openpyxl import Workbook

from analysis.ledger_state import STATES
from coding.quotation_edit import quotation_edit
from interviews import KodbokError, Person
from interviews.corrections import Correction
from interviews.guide import Guide, Topic
from interviews.survey.survey_file import SurveyChoice
from workbench.commands.rating_step import RatingChoice
from workbench.commands.survey_step import SurveyFacts
from workbench.study import Study

LINES = (
    "I: Hur går det med budgeten?",
    "IP: Vi har ettårsbudgetar. Det är svårt, tycker jag.",
    "Ip 1: Föreningarna hjälper oss mycket, sa Åsa Lindqvist.",
    "I: Vad gör ni sedan?",
    "IP: Vi räknar på 𝒳-värdet och bjuder in Åsas grannar.",
    "I: Vilka är med?",
    "IP: Alla som vill, från kyrkan till fotbollen.",
    "Ip 1: Det blev bättre i år än förra året.",
)
LABELS = ("I", "IP", "Ip 1")
NAMES = ("Samtal", "Möte, norr", 'Det "andra"')
PERSONS = (Person("Åsa Lindqvist", ("Åsan",)), Person("Jon Berg", pseudonym="Chef"), Person("Åsa Berg"))
GUIDES = (
    Guide((Topic("Budget", ("Hur går det med budgeten?",)), Topic("Framtid", ("Vad gör ni sedan?",)))),
    Guide((Topic("Samverkan", ("Vilka är med?",)),)),
    Guide(()),
)


class Walker:
    """Someone who does things to a study at random, and remembers how it stood before each of them."""

    def __init__(self, study: Study, talk, seed: int) -> None:
        self.study, self.talk, self.dice = study, talk, random.Random(seed)  # noqa: S311  # a walk, no secret
        self.done: list[tuple[object, object] | None] = []
        self.undone: list[tuple[object, object] | None] = []

    def step(self) -> str:
        """Does one thing, or is refused with a sentence; returns what it was."""
        verbs = ("add", "add", "code", "code", "code", "replace", "replace", "speakers", "speakers", "names", "guide", "describe")
        verbs = (*verbs, "summarise", "summarise", "synthesise", "judge", "rate", "grade", "decide", "quote", "quote", "remove")
        verb = self.dice.choice((*verbs, "undo", "undo", "undo", "redo", "redo", "rare"))
        verb = self.dice.choice(("erase", "finish", "memo", "finish")) if verb == "rare" else verb
        revision, before = self.study.revision, told_of(self.study)
        refused = self._refusal(verb)
        if refused:
            assert refused.endswith("."), refused
            assert told_of(self.study) == before
            return f"{verb}: {refused}"
        if self.study.revision != revision and verb not in {"undo", "redo", "erase"}:
            self.done.append((before, told_of(self.study)))
            self.undone.clear()
        return verb

    def _refusal(self, verb: str) -> str:
        """Does it; returns what a refusal says."""
        try:
            getattr(self, f"_{verb}")()
        except KodbokError as refusal:
            return str(refusal)
        return ""

    def _text(self) -> str:
        """Lines of a talk."""
        return "\n".join(self.dice.choice(LINES) for _ in range(self.dice.randint(1, 7)))

    def _name(self) -> str:
        """The name of one of the interviews, or of none."""
        return self.dice.choice([line.name for line in self.study.interviews()] or [NAMES[0]])

    def _add(self) -> None:
        self.study.add_transcript(self.talk(self._text(), self.dice.choice(NAMES)))

    def _replace(self) -> None:
        name, before = self._name(), told_of(self.study)
        corrected = self.talk(self._text(), name)
        foretold = self.study.replace_transcript(name, corrected, dry_run=True)
        assert told_of(self.study) == before
        assert self.study.replace_transcript(name, corrected) == foretold

    def _code(self) -> None:
        name = self._name()
        transcript = self.study.transcript(name)
        start, end = sorted(self.dice.sample(range(len(transcript.text) + 1), 2))
        self.study.code(name, start, end, self.dice.choice(("Budget", "Dialog", "Social")), memo=self.dice.choice(("", "Åsas ord")))

    def _decide(self) -> None:
        self.study.delete_segment(self.dice.choice([each.id for each in self.study.findings()] or ["ingen"]))

    def _quote(self) -> None:
        ids = list(self.study.ledger()["id"])
        if not ids or self.dice.random() < 0.3:
            self.study.propose_quotations(per_theme=self.dice.randint(1, 2))
            return
        own = self.dice.choice(ids)
        entry = self.study.quotation(own)
        text = self.dice.choice((None, None, f"{entry.verbatim} [sic]", entry.verbatim, "Något helt annat."))
        self.study.set_quotation(own, state=self.dice.choice((None, *STATES)), text=text, note=self.dice.choice((None, "mejl")))

    def _summarise(self) -> None:
        keys = [None, None, "", *(each.id for each in self.study.findings())]
        text, holds = (
            self.dice.choice((None, "", "Kort.", "Vi har ettårsbudgetar. Det är svårt, tycker jag.")),
            self.dice.random() < 0.3,
        )
        place = self.dice.choice(("Skola", "Park")), self.dice.choice(("Budget", "Dialog"))
        self.study.set_summary(*place, text, key=self.dice.choice(keys), holds=holds)

    def _synthesise(self) -> None:
        self.study.set_synthesis(
            self.dice.choice(("Budget", "Social")), self.dice.choice((None, "", "Alla.", "Föreningarna hjälper."))
        )

    def _judge(self) -> None:
        if self.study.scales().empty or self.dice.random() < 0.3:
            self.study.save_scale("Läget", self.dice.choice((None, ["fart"], ["fart", "stiltje"])))
            return
        segments = self.dice.sample(self.study.findings(), min(1, len(self.study.findings())))
        shown = self.dice.choice((None, [each.id for each in segments]))
        self.study.judge(
            "Läget", self.dice.choice(("Skola", "Park")), self.dice.choice((None, "", "fart", "stiltje")), segments=shown
        )

    def _speakers(self) -> None:
        merged, into = self.dice.sample(LABELS, 2)
        role = self.dice.choice(("interviewer", "interviewee", "unknown"))
        told = (
            Correction(merged, merged_into=self.dice.choice((into, merged))),
            Correction(into, role=role, pseudonym=self.dice.choice((None, "", "Chef"))),
        )
        self.study.correct_speakers(self._name(), self.dice.sample(told, self.dice.randint(1, 2)))

    def _names(self) -> None:
        removed = [person.name for person in self.study.roster() if self.dice.random() < 0.3]
        self.study.change_roster(self.dice.sample(PERSONS, self.dice.randint(0, 2)), removed)

    def _guide(self) -> None:
        self.study.save_guide(self.dice.choice(GUIDES))

    def _describe(self) -> None:
        told = {"case": ("Skola", "Park", ""), "wave": ("2013", "2015", ""), "date": ("2015-03-04", "")}
        fact = self.dice.choice(list(told))
        self.study.describe_interview(self._name(), **{fact: self.dice.choice(told[fact])})

    def _rate(self) -> None:
        book = Workbook()
        book.active.append(("Uppdrag", "Organisation", "Status", "Kod"))
        for assignment in self.dice.sample(("Budget", "2. Dialog", "Annat"), self.dice.randint(1, 3)):
            status, code = self.dice.choice(("grön", "gul", "röd")), self.dice.choice(("", "Fond", "Okänd"))
            book.active.append((assignment, self.dice.choice(("Skola", "Park", "Ny")), status, code))
        path = self.study.path.with_name("status.xlsx")
        book.save(path)
        choice = RatingChoice(
            wave=self.dice.choice(("", "2015")), new_cases=self.dice.random() < 0.5, drop=self.dice.random() < 0.5
        )
        before = told_of(self.study)
        foretold = self.study.import_ratings(path, choice, dry_run=True)
        assert told_of(self.study) == before
        assert self.study.import_ratings(path, choice) == foretold

    def _grade(self) -> None:
        about = self.dice.choice(("Budget", "budget", "2. Dialog")), self.dice.choice(("Skola", "Park", "Finns ej"))
        rating = self.dice.choice(("green", "red", "none", None))
        comment, kind = self.dice.choice((None, "", "Väntar.")), self.dice.choice((None, "", "ongoing"))
        self.study.set_rating(*about, self.dice.choice((None, "", "2015")), rating, comment=comment, kind=kind)

    def _answer(self) -> None:
        book = Workbook()
        book.active.append(("ID", "Organisation", "Nöjd?", "Vad fungerar bra?"))
        for respondent in self.dice.sample(range(1, 5), self.dice.randint(1, 4)):
            words = self.dice.choice(("", *(line.partition(": ")[2] for line in LINES)))
            book.active.append(
                (respondent, self.dice.choice(("Skola", "Park", "Ny", "")), self.dice.choice(("Ja", "Nej", "")), words)
            )
        path = self.study.path.with_name("enkät.xlsx")
        book.save(path)
        columns = SurveyChoice(open=("Vad fungerar bra?",), closed=("Nöjd?",))
        facts = SurveyFacts(wave=self.dice.choice(("", "2015")), new_cases=self.dice.random() < 0.5, columns=columns)
        before = told_of(self.study)
        foretold = self.study.import_survey(path, facts, dry_run=True)
        assert told_of(self.study) == before
        assert self.study.import_survey(path, facts) == foretold

    def _finish(self) -> None:
        self.study.finish_interview(self._name())

    def _memo(self) -> None:
        self.study.write_memo("Åsa sa mer.", interview=self._name())

    def _remove(self) -> None:
        self.study.remove_interview(self._name())

    def _erase(self) -> None:
        self.study.erase_interview(self._name())
        self.done.clear()
        self.undone.clear()

    def _undo(self) -> None:
        self.study.undo()
        step = self.done.pop() if self.done else None  # what was done before an erasure can be undone too, and nobody knows its end
        assert step is None or told_of(self.study) == step[0]
        self.undone.append(step)

    def _redo(self) -> None:
        self.study.redo()
        step = self.undone.pop() if self.undone else None
        assert step is None or told_of(self.study) == step[1]
        self.done.append(step)


def told_of(study: Study) -> dict[str, object]:
    """All that a study tells, as values."""
    return {
        "transcripts": sorted(map(repr, study.transcripts())),
        "segments": study.segments(everything=True).to_csv(),
        "speakers": sorted(repr((each.name, sorted(map(repr, each.lines)))) for each in study.all_speakers()),  # in any order
        "interviews": sorted(map(repr, study.interviews())),
        "roster": sorted(map(repr, study.roster())),
        "key": sorted(map(repr, study.key())),
        "guide": study.guide(),
        "memos": sorted(map(repr, study.memos())),
        **{
            name: getattr(study, name)().drop(columns="version").to_csv()
            for name in ("ledger", "summaries", "syntheses", "judgements")
        },
        **{name: getattr(study, name)().to_csv() for name in ("scales", "ratings", "respondents")},
    }


def _walk(study: Study, talk, seed: int, steps: int) -> None:
    """Walks, and looks at the whole study after every step."""
    walker, path = Walker(study, talk, seed), []
    for _ in range(steps):
        path.append(walker.step())
        assert study.check() == [], path
        texts = {transcript.name: transcript for transcript in study.transcripts()}
        for segment in study.segments(everything=True).itertuples():
            assert texts[segment.interview].text[segment.start : segment.end] == segment.quote, path
        for quoted in study.ledger().itertuples():
            assert texts[quoted.interview].text[quoted.start : quoted.end] == (quoted.verbatim if quoted.end else ""), path
            assert quoted.state != "approved" or quotation_edit(quoted.verbatim, quoted.text).allowed, path
        for transcript in texts.values():
            assert {turn.speaker for turn in transcript.turns} <= {each.label for each in transcript.speakers}, path


@pytest.mark.parametrize("seed", range(2))
def test_a_few_steps_in_any_order_leave_a_sound_study(study, talk, seed):
    """Checks are clean, quotes stand where they are said to, a dry run foretells, undo and redo lead back."""
    _walk(study, talk, seed, 25)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 104))
def test_many_steps_in_any_order_leave_a_sound_study(study, talk, seed):
    """The same over a long way."""
    _walk(study, talk, seed, 150)
