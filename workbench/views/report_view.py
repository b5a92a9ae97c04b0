"""What a study says on paper: the report, a theme's passages, an interview with its codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviews.errors import KodbokError
from workbench.views.coding_view import CodingView
from workbench.views.names_view import NamesView
from workbench.views.written_view import WrittenView

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from analysis.material import Material
    from analysis.names import Mode
    from analysis.selection import Selection


@dataclass(frozen=True, slots=True)
class WordChoice:
    """What a Word file shall hold.

    Attributes:
        audience: `team`, or `board`, which reads no passage.
        lang: `sv` or `en`.
        names: How things are called; by the roster where there is one, if nothing is said.
        template: A Word file whose styles are taken.
        theme: A code whose passages are wanted instead of the report.
        interview: An interview that is wanted with its codes in the margin instead.
    """

    audience: str = "team"
    lang: str = "sv"
    names: Mode | None = None
    template: Path | None = None
    theme: str = ""
    interview: str = ""


class UnfitChoiceError(KodbokError):
    """What is wanted does not go together."""


class NotForTheBoardError(UnfitChoiceError):
    """The board reads nothing of what was said."""

    def __init__(self) -> None:
        super().__init__(
            "A theme's passages and an interview are for the team alone; leave --audience board out, or write the report."
        )


class OneOrTheOtherError(UnfitChoiceError):
    """A theme and an interview are two files."""

    def __init__(self) -> None:
        super().__init__("--theme and --interview are two different files; write one after the other.")


class NamesOfAnInterviewError(UnfitChoiceError):
    """The copy of an interview stands as it was said."""

    def __init__(self) -> None:
        super().__init__(
            "An interview on paper stands as it was said, names and all; leave --names out, or say --names real. "
            "The passages of a theme (--theme) can be written under other names."
        )


class TemplateOfAnInterviewError(UnfitChoiceError):
    """The copy of an interview has looks of its own."""

    def __init__(self) -> None:
        super().__init__("An interview on paper has looks of its own; leave --template out.")


class FiltersOfAnInterviewError(UnfitChoiceError):
    """The copy of an interview holds all of it."""

    def __init__(self) -> None:
        super().__init__("An interview on paper is written whole, with everybody's codes beside it; leave the filters out.")


class ReportView(CodingView, NamesView, WrittenView):
    """Word files of what a study adds up to."""

    def export_word(self, path: Path, choice: WordChoice | None = None, selection: Selection | None = None) -> Material | None:
        """Writes the report, or the passages of a theme, or an interview with its codes, as a Word file.

        Args:
            path: Where to; a file that is there is replaced.
            choice: What and for whom; the team's report by default.
            selection: What is counted.

        Returns:
            What was counted; None for an interview.

        Raises:
            UnfitChoiceError: What is wanted does not go together.
            KodbokError: There is no such theme, interview or audience, or the template is of no use.
        """
        wanted = choice or WordChoice()
        refuse_unfit(wanted, selection)
        if wanted.interview:
            path.write_bytes(self._interview_on_paper(wanted))
            return None
        return self._write(path, wanted, selection)

    def telling_quotations(self, material: Material) -> pd.DataFrame:
        """The approved quotations whose organisation a report's numbers give away, though their attribution does not name it."""
        from analysis.telling_quotations import telling_quotations  # pandas is loaded only where a report is written

        return telling_quotations(material, self.written_in(material))

    def _write(self, path: Path, choice: WordChoice, selection: Selection | None) -> Material:
        from analysis.report import write_report, write_theme_paper  # pandas and matplotlib are loaded only here

        material, names = self.material(selection), self.names(choice.names, choice.lang)
        if choice.theme:
            theme = self._path_of(choice.theme)
            write_theme_paper(material, theme, path, lang=choice.lang, names=names, template=choice.template)
        else:
            write_report(
                material,
                self.written_in(material),
                path,
                lang=choice.lang,
                names=names,
                audience_name=choice.audience,
                template=choice.template,
            )
        return material

    def _path_of(self, theme: str) -> str:
        """The path of a code that may be called by its name or an alias."""
        from workbench.store.codes import read_study_codebook  # loaded only where a theme is asked for

        with self._database.reading() as connection:
            return read_study_codebook(connection).find(theme).path

    def _interview_on_paper(self, choice: WordChoice) -> bytes:
        from workbench.results.coded_documents import DocumentChoice  # what writes Word files is loaded only for them

        documents = self.coded_documents(DocumentChoice(interviews=(choice.interview,), clean=True, lang=choice.lang))
        return next(iter(documents)).content


def refuse_unfit(choice: WordChoice, selection: Selection | None = None) -> None:
    """Raises where what is wanted does not go together.

    Raises:
        UnfitChoiceError: A subclass says what.
    """
    narrowed = selection is not None and selection != type(selection)()
    said = bool(choice.theme or choice.interview)
    for is_wrong, error in (
        (bool(choice.theme and choice.interview), OneOrTheOtherError),
        (said and choice.audience == "board", NotForTheBoardError),
        (bool(choice.interview) and choice.names not in {None, "real"}, NamesOfAnInterviewError),
        (bool(choice.interview) and choice.template is not None, TemplateOfAnInterviewError),
        (bool(choice.interview) and narrowed, FiltersOfAnInterviewError),
    ):
        if is_wrong:
            raise error()
