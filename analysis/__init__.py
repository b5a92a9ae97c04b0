"""What it adds up to: tables in, tables out; Excel, CSV and charts."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.charts.charts import write_charts
    from analysis.code_matrix import matrix
    from analysis.cooccurrence_table import cooccurrence
    from analysis.material import Material, StudyFacts
    from analysis.passage_table import passages
    from analysis.prevalence import interviews_needed, theme_probability
    from analysis.quotations import quotes
    from analysis.report.report import write_report
    from analysis.report.theme_paper import write_theme_paper
    from analysis.saturation_rule import SaturationRule
    from analysis.saturation_table import saturation
    from analysis.selection import Selection
    from analysis.sentence_draft import typical_sentences
    from analysis.shuffled_interviews import SaturationOrders, saturation_orders
    from analysis.tables_csv import write_tables
    from analysis.theme_table import themes
    from analysis.wave_table import waves, waves_by_case
    from analysis.word_odds import distinctive_words
    from analysis.workbook.book import write_workbook
    from analysis.written import Written

__all__ = [
    "Material",
    "SaturationOrders",
    "SaturationRule",
    "Selection",
    "StudyFacts",
    "Written",
    "cooccurrence",
    "distinctive_words",
    "interviews_needed",
    "matrix",
    "passages",
    "quotes",
    "saturation",
    "saturation_orders",
    "theme_probability",
    "themes",
    "typical_sentences",
    "waves",
    "waves_by_case",
    "write_charts",
    "write_report",
    "write_tables",
    "write_theme_paper",
    "write_workbook",
]

_HOMES = {
    "Material": "analysis.material",
    "SaturationOrders": "analysis.shuffled_interviews",
    "SaturationRule": "analysis.saturation_rule",
    "Selection": "analysis.selection",
    "StudyFacts": "analysis.material",
    "Written": "analysis.written",
    "distinctive_words": "analysis.word_odds",
    "cooccurrence": "analysis.cooccurrence_table",
    "interviews_needed": "analysis.prevalence",
    "matrix": "analysis.code_matrix",
    "passages": "analysis.passage_table",
    "quotes": "analysis.quotations",
    "saturation": "analysis.saturation_table",
    "saturation_orders": "analysis.shuffled_interviews",
    "theme_probability": "analysis.prevalence",
    "themes": "analysis.theme_table",
    "typical_sentences": "analysis.sentence_draft",
    "waves": "analysis.wave_table",
    "waves_by_case": "analysis.wave_table",
    "write_charts": "analysis.charts.charts",
    "write_report": "analysis.report.report",
    "write_tables": "analysis.tables_csv",
    "write_theme_paper": "analysis.report.theme_paper",
    "write_workbook": "analysis.workbook.book",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the home module defines
    """Loads a public name from its home on first use, so that a selection can be made without pandas.

    A module of the same name (`analysis.theme_table`) takes the name over once somebody imports it, so the function is set again.
    """
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found
