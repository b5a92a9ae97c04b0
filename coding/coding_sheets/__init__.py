"""Coding in Excel: a workbook with a sheet for each interview goes out to a coder, and what was filled in comes back."""
