"""Word files whose comments are codes: how each one meets its interview, and what its comments say there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coding.carrying import carry, likeness
from coding.word_comments import comment_codings
from interviews.errors import KodbokError
from interviews.reading import read_parts
from workbench.commands.coding_report import Meeting, SourceReport
from workbench.commands.coding_step import Step
from workbench.commands.interview_keeping import known_as, refuse_erased
from workbench.store.finding import folded_name
from workbench.store.texts import interview_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import sqlalchemy as sa

    from coding.carrying import Carried
    from coding.coding_row import CodingFile, CodingRow
    from coding.word_comments import CodeNames
    from interviews.transcript import Transcript
    from workbench.commands.coding_source import CodingSource

_FOREIGN = 0.1
"""Versions of one interview share more of their phrases than this; two interviews with the same questions share less."""
_LOST = " margin comment"
"""What the reader's problems say of comments that stand nowhere in the text."""
_GONE = "the words that the comment is about are not in the study's version of the text"


class ForeignTextError(KodbokError):
    """A Word file is called like an interview and holds something else."""

    def __init__(self, file: str, name: str) -> None:
        super().__init__(
            f"{file} is called like the interview {name!r} of the study, but its text shares hardly anything with it; if it is "
            "another interview, give the file another name; if it is a new version, use `kodbok interviews replace` first."
        )


class ManyMeantError(KodbokError):
    """A Word file may belong to any of several interviews."""

    def __init__(self, file: str, names: Sequence[str]) -> None:
        super().__init__(
            f"{file} may belong to any of {', '.join(map(repr, names))}; give the file the very name of the one that is meant."
        )


@dataclass(frozen=True, slots=True)
class Coded:
    """A document that has met its interview.

    Attributes:
        file: The file's name.
        transcript: The document, under the interview's name.
        text: The text that the study has, or will have.
        met: How they met.
    """

    file: str
    transcript: Transcript
    text: str
    met: Meeting

    @property
    def report(self) -> SourceReport:
        """What is told of the file."""
        read = self.transcript
        lost = tuple(problem for problem in read.problems if _LOST in problem.message)
        told = SourceReport(self.file, interview=read.name, met=self.met, comments=len(read.comments), lost=lost)
        if self.met != "added":
            return told
        return replace(told, words=read.word_count, turns=len(read.turns), problems=read.problems)


class Interviews:
    """The interviews of a study, those that this import adds among them, to be met by documents.

    Attributes:
        added: The documents that are imported as interviews.
    """

    def __init__(self, connection: sa.Connection) -> None:
        rows = interview_rows(connection)
        self._connection = connection
        self.added: list[Transcript] = []
        self._texts: dict[str, str] = {row["name"]: row["text"] for row in rows}
        self._by_text: dict[str, str] = {}
        for row in rows:
            self._by_text.setdefault(row["sha256"], row["name"])

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts by the interviews' names."""
        return self._texts

    def meet(self, source: CodingSource) -> Iterator[Coded | SourceReport]:
        """Yields the document of a file with its interview, or why it meets none; several where it holds several interviews."""
        transcript = source.transcript
        if transcript is None:
            return
        parts = [transcript]
        if (
            source.path
            and transcript.sha256 not in self._by_text
            and not self._called(transcript.name)
            and self._has_parts(transcript)
        ):
            parts = [part.transcript for part in read_parts(source.path)]
        for part in parts:
            try:
                yield self._met(source.name, part)
            except KodbokError as error:
                yield SourceReport(source.name, str(error))

    def _met(self, file: str, transcript: Transcript) -> Coded:
        """A document with its interview: by its text, else by the file that both came from, else by its name, else as a new one."""
        name = self._by_text.get(transcript.sha256)
        if name is not None:
            return Coded(file, replace(transcript, name=name), transcript.text, "same")
        called = [known_as(self._connection, transcript)]
        called = [called[0]] if called[0] else self._called(transcript.name)
        if len(called) > 1:
            raise ManyMeantError(file, called)
        return self._another_version(file, transcript, called[0]) if called else self._added(file, transcript)

    def _called(self, name: str) -> list[str]:
        """The interviews of a name: the one that is written just so, else those that are written nearly so."""
        return [name] if name in self._texts else [each for each in self._texts if folded_name(each) == folded_name(name)]

    def _has_parts(self, transcript: Transcript) -> bool:
        """Whether the study has interviews that are parts of a file of this name."""
        return any(folded_name(each).startswith(f"{folded_name(transcript.name)} – ") for each in self._texts)

    def _another_version(self, file: str, transcript: Transcript, name: str) -> Coded:
        """A document that holds another version of an interview's text."""
        if likeness(transcript.text, self._texts[name]) < _FOREIGN:
            raise ForeignTextError(file, name)
        return Coded(file, replace(transcript, name=name), self._texts[name], "carried")

    def _added(self, file: str, transcript: Transcript) -> Coded:
        """A document that becomes an interview."""
        refuse_erased(self._connection, transcript)
        self.added.append(transcript)
        self._texts[transcript.name] = transcript.text
        self._by_text[transcript.sha256] = transcript.name
        return Coded(file, transcript, transcript.text, "added")


@dataclass(frozen=True, slots=True)
class CommentRows:
    """What a document's comments say about the study's text.

    Attributes:
        file: The rows with their places in the study's text, and what was refused.
        carried: How each row's words were found again, in the rows' order; empty where the text is the same.
        lost: What is told of comments whose words are gone.
    """

    file: CodingFile
    carried: tuple[Carried, ...] = ()
    lost: tuple[Step, ...] = ()


def comment_rows(coded: Coded, names: CodeNames) -> CommentRows:
    """Reads the comments of a document as rows, carried over to the study's text where that is another version."""
    file = comment_codings(coded.transcript, names, coded.transcript.name)
    if coded.text == coded.transcript.text:
        return CommentRows(file)
    spans = [(row.start or 0, row.end or 0) for row in file.rows]
    done = list(zip(file.rows, carry(coded.transcript.text, coded.text, spans), strict=True))
    kept = [(row, carried) for row, carried in done if carried.start is not None]
    rows = tuple(replace(row, start=carried.start, end=carried.end) for row, carried in kept)
    lost = tuple(_lost(row) for row, carried in done if carried.start is None)
    return CommentRows(replace(file, rows=rows), tuple(carried for _, carried in kept), lost)


def _lost(row: CodingRow) -> Step:
    """What is told of a comment whose words are gone."""
    return Step(
        row.line,
        "refused",
        f"{_GONE} ({row.code}).",
        place=row.place,
        paragraph=row.paragraph,
        written=row.written,
        coder=row.coder or "",
        why="lost",
        outcome="lost",
    )
