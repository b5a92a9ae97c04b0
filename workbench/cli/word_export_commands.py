"""Writing interviews as Word files with what is coded in them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.opening import opened
from workbench.cli.options import refuse_other
from workbench.cli.printing import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.results.coded_documents import DocumentChoice

FORMATS = ("csv", "docx")

Format = Annotated[
    str, typer.Option("--format", metavar="FORMAT", help="csv: one table; docx: a folder of Word files with comments.")
]
Clean = Annotated[bool, typer.Option("--clean", help="With docx: copies for reading on paper, codes in the margin.")]
Coders = Annotated[
    list[str] | None,
    typer.Option("--coder", metavar="NAME", help="With docx: only this coder's work; may be repeated.", show_default=False),
]
Interviews = Annotated[
    list[str] | None,
    typer.Option("--interview", metavar="NAME", help="With docx: only this interview; may be repeated.", show_default=False),
]


def refuse_word_options(*, clean: bool, coders: Sequence[str] | None, interviews: Sequence[str] | None) -> None:
    """Raises where a table is written with options that only Word files have."""
    for flag, given in (("--clean", clean), ("--coder", coders), ("--interview", interviews)):
        if given:
            raise typer.BadParameter(f"{flag} belongs to Word files; add --format docx and name a folder")


def export_documents(  # one argument an option
    study: str,
    out: Path,
    *,
    clean: bool,
    coders: Sequence[str] | None,
    interviews: Sequence[str] | None,
    lang: str,
    force: bool,
) -> None:
    """Writes a Word file for each interview into a folder and says what was written."""
    from interviews.output import refuse_existing, replacing_folder  # what writes files is loaded only here
    from workbench.results.coded_documents import DocumentChoice  # the same

    refuse_other("--lang", lang, ("sv", "en"))
    if out.suffix.lower() in {".docx", ".docm", ".csv"}:
        raise typer.BadParameter(f"{out} is a file's name; a Word file is written for each interview, so name a folder")
    refuse_existing(out, force=force)
    choice = DocumentChoice(_plain(coders), _plain(interviews), clean, lang)
    with opened(study) as opened_study, replacing_folder(out, force=force) as folder:
        written = []
        for document in opened_study.coded_documents(choice):
            (folder / document.file_name).write_bytes(document.content)
            written.append((document.interview, document.segments, document.why_plain))
    _tell(written, out, choice)


def _plain(names: Sequence[str] | None) -> tuple[str, ...]:
    """Names as the study writes them."""
    return tuple(unicodedata.normalize("NFC", name).strip() for name in names or ())


def _tell(written: Sequence[tuple[str, int, str]], out: Path, choice: DocumentChoice) -> None:
    """Says what was written, and which files are not the originals with their looks."""
    files, where = "file" if len(written) == 1 else "files", "in the margin" if choice.clean else "as comments"
    total = sum(segments for _, segments, _ in written)
    typer.echo(f"Wrote {len(written)} Word {files} into {out}; codings in them, {where}: {total}.")
    for reason in dict.fromkeys(why for _, _, why in written if why):
        say(f"{'; '.join(interview for interview, _, why in written if why == reason)}: a plain file was made, for {reason}")
