"""The framework matrix in Excel: a workbook goes out to be written in, and what was edited comes back."""
