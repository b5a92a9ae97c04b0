"""PDF with text in it: pypdf gives the lines of each page, and lines become paragraphs again."""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader

from interviews.errors import KodbokError
from interviews.formats.manuscript import Manuscript
from interviews.formats.printed_lines import PAGE_WORDS, paragraphs_of, without_margins
from interviews.word.walk import Walked
from interviews.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES = 2_000


class BrokenPdfError(KodbokError):
    """The PDF cannot be read."""

    def __init__(self, file_name: str) -> None:
        super().__init__(f"{file_name} is damaged or no PDF; open it, copy its text into a Word document and import that.")


class ProtectedPdfError(KodbokError):
    """The PDF is encrypted."""

    def __init__(self, file_name: str) -> None:
        super().__init__(
            f"{file_name} is protected by a password or encrypted; open it, copy its text into a Word document and import that."
        )


class ScannedPdfError(KodbokError):
    """The PDF holds pictures of pages and no text."""

    def __init__(self, file_name: str) -> None:
        super().__init__(
            f"{file_name} holds no text, only pictures of pages, as a scan does; have the text recognised (OCR), save it as .docx "
            "and import that."
        )


class LongPdfError(KodbokError):
    """The PDF has more pages than any interview."""

    def __init__(self, file_name: str) -> None:
        super().__init__(f"{file_name} has more than {MOST_PAGES} pages; save the pages of the interview as a file of their own.")


def read_pdf(content: bytes, file_name: str) -> Walked:
    """Reads the text of a PDF; lines that page after page repeats at its edge, and page numbers, are left out.

    Raises:
        BrokenPdfError: It cannot be read.
        ProtectedPdfError: It asks for a password, or is encrypted in a way that cannot be read.
        ScannedPdfError: It holds no text.
        LongPdfError: It has more than 2,000 pages.
    """
    pages, left_out = without_margins(_pages(content, file_name))
    if not any(WORD.search(line) for page in pages for line in page):
        raise ScannedPdfError(file_name)
    manuscript = Manuscript()
    manuscript.complain("A PDF tells lines, not paragraphs: they were put together by their lengths and ends.")
    if left_out:
        manuscript.complain(f"Headers, footers and page numbers are left out ({left_out} lines).")
    wordless = sum(sum(len(WORD.findall(line)) for line in page) < PAGE_WORDS for page in pages)
    if wordless:
        manuscript.complain(f"{wordless} of {len(pages)} pages hold no text; they may be scanned pictures.")
    for paragraph in paragraphs_of(pages):
        manuscript.add([(paragraph, False)])
    return manuscript.finish()


def _pages(content: bytes, file_name: str) -> list[list[str]]:
    """The lines of each page."""
    try:
        with _quiet():
            return _lines_of(content, file_name)
    except KodbokError:
        raise
    except Exception as cause:  # a damaged PDF raises nearly anything, from KeyError to RecursionError
        raise BrokenPdfError(file_name) from cause


def _lines_of(content: bytes, file_name: str) -> list[list[str]]:
    """The lines of each page, as pypdf puts them."""
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not _opens(reader):
        raise ProtectedPdfError(file_name)
    if len(reader.pages) > MOST_PAGES:
        raise LongPdfError(file_name)
    return [_sound(page.extract_text()).split("\n") for page in reader.pages]


def _opens(reader: PdfReader) -> bool:
    """Whether an encrypted PDF opens without a password, as one does that is only protected against printing."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # noqa: BLE001  # a cipher that is not installed, or a damaged dictionary: closed all the same
        return False


def _sound(text: str) -> str:
    """A text without halves of surrogate pairs, which a broken font table gives."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\r", "\n")


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps pypdf's remarks on a damaged file from the screen: what is wrong is said in one sentence."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)  # those of its modules, some of them made later, take their level from it
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(before)
