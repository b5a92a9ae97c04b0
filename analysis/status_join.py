"""What organisations say of their own work, beside what was said in their interviews: where a person must look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, get_args

import pandas as pd

from analysis.framework import framework
from analysis.passage_table import passages
from analysis.written import Written, rows_of

if TYPE_CHECKING:
    from analysis.material import Material

Talk = Literal["theme_unknown", "no_interview", "not_finished", "not_asked", "silent", "spoken"]
TALKS: tuple[Talk, ...] = get_args(Talk)
Finding = Literal["green_silent", "red_unexplained", "never_asked", "to_judge"]
FINDINGS: tuple[Finding, ...] = get_args(Finding)
JOIN_COLUMNS = (
    *("id", "assignment", "case", "case_kind", "wave", "rating", "comment", "kind", "code"),
    *("talk", "interviews", "passages", "contrary", "findings"),
)
PASSAGE_COLUMNS = ("id", "interview", "speaker", "text", "segments")
_MEANINGS: Mapping[str, Talk] = {"not_finished": "not_finished", "not_asked": "not_asked", "silent": "silent"}

Cells = Mapping[tuple[str, str], list[dict[str, Any]]]


def status_join(material: Material, ratings: pd.DataFrame) -> pd.DataFrame:
    """Every rating beside the interviews of its organisation and wave; one of no wave stands beside all that are selected.

    Args:
        material: The material, with the guide's topics where it shall be told what was asked.
        ratings: The ratings to look at; see `Written.ratings`.

    Returns:
        A row per rating, in their order: the columns of `JOIN_COLUMNS`. `passages` and `contrary` count what is said of the theme
        and against it, `interviews` those of the organisation; all are null where the theme is not known. `talk` is `spoken`; else
        why nothing is: `theme_unknown`, `no_interview`, `not_finished`, `not_asked` or `silent`. `findings` is a tuple of
        `green_silent` (green, all is finished, and there is no word about it), `red_unexplained` (red without a comment or a
        passage), `never_asked` (rated, and there is no interview, or none came to the topic) and `to_judge` (there are a comment,
        or passages against the theme, and passages: a person must read whether they agree).
    """
    cells = _cells(material, ratings)
    rows = [_joined(row, cells, material) for row in rows_of(ratings)]
    table = pd.DataFrame(rows, columns=list(JOIN_COLUMNS))
    return table.astype({"wave": object, "case_kind": object, **dict.fromkeys(("interviews", "passages", "contrary"), "Int64")})


def status_passages(material: Material, ratings: pd.DataFrame) -> pd.DataFrame:
    """What was said of the themes of ratings: a row per rating and passage, the columns of `PASSAGE_COLUMNS`."""
    said = passages(material)
    waves = dict(zip(material.interviews["interview"].astype(str), map(_text, material.interviews["wave"]), strict=True))
    by_cell: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows_of(said[said["code"].isin(list(ratings["code"]))]):
        by_cell.setdefault((str(row["code"]), _text(row["case"])), []).append(row)
    rows = [
        {**passage, "id": rating["id"]}
        for rating in rows_of(ratings)
        for passage in by_cell.get((rating["code"], rating["case"]), [])
        if _is_of(rating["wave"], waves[str(passage["interview"])])
    ]
    return pd.DataFrame(rows, columns=list(PASSAGE_COLUMNS))


def _cells(material: Material, ratings: pd.DataFrame) -> Cells:
    """The cells of the framework matrix by theme and case, one a wave."""
    there = set(material.codebook["code"])
    themes = list(dict.fromkeys(code for code in ratings["code"] if code in there))
    cells: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for cell in rows_of(framework(material, Written(), themes)):
        cells.setdefault((cell["theme"], cell["case"]), []).append(cell)
    return cells


def _joined(rating: dict[str, Any], cells: Cells, material: Material) -> dict[str, Any]:
    """One rating beside the interviews."""
    told = {name: rating[name] for name in JOIN_COLUMNS if name in rating}
    here = [cell for cell in cells.get((rating["code"], rating["case"]), []) if _is_of(rating["wave"], _text(cell["wave"]))]
    talk = _talk(rating, here, material)
    counted: dict[str, int | None] = {name: sum(cell[name] for cell in here) for name in ("interviews", "passages", "contrary")}
    if talk == "theme_unknown":
        counted = dict.fromkeys(counted)  # nobody can tell
    joined = {**told, "talk": talk, **counted}
    return {**joined, "findings": tuple(_findings(joined))}


def _talk(rating: dict[str, Any], cells: list[dict[str, Any]], material: Material) -> Talk:
    """Whether something was said, or why not."""
    if not _was_there(rating, material):
        return "no_interview"
    if not cells:
        return "theme_unknown"
    if any(cell["passages"] for cell in cells):
        return "spoken"
    states = {cell["state"] for cell in cells}
    return next(talk for state, talk in _MEANINGS.items() if state in states and (state != "not_asked" or len(states) == 1))


def _was_there(rating: dict[str, Any], material: Material) -> bool:
    """Whether there is an interview of the rating's organisation and wave."""
    interviews = material.interviews
    waves = interviews.loc[interviews["case"] == rating["case"], "wave"]
    return any(_is_of(rating["wave"], _text(wave)) for wave in waves)


def _is_of(rated: object, wave: str) -> bool:
    """Whether an interview of a wave belongs to a rating's wave."""
    return not _text(rated) or _text(rated) == wave


def _text(value: object) -> str:
    """A text, or nothing for what is missing."""
    return value if isinstance(value, str) else ""


def _findings(row: Mapping[str, Any]) -> Iterator[Finding]:
    """What a person must look at in a row."""
    if row["rating"] == "green" and row["talk"] in {"silent", "not_asked"}:
        yield "green_silent"
    if row["rating"] == "red" and not row["comment"] and not row["passages"]:
        yield "red_unexplained"
    if row["talk"] in {"no_interview", "not_asked"}:
        yield "never_asked"
    if row["talk"] == "spoken" and (row["comment"] or row["contrary"]):
        yield "to_judge"
