"""A page for the colleague who codes in Word or Excel, to be mailed with the file."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Literal, get_args

from interviews.output import replacing

if TYPE_CHECKING:
    from pathlib import Path

Tool = Literal["word", "excel"]
_LANGUAGES = ("sv", "en")
TOOLS: tuple[Tool, ...] = get_args(Tool)
SUFFIXES = (".docx", ".md", ".txt")
"""What the page may be written as."""


def howto(tool: Tool, lang: str = "sv") -> str:
    """The page for a tool, `word` or `excel`, in a language, `sv` or `en`, as Markdown.

    >>> howto("excel").splitlines()[0]
    '# Koda intervjuer i Excel'
    """
    return files("coding").joinpath("howto", f"{tool}.{lang}.md").read_text(encoding="utf-8")


def is_howto(text: str) -> bool:
    r"""Says whether a text begins as one of the pages does, in any language.

    >>> is_howto("Koda intervjuer i Excel\nFilen har ett blad")
    True
    """
    titles = (howto(tool, lang).partition("\n")[0].removeprefix("# ") for tool in TOOLS for lang in _LANGUAGES)
    return text.partition("\n")[0].strip() in set(titles)


def write_howto(tool: Tool, path: Path, lang: str = "sv", *, force: bool = False) -> None:
    """Writes the page as a Word document or as text, by the file's suffix (one of `SUFFIXES`).

    Raises:
        OutputExistsError: The file exists and force is not given.
        KodbokError: Its folder is missing or it cannot be written.
    """
    with replacing(path, force=force) as temporary:
        if path.suffix.casefold() == ".docx":
            from coding.howto.pages import document_blocks  # loads python-docx
            from interviews.document import write_document  # the same

            write_document(temporary, document_blocks(howto(tool, lang)))
        else:
            temporary.write_text(howto(tool, lang), encoding="utf-8")
