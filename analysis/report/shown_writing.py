"""What people wrote, as a report shows it: of the selected waves, under the names of the export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from analysis.material import Material
    from analysis.names import Names
    from analysis.written import Written

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ShownWriting:
    """What is written, by what it is about.

    Attributes:
        syntheses: The latest synthesis of a code, by the code's path.
        quotations: The approved quotations of a code, by its path.
        waiting: Quotations that are neither approved nor withdrawn.
        ratings: The ratings.
        judgements: The judgements.
        scales: The scales of the judgements, each with what it is about and its values in order.
        facts: What the study says of itself.
    """

    syntheses: Mapping[str, Row]
    quotations: Mapping[str, list[Row]]
    waiting: int
    ratings: list[Row]
    judgements: list[Row]
    scales: list[Row]
    facts: Mapping[str, str]


def shown_writing(written: Written, material: Material, names: Names) -> ShownWriting:
    """What people wrote about what is selected."""
    syntheses = sorted(_selected(written.syntheses, material), key=lambda row: (_text(row["date"]), _text(row["id"])))
    ledger = [row for row in _selected(written.ledger, material) if _is_selected(row, material)]
    approved = [row for row in ledger if row["state"] == "approved"]
    quotations: dict[str, list[Row]] = {}
    for row in sorted(approved, key=lambda row: (not row["key"], str(row["interview"]), row["start"], str(row["id"]))):
        quotations.setdefault(str(row["theme"]), []).append(_quotation(row, names))
    return ShownWriting(
        syntheses={str(row["theme"]): {**row, "text": names.text(_text(row["text"]))} for row in syntheses},
        quotations=quotations,
        waiting=sum(row["state"] not in {"approved", "withdrawn"} for row in ledger),
        ratings=[_of_case(row, names) for row in _selected(written.ratings, material)],
        judgements=[_of_case(row, names) for row in _selected(written.judgements, material)],
        scales=[_scale(row, names) for row in written.scales.astype(object).to_dict("records")],
        facts={_key(key): names.text(str(value)).strip() for key, value in written.facts.items()},
    )


def _selected(table: pd.DataFrame, material: Material) -> list[Row]:
    """The rows of the selected waves and cases; a row of no wave belongs to all of them."""
    waves, cases = ({*material.interviews[name].dropna()} for name in ("wave", "case"))
    narrowed = bool(material.selection.cases or material.selection.case_kinds)
    rows: list[Row] = table.astype(object).to_dict("records")  # type: ignore[assignment]  # the columns' names are text
    kept = (row for row in rows if not _text(row["wave"]) or row["wave"] in waves)
    return [row for row in kept if not narrowed or "case" not in row or row["case"] in cases]


def _is_selected(row: Row, material: Material) -> bool:
    """Whether a quotation comes from a selected interview."""
    return row["interview"] in set(material.interviews["interview"])


def _quotation(row: Row, names: Names) -> Row:
    interview = str(row["interview"])
    said = {name: names.said(interview, _text(row[name])) for name in ("text", "verbatim")}
    told = {name: names.text(_text(row[name])) for name in ("case_kind", "title")}
    return {**row, **said, **told, "role": _text(row["role"]), "case": names.case(_text(row["case"]))}


def _scale(row: Mapping[Any, Any], names: Names) -> Row:
    return {
        "scale": names.text(_text(row["scale"])),
        "steps": [names.text(str(step)) for step in row["steps"]],
        "definition": names.text(_text(row["definition"])),
    }


def _of_case(row: Row, names: Names) -> Row:
    texts: Row = {name: names.text(_text(row[name])) for name in ("assignment", "comment", "scale", "value") if name in row}
    return {**row, **texts, "case": names.case(_text(row["case"]))}


def _key(key: object) -> str:
    """A fact's key, however it is spelt."""
    return str(key).strip().casefold().replace(" ", "_").replace("-", "_")


def _text(value: object) -> str:
    """A text, or nothing for what is missing."""
    return value if isinstance(value, str) else ""
