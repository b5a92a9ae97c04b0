"""Arguments of the commands for what people write and judge."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

CaseName = Annotated[str, typer.Option("--case", metavar="NAME", help="The organisation.")]
ThemePath = Annotated[str, typer.Option("--theme", metavar="PATH", help="The theme: its path, unique name or alias.")]
OneWave = Annotated[
    str | None,
    typer.Option(
        "--wave",
        metavar="WAVE",
        help="The wave, where there are several; else the latest. Empty: no wave.",
        show_default=False,
    ),
]
Words = Annotated[str | None, typer.Argument(metavar="[TEXT]", help="The text, or --file.", show_default=False)]
TextFile = Annotated[
    Path | None, typer.Option("--file", metavar="FILE", help="Read the text from a file (UTF-8).", show_default=False)
]
Holds = Annotated[bool, typer.Option("--holds", help="Somebody has read the passages again, and it holds as it stands.")]
Delete = Annotated[bool, typer.Option("--delete", help="Take it away; undo brings it back.")]


def text_given(text: str | None, file: Path | None, *, delete: bool) -> str | None:
    """The text of a command: as it stands there, from a file, or empty where it shall go; None where none is given.

    Raises:
        BadParameter: More than one of them is given, the file cannot be read, or the text is empty.
    """
    if sum((text is not None, file is not None, delete)) > 1:
        raise typer.BadParameter("give a text, --file or --delete, one of them")
    if delete:
        return ""
    if file is not None:
        text = _read(file)
    if text is not None and not text.strip():
        raise typer.BadParameter("the text is empty; --delete takes what is written away")
    return text


def _read(file: Path) -> str:
    """The text of a file."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = "it is no UTF-8 text" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise typer.BadParameter(f"{file} cannot be read ({why})") from error
