"""Surveys as tables: how many answered, and what was chosen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd

from analysis.names import by_number
from interviews.swedish_order import swedish_key
from workbench.store import schema
from workbench.store.door import live
from workbench.store.facts import invited

if TYPE_CHECKING:
    import sqlalchemy as sa

    from workbench.store.door import Row

SURVEY_COLUMNS = ("survey", "wave", "respondents", "in_words", "cases", "invited", "response_rate")
CHOICE_COLUMNS = ("survey", "question", "answer", "respondents", "answered", "share")
RESPONDENT_COLUMNS = ("survey", "respondent", "interview", "case", "case_kind", "wave")


def read_respondents(connection: sa.Connection) -> pd.DataFrame:
    """A row per respondent: the columns of `RESPONDENT_COLUMNS`, then one column a closed question."""
    rows = _respondents(connection)
    questions = list(dict.fromkeys(question for row in rows for question in row["answers"]))
    table = pd.DataFrame(
        [[*(row[name] for name in RESPONDENT_COLUMNS), *(row["answers"].get(each) for each in questions)] for row in rows],
        columns=[*RESPONDENT_COLUMNS, *questions],
        dtype=object,
    )
    return table.where(table.notna(), None)


def _respondents(connection: sa.Connection) -> list[Row]:
    """Every response with the names of its interview and organisation; an interview's own facts are the later ones."""
    cases = {row["id"]: row for row in live(connection, schema.cases)}
    interviews = {row["id"]: row for row in live(connection, schema.interviews)}
    rows = []
    for row in live(connection, schema.responses):
        interview = interviews.get(row["interview_id"])
        facts = interview or row
        case = cases.get(facts["case_id"] or "")
        told = {"case": case and case["name"], "case_kind": case and case["kind"], "wave": facts["wave"]}
        rows.append({**row, **told, "interview": interview and interview["name"]})
    return sorted(rows, key=lambda row: (swedish_key(row["survey"]), by_number(row["respondent"])))


def read_surveys(connection: sa.Connection) -> pd.DataFrame:
    """A row per survey: the columns of `SURVEY_COLUMNS`; the rate is null where nobody told how many were invited."""
    known = invited(connection)
    by_name: dict[str, list[Row]] = {}
    for row in _respondents(connection):
        by_name.setdefault(row["survey"], []).append(row)
    rows = []
    for name, answers in by_name.items():
        asked = known.get(name.casefold())
        waves = sorted({row["wave"] for row in answers if row["wave"]})
        rows.append(
            {
                "survey": name,
                "wave": "; ".join(waves) or None,
                "respondents": len(answers),
                "in_words": sum(row["interview"] is not None for row in answers),
                "cases": len({row["case"] for row in answers} - {None}),
                "invited": asked,
                "response_rate": len(answers) / asked if asked else None,
            }
        )
    return pd.DataFrame(rows, columns=list(SURVEY_COLUMNS), dtype=object)


def read_choices(connection: sa.Connection) -> pd.DataFrame:
    """A row per survey, closed question and answer: the columns of `CHOICE_COLUMNS`.

    `answered` of the survey's respondents answered the question, `share` of these chose the answer; what several may be chosen of
    is counted as it was written.
    """
    chosen: dict[tuple[str, str], Counter[str]] = {}
    for row in _respondents(connection):
        for question, answer in row["answers"].items():
            chosen.setdefault((row["survey"], question), Counter())[answer] += 1
    rows = [
        (survey, question, answer, count, counts.total(), count / counts.total())
        for (survey, question), counts in chosen.items()
        for answer, count in sorted(counts.items(), key=lambda each: (-each[1], swedish_key(each[0])))
    ]
    return pd.DataFrame(rows, columns=list(CHOICE_COLUMNS))
