"""Coding sheets for a colleague, and the page that tells how to fill them in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coding.coding_sheets.unit import UNIT_KINDS
from coding.howto import SUFFIXES, TOOLS, howto, write_howto
from workbench.cli.opening import opened
from workbench.cli.options import Force, Lang, refuse_other
from workbench.cli.printing import shell_word

SheetFor = Annotated[
    str | None,
    typer.Option("--sheet-for", metavar="CODER", help="Write an Excel workbook for this coder to code in.", show_default=False),
]
UnitOf = Annotated[str, typer.Option("--unit", metavar="UNIT", help="What a row of it is: turn or sentence.")]
ToolName = Annotated[str, typer.Argument(metavar="TOOL", help="What the colleague codes in: word or excel.")]
OutFile = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write it to a .docx, .md or .txt.", show_default=False)
]


def export_sheets(study: str, file: Path, coder: str, *, unit: str, lang: str, force: bool) -> None:
    """Writes the coding sheets of a coder."""
    from coding.coding_sheets.writing import write_coding_sheets  # loads openpyxl
    from interviews.output import refuse_existing  # the same layer, for the same work

    refuse_other("--unit", unit, UNIT_KINDS)
    refuse_other("--lang", lang, ("sv", "en"))
    if file.suffix.lower() != ".xlsx":
        raise typer.BadParameter(f"{file} does not end in .xlsx, which coding sheets need to be opened in Excel")
    if not coder.strip():
        raise typer.BadParameter("--sheet-for needs the name of the coder")
    refuse_existing(file, force=force)
    with opened(study) as opened_study:
        sheets = opened_study.coding_sheets(coder, unit)  # type: ignore[arg-type]  # checked above
    write_coding_sheets(sheets, file, lang, force=force)
    typer.echo(
        f"Wrote {len(sheets.interviews)} interviews with {sheets.codings} codings of {sheets.coder} to {file}. "
        f"Read it back with: kodbok code import {shell_word(study)} {shell_word(file)} --dry-run"
    )


def howto_(tool: ToolName, lang: Lang = "sv", out: OutFile = None, force: Force = False) -> None:
    """Print a page that tells a colleague how to code in Word or Excel. --out writes it to be mailed.

    Example: kodbok code howto excel --out anvisning.docx
    """
    refuse_other("TOOL", tool, TOOLS)
    refuse_other("--lang", lang, ("sv", "en"))
    if out is None:
        typer.echo(howto(tool, lang), nl=False)  # type: ignore[arg-type]  # checked above
        return
    if out.suffix.lower() not in SUFFIXES:
        raise typer.BadParameter(f"{out} does not end in one of {', '.join(SUFFIXES)}")
    write_howto(tool, out, lang, force=force)  # type: ignore[arg-type]  # checked above
    typer.echo(f"Wrote {out}.")
