"""Commands for a study as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.opening import opened, warn_of_shared_folder
from workbench.cli.options import AsJson, Coder, Force, StudyAddress
from workbench.cli.printing import print_json, print_table, records, say, shell_word
from workbench.cli.result_commands import print_themes
from workbench.cli.result_notes import heading_lines

if TYPE_CHECKING:
    from coding.codebook import Codebook
    from workbench.study import Study

_NOTHING_FOUND = 1


app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder for the sample study; made if it is missing.")],
    force: Force = False,
) -> None:
    """Write the fictional sample study and run the whole way on it.

    Example: kodbok demo demo
    """
    from analysis import themes  # pandas is loaded only for results
    from workbench.demo import run_demo  # the sample is loaded only here

    say("Writing the fictional sample study and running the whole way on it …")
    demo = run_demo(folder, force=force)
    for line in heading_lines(demo.material):
        typer.echo(line)
    print_themes(records(themes(demo.material)))
    study = shell_word(demo.study)
    typer.echo(f"""
The study is fictional: a city that does not exist, asked in 2015 and again in 2016. What to do next:
  open the workbook      {demo.workbook}
  read the report        {demo.report}
  look at the charts     {demo.results}
  read the interviews    {folder / "intervjuer"}
  see what changed from 2015 to 2016
                         kodbok waves {study} --crosswalk {shell_word(demo.sample.crosswalk)}
  see what the team has written and what is stale
                         kodbok summaries status {study}
  see how the organisations rate their own work
                         kodbok status show {study}
  see which quotations may be printed
                         kodbok ledger list {study}
  see what the rules propose ({demo.proposed} passages await a look)
                         kodbok segments {study} --include-proposed
  open the page          kodbok serve {study}
  start your own study   kodbok new studie.kodbok""")


@app.command()
def new(
    study: StudyAddress,
    title: Annotated[str, typer.Option(metavar="TEXT", help="The study's title.")] = "",
    codebook: Annotated[
        str, typer.Option(metavar="FILE", help="A codebook file (.xlsx, .csv, .yaml) or the name of a built-in one.")
    ] = "rekommendationerna",
    coder: Coder = None,
) -> None:
    """Make a new study.

    Example: kodbok new studie.kodbok --title "Uppföljning 2015"
    """
    from workbench.study import Study  # the database library is loaded only by commands that need it

    with Study.create(study, title=title, codebook=_book(codebook), coder=coder) as made:
        warn_of_shared_folder(made)
        typer.echo(f"Made {study} with {len(made.codebook().codes)} codes. Next: kodbok interviews add {shell_word(study)} FOLDER")


def _book(given: str) -> Codebook:
    """The codebook of a file, or the built-in one of a name."""
    from coding.builtin_codebooks import builtin_codebook  # readers are loaded only here
    from coding.codebook_files import read_codebook  # the same

    return read_codebook(Path(given)) if Path(given).suffix else builtin_codebook(given)


@app.command()
def check(study: StudyAddress, json: AsJson = False) -> None:
    """Verify every invariant of a study.

    Example: kodbok check studie.kodbok
    """
    with opened(study) as opened_study:
        found = opened_study.check()
        older = opened_study.read_by_older()
    if older:
        say(
            f"Read by an older version of the reader: {', '.join(older)}. "
            f"`kodbok interviews replace {shell_word(study)} --all --dry-run` shows what reading them again would change."
        )
    if json:
        print_json([{"message": sentence} for sentence in found])
    else:
        typer.echo("\n".join(found) if found else "The study is sound: every text, span, quote and history holds.")
    if found:
        raise typer.Exit(_NOTHING_FOUND)


@app.command()
def undo(study: StudyAddress, coder: Coder = None) -> None:
    """Take back your own last change.

    Example: kodbok undo studie.kodbok
    """
    with opened(study, coder) as opened_study:
        erased = _erased_last(opened_study)
        command, count = opened_study.undo()
    if erased:
        say("Your last change was an erasure, which cannot be undone; this is the change before it.")
    typer.echo(f"Undone: {command} ({_things(count)}). `kodbok redo {shell_word(study)}` does it again.")


def _erased_last(opened_study: Study) -> bool:
    """Whether the coder's own last change was an erasure."""
    own = [entry.command for entry in opened_study.log() if entry.who == opened_study.coder]
    return own[-1:] == ["interviews erase"]


def _things(count: int) -> str:
    """A number of things that were changed."""
    return "1 thing" if count == 1 else f"{count} things"


@app.command()
def redo(study: StudyAddress, coder: Coder = None) -> None:
    """Do again what you undid last.

    Example: kodbok redo studie.kodbok
    """
    with opened(study, coder) as opened_study:
        command, count = opened_study.redo()
    typer.echo(f"Done again: {command} ({_things(count)}).")


@app.command()
def log(study: StudyAddress, json: AsJson = False) -> None:
    """Show who did what when.

    Example: kodbok log studie.kodbok
    """
    with opened(study) as opened_study:
        entries = opened_study.log()
    if json:
        names = ("revision", "group", "time", "who", "command", "reverts")
        print_json([{**{name: getattr(entry, name) for name in names}, "ids": list(entry.ids)} for entry in entries])
        return
    rows = [(each.revision, each.group, each.time, each.who, each.command, len(each.ids)) for each in entries]
    print_table(rows, ("revision", "group", "time", "who", "command", "things"), numbers=("revision", "group", "things"))


@app.command()
def backup(
    study: StudyAddress,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write.")],
    force: Force = False,
) -> None:
    """Write a consistent copy, also while others work.

    Example: kodbok backup studie.kodbok kopia.kodbok
    """
    with opened(study) as opened_study:
        opened_study.backup(out, force=force)
    typer.echo(f"Wrote {out}.")


@app.command()
def migrate(study: StudyAddress) -> None:
    """Carry a study of an older version to the present format.

    A file is migrated whenever it is opened, after a backup beside it; this command only does it by itself.

    Example: kodbok migrate studie.kodbok
    """
    with opened(study):
        pass
    say(f"{study} has the present format.")
