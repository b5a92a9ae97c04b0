"""Commands for the codebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workbench.cli.asking import confirm
from workbench.cli.opening import opened
from workbench.cli.options import AsCsv, AsJson, Coder, Force, StudyAddress, Yes
from workbench.cli.printing import Form, show

if TYPE_CHECKING:
    from coding.code import Code
    from coding.codebook import Codebook
    from coding.codebook_change import CodebookChange

app = typer.Typer(help="Show, import and export the codebook.", no_args_is_help=True, rich_markup_mode=None, add_completion=False)

BookFile = Annotated[Path, typer.Argument(metavar="FILE", help="A file ending in .xlsx, .csv or .yaml.")]
CodePath = Annotated[str, typer.Argument(metavar="CODE", help="The code's path or unique name.")]
_TEXTS = ("path", "definition", "include", "exclude", "example", "colour")


@app.command("show")
def show_(study: StudyAddress, json: AsJson = False, csv: AsCsv = False) -> None:
    """Show the tree of codes with their definitions.

    Example: kodbok codebook show studie.kodbok
    """
    with opened(study) as opened_study:
        book = opened_study.codebook()
    columns = (*_TEXTS, "aliases", "topics", "retired")
    if not show(_rows(book), Form(json, csv), columns):
        for code in book.codes:
            retired = " (retired)" if code.retired else ""
            typer.echo(f"{'  ' * (code.level - 1)}{code.name}{retired}{' – ' + code.definition if code.definition else ''}")


def _rows(book: Codebook) -> list[dict[str, object]]:
    """The codes for programs."""
    return [
        {name: getattr(code, name) for name in _TEXTS}
        | {"aliases": list(code.aliases), "topics": list(code.topics), "retired": code.retired}
        for code in book.codes
    ]


@app.command("import")
def import_(study: StudyAddress, file: BookFile, yes: Yes = False, coder: Coder = None) -> None:
    """Replace the codebook by a file's. What changes is shown, code by code, before it applies.

    Example: kodbok codebook import studie.kodbok kodbok.xlsx
    """
    from coding.codebook_change import adopt_ids, compare  # readers are loaded only here
    from coding.codebook_files import read_codebook  # the same

    new = read_codebook(file)
    with opened(study, coder) as opened_study:
        old = opened_study.codebook()
        book = adopt_ids(new, old)
        change = compare(old, book)
        for line in _lines(change):
            typer.echo(line)
        if not change:
            typer.echo("The codebook is the same already; nothing was changed.")
            return
        confirm(yes=yes)
        opened_study.save_codebook(book)
    typer.echo(f"The codebook has {len(book.codes)} codes now.")


def _lines(change: CodebookChange) -> list[str]:
    """What changes, a line a code."""
    return [
        *(f"new: {path}" for path in change.added),
        *(f"changed: {code.path}: {', '.join(each.field for each in code.fields)}" for code in change.changed),
        *(f"removed: {path}" for path in change.removed),
        *(["the order of the codes changes"] if change.reordered else []),
    ]


@app.command()
def export(study: StudyAddress, file: BookFile, force: Force = False) -> None:
    """Write the codebook to a file, to be edited and imported again.

    Example: kodbok codebook export studie.kodbok kodbok.xlsx
    """
    from coding.codebook_files import write_codebook  # writers are loaded only here

    with opened(study) as opened_study:
        book = opened_study.codebook()
    write_codebook(book, file, force=force)
    typer.echo(f"Wrote {len(book.codes)} codes to {file}.")


@app.command()
def rename(study: StudyAddress, path: CodePath, name: Annotated[str, typer.Argument(metavar="NAME")], coder: Coder = None) -> None:
    """Give a code another name. Its codings stay with it.

    Example: kodbok codebook rename studie.kodbok "Social investering > Ettårsbudgetar" Budgetår
    """
    with opened(study, coder) as opened_study:
        book = opened_study.codebook()
        code = book.find(path)
        renamed = book.rename(code.path, name)
        opened_study.save_codebook(renamed, command="codebook rename")
    typer.echo(f"{code.path} is called {_path_of(renamed, code)} now.")


@app.command()
def move(
    study: StudyAddress,
    path: CodePath,
    parent: Annotated[str, typer.Argument(metavar="PARENT", help="The code to lie under; empty text makes a root.")],
    coder: Coder = None,
) -> None:
    """Put a code under another one. All below it and its codings stay with it.

    Example: kodbok codebook move studie.kodbok Barnperspektiv Tvärgående
    """
    with opened(study, coder) as opened_study:
        book = opened_study.codebook()
        code = book.find(path)
        moved = book.move(code.path, book.find(parent).path if parent else "")
        opened_study.save_codebook(moved, command="codebook move")
    typer.echo(f"{code.path} is {_path_of(moved, code)} now.")


@app.command()
def merge(
    study: StudyAddress,
    path: CodePath,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The code that stays.")],
    coder: Coder = None,
) -> None:
    """Merge a code into another one. Its codings go along.

    Example: kodbok codebook merge studie.kodbok Utmaningar "Behov av stöd"
    """
    with opened(study, coder) as opened_study:
        count = opened_study.merge_codes(path, into)
    typer.echo(f"Merged {path} into {into} with {count} coded segments. `kodbok undo` parts them again.")


def _path_of(book: Codebook, code: Code) -> str:
    """Where a code stands in a codebook."""
    return next(each.path for each in book if each.id == code.id)
