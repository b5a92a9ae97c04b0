"""Arguments and options that several commands share."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints
from unicodedata import normalize

import typer

from analysis.selection import Selection
from interviews.speaker import ROLES
from interviews.transcript import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

StudyAddress = Annotated[str, typer.Argument(metavar="STUDY", help="The study's file, such as studie.kodbok.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The interview's name, as `kodbok interviews list` shows it.")]
Coder = Annotated[
    str | None,
    typer.Option("--coder", metavar="NAME", help="Who acts; else KODBOK_CODER, else the login name.", show_default=False),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print comma-separated values for programs.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would happen.")]
Force = Annotated[bool, typer.Option("--force", help="Replace an output that exists.")]
Lang = Annotated[str, typer.Option("--lang", metavar="LANG", help="Language of the result: sv or en.")]
CodeChoice = Annotated[str, typer.Option("--codes", metavar="WHICH", help="all codes, or themes alone.")]
NamesMode = Annotated[
    str | None,
    typer.Option(
        "--names",
        metavar="MODE",
        help="roster: persons by pseudonyms (default where there is a roster); case: interviews by organisation; none; real.",
        show_default=False,
    ),
]
CrosswalkFile = Annotated[
    Path | None,
    typer.Option(
        "--crosswalk",
        metavar="FILE",
        help="An .xlsx or .csv with the columns what (code or case), from, to: what was renamed, merged or parted.",
        show_default=False,
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]


def refuse_other(flag: str, value: str, choices: Sequence[str]) -> None:
    """Raises, as for any wrong call, where an option's value is none of its choices."""
    if value not in choices:
        raise typer.BadParameter(f"{flag} takes one of {', '.join(choices)}, not {value!r}")


def _many(flag: str, metavar: str, text: str) -> Any:  # noqa: ANN401  # an annotation, not a value
    """An option that may be repeated."""
    return Annotated[list[str] | None, typer.Option(flag, metavar=metavar, help=text, show_default=False)]


_FILTERS: dict[str, Any] = {
    "wave": _many("--wave", "WAVE", "Only this wave; this and the others may be repeated."),
    "kind": _many("--kind", "KIND", "Only this kind of source: interview, workshop, meeting, survey, article."),
    "case": _many("--case", "NAME", "Only this organisation."),
    "case_kind": _many("--case-kind", "KIND", "Only organisations of this kind."),
    "role": _many("--role", "ROLE", "Only speakers in this role: interviewee, unknown, interviewer."),
    "coders": _many("--coders", "NAMES", "Whose work counts: all, or names with commas; else each interview's own version."),
    "code": _many("--code", "PATH", "Only this code with what lies below it."),
    "include_proposed": Annotated[bool, typer.Option("--include-proposed", help="Count proposals as if they were findings.")],
}


def selecting(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the filters that every result takes; it receives them as its argument `selection`."""
    own = inspect.signature(command)
    hints = get_type_hints(command, include_extras=True)

    def selected(**given: Any) -> None:  # noqa: ANN401  # whatever the command and the filters declare
        filters = {name: given.pop(name) for name in _FILTERS}
        command(selection=_selection(filters), **given)

    kept = [parameter.replace(annotation=hints[name]) for name, parameter in own.parameters.items() if name != "selection"]
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=_default(name), annotation=hint)
        for name, hint in _FILTERS.items()
    ]
    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in kept] + added
    selected.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # Typer reads the signature
    selected.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    selected.__name__, selected.__doc__ = command.__name__, command.__doc__
    return selected


def _default(name: str) -> object:
    """The default of a filter."""
    return False if name == "include_proposed" else None


def _selection(given: dict[str, Any]) -> Selection:
    """The selection that the filters make."""
    told = {name: tuple(normalize("NFC", each) for each in given[name] or ()) for name in _FILTERS if name != "include_proposed"}
    for flag, values, choices in (("--kind", told["kind"], KINDS), ("--role", told["role"], ROLES)):
        for value in values:
            refuse_other(flag, value, choices)
    coders = tuple(name.strip() for each in told["coders"] for name in each.split(",") if name.strip())
    return Selection(
        waves=told["wave"],
        kinds=told["kind"],
        cases=told["case"],
        case_kinds=told["case_kind"],
        roles=told["role"],
        coders="all" if coders == ("all",) else coders,
        codes=told["code"],
        include_proposed=given["include_proposed"],
    )
