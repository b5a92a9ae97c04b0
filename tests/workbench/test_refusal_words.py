"""Refusals that the page shows often are told in Swedish on a Swedish page; each is made as its raiser makes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.catalogue import translator
from analysis.ledger_state import NothingEditedError, StateOrderError, WithdrawnTextError
from coding.code_finder import CodeAmbiguousError, CodeUnknownError
from coding.code_tree import CodeExistsError
from coding.codebook import CodeInsideItselfError, NoSiblingsError
from coding.quotation_edit import quotation_edit
from interviews.archive import BrokenArchiveError, NotAnArchiveError, OldFormatError, ProtectedArchiveError
from interviews.dates import WrongDateError
from interviews.disguise import OtherInsideError
from interviews.formats.encoding import NotTextError
from interviews.formats.pdf import BrokenPdfError, LongPdfError, ProtectedPdfError, ScannedPdfError
from interviews.formats.rich_text import NotRichTextError
from interviews.original import FileEmptyError, FileMissingError, FileTooLargeError, FolderInsteadError
from interviews.reading import NoWordsError, OtherFormatError
from workbench.commands.decisions import DecidedAlreadyError
from workbench.commands.interview_keeping import ErasedBeforeError
from workbench.commands.judgement_edits import EmptyScaleError, NotOnScaleError, StepInUseError
from workbench.commands.ledger_edits import EditRefusedError, WordsGoneError
from workbench.commands.memo_edits import UnknownMemoError
from workbench.commands.rating_edits import NoAssignmentError, NothingRatedError, UnknownRatingError
from workbench.commands.seen_edits import WrittenMeanwhileError
from workbench.commands.segment_edits import ChangedMeanwhileError, SpanOutsideError, UnknownSegmentError, WrongQuoteError
from workbench.commands.speaker_edits import MergeCircleError, ToldTwiceError
from workbench.commands.summary_edits import NoSummaryError
from workbench.commands.synthesis_edits import NoSynthesisError
from workbench.commands.written_place import NotBehindError
from workbench.results.cell_overview import NoSuchCellError
from workbench.results.quotable import NotQuotableError
from workbench.results.retrieval import NoCaseLikeThatError
from workbench.results.search_query import EmptySearchError
from workbench.results.theme_page import NothingOfThemeError
from workbench.store.errors import (
    NewerStudyError,
    NotAStudyError,
    ReadOnlyStudyError,
    StudyBusyError,
    StudyExistsError,
    StudyFolderMissingError,
    StudyMissingError,
)
from workbench.store.finding import UnknownInterviewError, WhichWaveError
from workbench.store.history import ChangedSinceError, NothingToRevertError
from workbench.store.quotations import UnknownQuotationError
from workbench.web.exports import UnknownExportError
from workbench.web.shelf import NameWithFolderError, NotWholePathError

PATH = Path("/hem/studie.kodbok")
REFUSALS = [
    CodeUnknownError("Mkt", []),
    CodeUnknownError("Mkt", ["Makt"]),
    CodeUnknownError("Mkt", ["Makt", "Mått"]),
    CodeAmbiguousError("Makt", ["A > Makt", "B > Makt"]),
    CodeExistsError("A > Makt"),
    CodeInsideItselfError("A", "A > Makt"),
    NoSiblingsError("A", "B > Makt"),
    SpanOutsideError("Samtal", 1, 99, 50),
    WrongQuoteError("Samtal", 1, 9),
    ChangedMeanwhileError("s1"),
    UnknownSegmentError("s1"),
    UnknownMemoError("m1"),
    UnknownInterviewError("Samtl", []),
    UnknownInterviewError("Samtl", ["Samtal"]),
    DecidedAlreadyError("s1", "accepted", "Maria"),
    DecidedAlreadyError("s1", "rejected", "Maria"),
    NothingToRevertError("Maria", "undo"),
    NothingToRevertError("Maria", "redo"),
    ChangedSinceError("undo", ["Johan"], "code"),
    ChangedSinceError("redo", ["Johan"], "code"),
    ChangedSinceError("undo", [], "code"),
    MergeCircleError("IP", "Ip 1"),
    ToldTwiceError("IP"),
    ErasedBeforeError("a.docx", "2026-01-02T00:00:00Z"),
    EmptySearchError(),
    NoCaseLikeThatError({"storlek": ("stor",)}),
    UnknownExportError(),
    StudyBusyError(PATH),
    StudyExistsError(PATH),
    StudyMissingError(PATH),
    StudyFolderMissingError(PATH),
    NotAStudyError(PATH, "it is a text file"),
    ReadOnlyStudyError(PATH),
    NewerStudyError(PATH, "9.0", 9, 3),
    NotWholePathError("studie"),
    NameWithFolderError("a/b"),
    FileMissingError(PATH),
    FolderInsteadError(PATH),
    FileEmptyError(PATH),
    FileTooLargeError(PATH),
    OtherFormatError(Path("a.jpg")),
    NoWordsError(Path("a.docx")),
    OtherInsideError("a.docx", "rich text"),
    NotAnArchiveError("a.docx", "Word document"),
    OldFormatError("a.doc", "document"),
    ProtectedArchiveError("a.docx", "document"),
    BrokenArchiveError("a.docx", "document", "bad zip"),
    NotTextError("a.txt"),
    NotRichTextError("a.rtf"),
    BrokenPdfError("a.pdf"),
    ProtectedPdfError("a.pdf"),
    ScannedPdfError("a.pdf"),
    LongPdfError("a.pdf"),
    WrongDateError("igår"),
    WordsGoneError("3f2a"),
    UnknownQuotationError("3f2a"),
    StateOrderError("approved", "sent"),
    WithdrawnTextError(),
    NothingEditedError(),
    NotQuotableError("3f2a"),
    WrittenMeanwhileError(),
    NoSummaryError("Skolan, Budget"),
    NoSynthesisError("Budget"),
    NotBehindError("3f2a", "Skolan, Budget"),
    NotOnScaleError("Rörelse", "stor", ["stark", "svag"]),
    EmptyScaleError(),
    StepInUseError("Rörelse", ["svag"]),
    NoAssignmentError(),
    UnknownRatingError("blå", ["green", "yellow"]),
    WhichWaveError(["2015", "2016"]),
    NothingRatedError("Dialog, Skolan"),
    NoSuchCellError("Skolan", "2016"),
    NothingOfThemeError("Budget"),
]
SAID = "Vi har inte råd, det är så."
EDITS = (
    "Vi har […] råd.",
    "Vi har [inte råd, det är så.",
    "Ni har inte råd, det är så.",
    "Vi har inte råd, det är så. Alltid!",
    "[Allt]",
    "x" * 9000,
)


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: f"{type(refusal).__name__}")
def test_a_refusal_has_swedish_words(refusal):
    """With the facts of the English ones."""
    assert translator("sv").sentence(str(refusal)) != str(refusal)


@pytest.mark.parametrize("text", EDITS, ids=range(len(EDITS)))
def test_what_is_wrong_with_an_edited_quotation_has_swedish_words(text):
    """By itself, and in the refusal of a change."""
    edit = quotation_edit(SAID, text)
    assert not edit.allowed
    for sentence in (f"The quotation {edit.fault}.", str(EditRefusedError("3f2a", edit))):
        told = translator("sv").sentence(sentence)
        assert told.startswith("Citatet ")
        assert "brackets" not in told
