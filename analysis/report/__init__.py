"""The Word report: what a study adds up to, every number leading to the passages that it counts."""

from analysis.report.report import write_report
from analysis.report.theme_paper import write_theme_paper

__all__ = ["write_report", "write_theme_paper"]
