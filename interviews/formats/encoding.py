"""The encoding of a text file: told by its first bytes, proved by its bytes, or guessed, which is then said."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from interviews.errors import KodbokError
from interviews.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "DOS 850"}
"""What Swedish and its neighbours were written in, the likeliest first; a name for people each."""

_OTHERS = ("cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "gb18030", "shift_jis", "euc_kr", "big5")
_UNLIKELY = re.compile(
    r"[^\x00-\x7f\xa0-\xb1\xb4-\xb8\xba-\xd6\xd8-\xf6\xf8-\xff–—‘’‚“”„†‡•…‰‹›€™œŒ]|[^\W\d_][„”‡†‰][^\W\d_]|[a-zåäö][A-ZÀ-ÖØ-ÞŒ][a-zåäö]"
)
"""What hardly stands in a Western text: other letters and signs, signs inside words, a capital between small letters."""

_FOREIGN = re.compile(r"[À-ÖØ-öø-ÿ]")
_MOST_FOREIGN = 0.3
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.02
_SAMPLE = 4_000
_NULS = 0.3


class NotTextError(KodbokError):
    """The bytes are no text in any encoding."""

    def __init__(self, file_name: str) -> None:
        super().__init__(f"{file_name} is no text file, whatever its ending says; open it in its own program and save it as .docx.")


def decoded(content: bytes, file_name: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file, with plain line ends and without a byte order mark, and what is unsure about it.

    A mark or a pattern of zero bytes tells Unicode, bytes that are valid UTF-8 prove it; among the older encodings Windows-1252,
    Mac Roman and DOS 850 are tried by what Western text looks like, then charset-normalizer judges.

    Raises:
        NotTextError: It is no text.
    """
    text, name = _decode(content)
    controls = len(_CONTROLS.findall(text))
    if not text or controls > _MOST_CONTROLS * len(text):
        raise NotTextError(file_name)
    told = Problem(f"The file does not say its encoding; it was read as {name}. Look whether å, ä, ö and other letters are right.")
    return _plain_lines(text), (told,) if name else ()


def _decode(content: bytes) -> tuple[str, str | None]:
    """The text, and the encoding's name where it was guessed."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace"), None
    if (wide := _wide(content)) is not None:
        return content.decode(wide, errors="replace"), None
    try:
        return content.decode("utf-8"), None
    except UnicodeDecodeError as cause:
        if cause.reason == "unexpected end of data":  # the file was cut off inside a letter
            return content.decode("utf-8", errors="replace"), None
    return _guess(content)


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is zero then."""
    sample = content[:_SAMPLE]
    half = len(sample) / 2
    if sample[1::2].count(0) > _NULS * half > sample[::2].count(0):
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > _NULS * half > sample[1::2].count(0) else None


def _guess(content: bytes) -> tuple[str, str]:
    """The text in the likeliest older encoding, and that one's name."""
    for text, name in _western(content):
        if _looks_western(text):
            return text, name
    from charset_normalizer import from_bytes  # only for a file whose encoding is a riddle

    best = from_bytes(content, cp_isolation=list(_OTHERS)).best()
    return ("", "") if best is None else (str(best), best.encoding)


def _western(content: bytes) -> Iterator[tuple[str, str]]:
    """Yields the text in each Western encoding that has all of its bytes."""
    for encoding, name in _WESTERN.items():
        try:
            yield content.decode(encoding), name
        except UnicodeDecodeError:
            continue


def _looks_western(text: str) -> bool:
    """Whether a text may be Swedish, English, German, French or the like."""
    letters = sum(map(str.isalpha, text))
    return _UNLIKELY.search(text) is None and len(_FOREIGN.findall(text)) <= _MOST_FOREIGN * letters


def _plain_lines(text: str) -> str:
    """A text with plain line ends; a page's end and a soft break are line ends too."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n").removeprefix("\ufeff")
