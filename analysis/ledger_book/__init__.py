"""The ledger in Excel: a workbook goes out to be edited, and what was edited comes back."""
