"""The Excel workbook: one module a sheet."""

from analysis.workbook.book import write_workbook

__all__ = ["write_workbook"]
