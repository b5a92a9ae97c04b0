"""Commands for syntheses: a theme's numbers, who speaks and who is silent, what was said against it, what people write of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from analysis.selection import Selection
from workbench.cli.opening import opened
from workbench.cli.options import AsCsv, AsJson, Coder, StudyAddress, selecting
from workbench.cli.printing import Form, say, show
from workbench.cli.result_notes import heading_lines
from workbench.cli.theme_notes import COLUMNS, print_theme, theme_record
from workbench.cli.written_options import Delete, Holds, OneWave, TextFile, ThemePath, Words, text_given

if TYPE_CHECKING:
    from analysis.theme_summary import ThemeSummary

app = typer.Typer(
    help="Themes across the organisations: numbers, silence, counter-evidence and the synthesis.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)


@app.command("show")
@selecting
def show_(
    study: StudyAddress,
    selection: Selection,
    theme: Annotated[str | None, typer.Option("--theme", metavar="PATH", help="Only this theme, by path or unique name.")] = None,
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Show themes: numbers, voices, silence, synthesis.

    Which organisations speak and which are silent, what was said against it, and what people write of it.

    Example: kodbok syntheses show studie.kodbok --theme Ettårsbudgetar
    """
    from analysis.theme_summary import theme_summaries  # pandas is loaded only for results

    with opened(study) as opened_study:
        material = opened_study.material(selection)
        written = opened_study.written_in(material)
        path = opened_study.codebook().find(theme).path if theme else None
    form = Form(json, csv)
    found: list[ThemeSummary] = theme_summaries(material, written, path)
    for line in heading_lines(material) if form.for_people else material.facts.notes:
        typer.echo(line) if form.for_people else say(line)
    if not show([theme_record(each) for each in found], form, COLUMNS):
        for each in found:
            print_theme(each)


@app.command("set")
def set_(
    study: StudyAddress,
    theme: ThemePath,
    text: Words = None,
    file: TextFile = None,
    wave: OneWave = None,
    holds: Holds = False,
    delete: Delete = False,
    coder: Coder = None,
) -> None:
    """Write the synthesis of a theme.

    It is written on the passages and summaries that there are now; when these change, it is stale.

    Example: kodbok syntheses set studie.kodbok --theme Ettårsbudgetar --file ettårsbudgetar.txt
    """
    given = text_given(text, file, delete=delete)
    if given is None and not holds:
        raise typer.BadParameter("say what shall be written: TEXT, --file, --holds or --delete")
    if given is not None and holds:
        raise typer.BadParameter("--holds is for a synthesis that stands; a new text is written on what is coded now anyway")
    with opened(study, coder) as opened_study:
        changed = opened_study.set_synthesis(theme, given, wave=wave)
    typer.echo(("Taken away." if delete else "Written.") if changed else "It stands so already; nothing was changed.")
