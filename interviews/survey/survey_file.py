"""Reading the answers of a survey from Excel."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from interviews.dates import iso_date
from interviews.errors import KodbokError
from interviews.grid import fold_header
from interviews.original import original_bytes
from interviews.problem import Problem
from interviews.survey.answer_sheet import answer_sheet
from interviews.survey.column_guess import is_date, use_of_answers, use_of_header
from interviews.survey.survey import Respondent, Survey, SurveyColumn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from interviews.ratings.status_table import StatusCell, StatusTable
    from interviews.survey.answer_sheet import AnswerSheet
    from interviews.survey.survey import Use

MOST_ROWS = 50_000
_BY_ROWS = "no column tells respondents apart, so their rows do; name one with --id"
_FEW = 10
"""So many cells of one kind are named one by one."""


class OtherSurveyFormatError(KodbokError):
    """The file is no workbook."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is no workbook of answers; save it as .xlsx.")


class NoAnswersError(KodbokError):
    """No sheet holds answers, or the one that was asked for is not there."""

    def __init__(self, path: Path, sheets: list[str], wanted: str = "") -> None:
        named = ", ".join(sheets) or "none"
        why = f"no sheet “{wanted}”" if wanted else "no sheet with questions in a row and answers below"
        super().__init__(f"{path.name} has {why}; its sheets are: {named}.")


class UnknownColumnError(KodbokError):
    """A column is meant that there is not."""

    def __init__(self, option: str, name: str, headers: Iterable[str]) -> None:
        there = "; ".join(header for header in headers if header)
        super().__init__(f"{option} “{name}”: the sheet has no such column; write a header or its letter. There are: {there}.")


@dataclass(frozen=True, slots=True)
class SurveyChoice:
    """What is told of the columns of a survey; each by its header or its letter.

    Attributes:
        sheet: The sheet; the first one with answers where none is told.
        id: The column that tells respondents apart.
        case: The column of organisations.
        open: Columns of open questions.
        closed: Columns of closed ones.
        left_out: Columns that are not taken in.
    """

    sheet: str = ""
    id: str = ""
    case: str = ""
    open: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def read_survey(path: Path, choice: SurveyChoice | None = None) -> Survey:
    """Reads a survey: a row a respondent, a column a question.

    Without a column of ids respondents are told by their rows. What tells who somebody is (name, e-mail address, telephone number)
    is left out unless it is asked for. Whether a question is open or closed is guessed by its answers.

    Args:
        path: An .xlsx file.
        choice: What is told of its columns.

    Raises:
        OtherSurveyFormatError: The suffix is another.
        NoAnswersError: No sheet has answers, or the one that is told.
        UnknownColumnError: A column is told that there is not.
        KodbokError: The file cannot be read, or is hostile.
    """
    if path.suffix.casefold() not in {".xlsx", ".xlsm"}:
        original_bytes(path)
        raise OtherSurveyFormatError(path)
    from interviews.ratings.sheet_tables import sheet_tables  # loads openpyxl

    told = choice or SurveyChoice()
    tables = list(sheet_tables(path, MOST_ROWS))
    wanted = [table for table in tables if not told.sheet or table.name.casefold() == told.sheet.casefold()]
    sheets = ((table, sheet) for table in wanted if (sheet := answer_sheet(table)) is not None)
    found = next(sheets, None)
    if found is None:
        raise NoAnswersError(path, [table.name for table in tables], told.sheet)
    return _Reading(path.name, *found, told).survey()


@dataclass(slots=True)
class _Reading:
    """One sheet while it is read.

    Attributes:
        file_name: The file.
        table: The sheet, for naming its cells.
        sheet: Its questions and answers.
        choice: What is told of its columns.
        problems: What could not be read.
    """

    file_name: str
    table: StatusTable
    sheet: AnswerSheet
    choice: SurveyChoice
    problems: list[Problem] = field(default_factory=list)

    def survey(self) -> Survey:
        """Reads it."""
        columns = self._columns()
        uses = {place: column.use for place, column in columns.items()}
        misread = self._dates_among_others(uses)
        by_id: dict[str, Respondent] = {}
        empty = 0
        for place, row in self.sheet.rows:
            respondent = self._respondent(place, row, uses, misread)
            if not (respondent.said or respondent.chosen):
                empty += 1
            elif not respondent.id:
                self._tell(respondent.place, "the id of this respondent is missing; the row is left out")
            elif respondent.id.casefold() in by_id:
                first = by_id[respondent.id.casefold()].place
                self._tell(respondent.place, f"the id “{respondent.id}” stands in {first} already; the row is left out")
            else:
                by_id[respondent.id.casefold()] = respondent
        where = f"{self.file_name}, sheet {self.table.name}"
        notes = (*self.sheet.notes, *([] if "id" in uses.values() else [_BY_ROWS]))
        told = tuple(f"{where}: {note}." for note in notes)
        return Survey(tuple(columns.values()), tuple(by_id.values()), tuple(self.problems), empty, told)

    def _tell(self, where: str, what: str) -> None:
        """Notes a problem."""
        self.problems.append(Problem(f"{self.file_name}, {where}: {what}."))

    def _columns(self) -> dict[int, SurveyColumn]:
        """What every column is, by its place."""
        told = self._told()
        columns: dict[int, SurveyColumn] = {}
        for place, header in enumerate(self.sheet.headers):
            answers = [text for _, row in self.sheet.rows if (text := row[place].text)]
            if not header:
                if answers:
                    self._tell(
                        f"sheet {self.table.name}, column {self._letter(place)}", "it has answers and no header; it is left out"
                    )
                continue
            taken = {column.use for column in columns.values()} | set(told.values())
            known = told.get(place) or self._clear(header, taken)
            use = known or use_of_answers(answers)
            columns[place] = SurveyColumn(
                self._letter(place), header, use, known is None and use != "empty", len(answers), len(set(answers))
            )
        return columns

    def _letter(self, place: int) -> str:
        """The letter of a column."""
        return self.table.place(0, place).rpartition("cell ")[2].rstrip("1")

    @staticmethod
    def _clear(header: str, taken: set[Use]) -> Use | None:
        """What a header tells by itself; the first column of ids, organisations and dates counts, the others are questions."""
        use = use_of_header(header)
        return None if use in {"id", "case", "date"} and use in taken else use

    def _told(self) -> dict[int, Use]:
        """What is told of columns, by their places."""
        choice = self.choice
        named: tuple[tuple[Use, str, tuple[str, ...]], ...] = (
            ("left_out", "--leave-out", choice.left_out),
            ("open", "--open", choice.open),
            ("closed", "--closed", choice.closed),
            ("case", "--case", (choice.case,) if choice.case else ()),
            ("id", "--id", (choice.id,) if choice.id else ()),
        )
        return {self._place(option, name): use for use, option, names in named for name in names}

    def _place(self, option: str, name: str) -> int:
        """The place of a column that is named by its header or its letter."""
        folded = [fold_header(header) for header in self.sheet.headers]
        if fold_header(name) in folded:
            return folded.index(fold_header(name))
        letters = [self._letter(place) for place in range(len(folded))]
        if name.strip().upper() in letters:
            return letters.index(name.strip().upper())
        raise UnknownColumnError(option, name, self.sheet.headers)

    def _dates_among_others(self, uses: dict[int, Use]) -> set[tuple[int, int]]:
        """Cells that are dates in a column whose other answers are none: Excel made them of something like `1-2`."""
        misread: set[tuple[int, int]] = set()
        for column in (column for column, use in uses.items() if use in {"open", "closed", "id"}):
            filled = [place for place, row in self.sheet.rows if row[column].text]
            dates = [place for place, row in self.sheet.rows if is_date(row[column].text)]
            if 0 < len(dates) * 2 <= len(filled):
                misread |= {(place, column) for place in dates}
                for place in dates[:_FEW]:
                    self._tell(
                        self.table.place(place, column), "it is a date among other answers, perhaps made by Excel; write it as text"
                    )
                if len(dates) > _FEW:
                    self._tell(
                        f"sheet {self.table.name}, column {self._letter(column)}", f"{len(dates) - _FEW} more cells are such dates"
                    )
        return misread

    def _respondent(
        self, place: int, row: tuple[StatusCell, ...], uses: dict[int, Use], misread: set[tuple[int, int]]
    ) -> Respondent:
        """One row."""
        texts = {column: self._text(place, column, row[column]) if (place, column) not in misread else "" for column in uses}
        known = {use: texts[column] for column, use in uses.items() if use in {"id", "case", "date"}}
        said, chosen = (
            {self.sheet.headers[column]: texts[column] for column, use in uses.items() if use == wanted and texts[column]}
            for wanted in ("open", "closed")
        )
        return Respondent(
            id=" ".join(known.get("id", str(place + 1)).split()),
            place=f"sheet {self.table.name}, row {place + 1}",
            case=" ".join(known.get("case", "").split()),
            date=self._date(place, known.get("date", "")),
            said=said,
            chosen={question: " ".join(answer.split()) for question, answer in chosen.items()},
        )

    def _text(self, place: int, column: int, cell: StatusCell) -> str:
        """An answer as it is kept."""
        if cell.unreadable:
            self._tell(self.table.place(place, column), cell.unreadable)
            return ""
        text = unicodedata.normalize("NFC", cell.text.replace("\r\n", "\n").replace("\r", "\n"))
        return "".join("\ufffd" if _is_uncarried(char) else char for char in text).strip()

    def _date(self, place: int, text: str) -> str | None:
        """The day of an answer, if it tells one."""
        try:
            return iso_date(text.partition("T")[0].partition(" ")[0]) if text else None
        except KodbokError:
            self._tell(f"sheet {self.table.name}, row {place + 1}", f"“{text[:40]}” is no date; it is left out")
            return None


def _is_uncarried(char: str) -> bool:
    """Whether a character is one that no text holds."""
    return char not in "\n\t" and unicodedata.category(char) in {"Cc", "Cs"}
