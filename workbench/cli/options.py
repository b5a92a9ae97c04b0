"""Arguments and options that several commands share."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from analysis.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Callable

StudyAddress = Annotated[str, typer.Argument(metavar="STUDY", help="The study's file, such as studie.kodbok.")]
Coder = Annotated[str | None, typer.Option("--coder", help="Who acts; else KODBOK_CODER, else the login name.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print comma-separated values for programs.")]
Force = Annotated[bool, typer.Option("--force", help="Replace an output that exists.")]
Lang = Annotated[str, typer.Option("--lang", help="Language of the result: sv or en.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]


def _many(flag: str, text: str) -> Any:  # noqa: ANN401  # an annotation, not a value
    """An option that may be repeated."""
    return Annotated[list[str] | None, typer.Option(flag, help=text, show_default=False)]


_FILTERS: dict[str, Any] = {
    "wave": _many("--wave", "Only this wave (may be repeated)."),
    "kind": _many("--kind", "Only this kind of source: interview, workshop, meeting, survey, article."),
    "case": _many("--case", "Only this organisation."),
    "case_kind": _many("--case-kind", "Only organisations of this kind."),
    "role": _many("--role", "Only speakers in this role: interviewee, unknown, interviewer."),
    "coders": _many("--coders", "Whose work counts: all, or names with commas; else each interview's own version."),
    "code": _many("--code", "Only this code with what lies below it."),
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
    coders = tuple(name.strip() for each in given["coders"] or () for name in each.split(",") if name.strip())
    return Selection(
        waves=tuple(given["wave"] or ()),
        kinds=tuple(given["kind"] or ()),
        cases=tuple(given["case"] or ()),
        case_kinds=tuple(given["case_kind"] or ()),
        roles=tuple(given["role"] or ()),
        coders="all" if coders == ("all",) else coders,
        codes=tuple(given["code"] or ()),
        include_proposed=given["include_proposed"],
    )
