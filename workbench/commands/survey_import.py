"""Answers to a survey taken in: what was said becomes a source of its own, what was chosen facts of the respondent."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa

from interviews.errors import KodbokError
from interviews.survey.survey_file import read_survey
from workbench.commands.interview_keeping import ErasedBeforeError, keep_interview
from workbench.commands.rating_names import Organisations, one_line
from workbench.commands.replacement import foretold, replace_in
from workbench.commands.shared_answers import SharedAnswers
from workbench.commands.study_facts import keep_invited
from workbench.commands.survey_step import AnswerStep, SurveyFacts, SurveyImport
from workbench.commands.written_moves import follow_interviews
from workbench.rows.written_ids import response_id
from workbench.store import schema
from workbench.store.door import Change, Row, change, live
from workbench.store.facts import invited

if TYPE_CHECKING:
    from pathlib import Path

    from interviews.survey.survey import Respondent, Survey
    from interviews.transcript import Transcript
    from workbench.commands.replacement import Replacement
    from workbench.store.database import Database

COMMAND = "survey import"


class SurveyWaveNeededError(KodbokError):
    """A study of several waves gets answers of none."""

    def __init__(self, file_name: str, waves: list[str]) -> None:
        super().__init__(f"The study has the follow-up years {', '.join(waves)}; say with --wave of which {file_name} is.")


class NameTakenError(KodbokError):
    """An interview has the name that a respondent's answers would have."""

    def __init__(self, name: str) -> None:
        super().__init__(f"the study has another interview called “{name}”; give the survey another name with --name.")


def import_survey(
    database: Database, who: str, path: Path, facts: SurveyFacts | None = None, *, dry_run: bool = False
) -> SurveyImport:
    """Takes in the answers to a survey; undo takes all of it back, and the same file again changes nothing.

    What a respondent said to open questions becomes a source of the kind `survey`, each answer a turn under its question; edited
    answers replace it like a corrected transcript, and codings follow. What was chosen in closed questions is kept of the
    respondent, and is an attribute of an organisation as long as all its respondents chose the same.

    Raises:
        SurveyWaveNeededError: The study has several waves, and none is told.
        NoPairError: What is told of organisations is about none of the file's.
        UnknownTargetError: An organisation of the study is meant that there is not.
        KodbokError: The file cannot be read, or has no answers.
    """
    told = facts or SurveyFacts()
    read = read_survey(path, told.columns)
    if dry_run:
        with database.reading() as connection:
            return _Plan(connection, path, read, told).report
    with change(database, who, COMMAND) as made:
        planned = _Plan(made.connection, path, read, told)
        planned.write(made, who)
    return planned.report


@dataclass(frozen=True, slots=True)
class _Planned:
    """What becomes of one respondent.

    Attributes:
        before: The row that there is, or None.
        after: The row that shall be; its `interview_id` may still be missing.
        said: The answers in words, or None where there are none.
        name: What their source is called in the study.
    """

    before: Row | None
    after: Row
    said: Transcript | None
    name: str


@dataclass(slots=True)
class _Plan:
    """What an import would do to a study as it stands.

    Attributes:
        connection: The study.
        path: The file.
        read: What it holds.
        told: What is told of it.
        report: What is told of the import.
    """

    connection: sa.Connection
    path: Path
    read: Survey
    told: SurveyFacts
    report: SurveyImport = field(init=False)
    _name: str = field(init=False)
    _wave: str | None = field(init=False)
    _standing: dict[str, Row] = field(init=False)
    _interviews: dict[str, Row] = field(init=False)
    _taken: set[str] = field(init=False)
    _texts: dict[str, str] = field(init=False)
    _erased: dict[str, str] = field(init=False)
    _organisations: Organisations = field(init=False)
    _planned: list[_Planned] = field(default_factory=list)
    _shared: SharedAnswers = field(init=False)

    def __post_init__(self) -> None:
        """Decides about every respondent."""
        self._name = one_line(unicodedata.normalize("NFC", self.told.name)) or one_line(self.path.stem)
        interviews = live(self.connection, schema.interviews)
        self._wave = self._wave_meant({row["wave"] for row in interviews if row["wave"]})
        self._interviews = {row["id"]: row for row in interviews}
        self._taken = {row["name"].casefold() for row in interviews}
        every = live(self.connection, schema.responses)
        self._standing = {row["id"]: row for row in every if row["survey"].casefold() == self._name.casefold()}
        self._name = next((row["survey"] for row in self._standing.values()), self._name)
        texts = sa.select(schema.transcripts.c.id, schema.transcripts.c.sha256)
        self._texts = {row.id: row.sha256 for row in self.connection.execute(texts)}
        tombs = self.connection.execute(sa.select(schema.tombstones)).mappings()
        self._erased = {text: row["time"] for row in tombs for text in row["text_sha256"]}
        names = [each.case for each in self.read.respondents if each.case]
        self._organisations = Organisations.of(self.connection, self.told.organisations, names, take_new=self.told.new_cases)
        steps = tuple(self._step(each) for each in self.read.respondents)
        self._shared = SharedAnswers.of(self.connection, list(self._standing.values()), self._after())
        self.report = self._reported(steps)

    def _wave_meant(self, waves: set[str]) -> str | None:
        """The wave of the answers."""
        if self.told.wave is not None:
            return unicodedata.normalize("NFC", self.told.wave).strip() or None
        if len(waves) > 1:
            raise SurveyWaveNeededError(self.path.name, sorted(waves))
        return next(iter(waves), None)

    def _reported(self, steps: tuple[AnswerStep, ...]) -> SurveyImport:
        """What is told of the import."""
        met = {each.after["id"] for each in self._planned}
        missing = tuple(row["respondent"] for key, row in self._standing.items() if key not in met)
        invited = self.told.invited is not None and self.told.invited != self._known_invited()
        return SurveyImport(
            self._name,
            self.read.columns,
            steps,
            tuple(each.message for each in self.read.problems),
            (*self.read.notes, *self._shared.notes),
            missing,
            self.read.empty,
            tuple(row["name"] for row in self._new_cases()),
            changed=invited or any(step.action in {"new", "changed"} for step in steps),
        )

    def _known_invited(self) -> int | None:
        """How many were invited, as far as the study knows."""
        return invited(self.connection).get(self._name.casefold())

    def _after(self) -> list[Row]:
        """The survey's responses as they will be."""
        met = {each.after["id"]: each.after for each in self._planned}
        return [*met.values(), *(row for key, row in self._standing.items() if key not in met)]

    def _new_cases(self) -> list[Row]:
        """The rows of organisations that come in with their answers."""
        used = {each.after["case_id"] for each in self._planned}
        return [row for row in self._organisations.made.values() if row["id"] in used]

    def _step(self, respondent: Respondent) -> AnswerStep:
        """Decides about one respondent."""
        about = f"{self._name} {respondent.id}"
        try:
            planned = self._plan(respondent, about)
            told = self._differences(planned)
        except KodbokError as reason:
            return AnswerStep("refused", respondent.place, about, message=str(reason))
        self._planned.append(planned)
        if planned.before is None:
            words = planned.said.word_count if planned.said else 0
            return AnswerStep("new", respondent.place, about, (f"{words} words, {len(respondent.chosen)} choices",))
        return AnswerStep("changed" if told else "same", respondent.place, about, tuple(told))

    def _plan(self, respondent: Respondent, name: str) -> _Planned:
        """What becomes of one respondent."""
        case = self._organisations.meant(one_line(respondent.case)) if respondent.case else None
        row: Row = {
            "id": response_id(self._name, respondent.id),
            "survey": self._name,
            "respondent": respondent.id,
            "interview_id": "",
            "case_id": case["id"] if case else None,
            "wave": self._wave,
            "answers": dict(respondent.chosen),
        }
        said = respondent.transcript(name) if respondent.said else None
        before = self._standing.get(row["id"])
        if before:
            row["interview_id"] = before["interview_id"]
        elif row["id"] in self._erased:
            raise ErasedBeforeError(name, self._erased[row["id"]])
        if said and not row["interview_id"]:
            self._refuse_taken(said)
        interview = self._interviews.get(row["interview_id"])
        return _Planned(before, row, said, interview["name"] if interview else name)

    def _refuse_taken(self, said: Transcript) -> None:
        """Raises where the study has another interview of the name, or has erased the words."""
        if said.name.casefold() in self._taken:
            raise NameTakenError(said.name)
        if said.sha256 in self._erased:
            raise ErasedBeforeError(said.name, self._erased[said.sha256])

    def _differences(self, planned: _Planned) -> list[str]:
        """What is told otherwise than before."""
        if planned.before is None:
            return []
        told = [f"{name.partition('_')[0]} changed" for name in ("case_id", "wave") if planned.before[name] != planned.after[name]]
        old, new = planned.before["answers"], planned.after["answers"]
        questions = (question for question in {**old, **new} if old.get(question) != new.get(question))
        told += [f"{question}: {old.get(question, 'nothing')} → {new.get(question, 'nothing')}" for question in questions]
        interview = self._interviews.get(planned.after["interview_id"])
        if planned.said is None:
            return [*told, "its words are gone from the file; they stay in the study"] if interview and told else told
        if interview is None:
            return [*told, f"{planned.said.word_count} words"]
        if self._texts[interview["transcript_id"]] != planned.said.sha256:
            told.append(_carried(foretold(self.connection, interview["name"], planned.said)))
        return told

    def write(self, made: Change, who: str) -> None:
        """Writes the plan into a change."""
        for row in self._new_cases():
            made.begin(schema.cases, self._shared.dressed(row))
        for each in self._planned:
            row = {**each.after, "interview_id": self._keep(made, who, each)}
            if each.before is None:
                made.begin(schema.responses, row)
            else:
                made.replace(schema.responses, each.before, **row)
        self._shared.write(made)
        if self.told.invited is not None:
            keep_invited(made, self._name, self.told.invited)
        follow_interviews(made, self._interviews)

    def _keep(self, made: Change, who: str, planned: _Planned) -> str:
        """Keeps what was said; returns the id of its interview, empty where nothing was."""
        interview = self._interviews.get(planned.after["interview_id"])
        if planned.said is None:
            return str(planned.after["interview_id"])
        facts = {"case_id": planned.after["case_id"], "wave": planned.after["wave"]}
        if interview is None:
            kept = keep_interview(made, planned.said, {**facts, "kind": "survey", "date": planned.said.date})
            return str(kept["id"])
        told = facts if planned.before and any(planned.before[name] != value for name, value in facts.items()) else {}
        if self._texts[interview["transcript_id"]] != planned.said.sha256:
            replace_in(made, who, interview["name"], planned.said, **told)
        else:
            made.replace(schema.interviews, interview, **told)
        return str(interview["id"])


def _carried(replaced: Replacement) -> str:
    """What becomes of the codings of edited answers."""
    touched = {outcome: replaced.count(outcome) for outcome in ("changed", "lost")}
    codings = ", ".join(f"{count} {outcome}" for outcome, count in touched.items() if count)
    return f"its words are edited ({len(replaced.segments)} codings{': ' + codings if codings else ''})"
