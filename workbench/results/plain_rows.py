"""The rows of a table as plain values, for whoever knows no pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from workbench.store.door import Row


def plain_rows(table: pd.DataFrame) -> tuple[Row, ...]:
    """Each row by its columns' names; what is missing becomes None."""
    plain = table.astype(object).where(table.notna(), None)
    return tuple({str(name): _plain(value) for name, value in row.items()} for row in plain.to_dict("records"))


def _plain(value: Any) -> Any:  # noqa: ANN401  # a cell may be anything
    """A NumPy scalar as Python's own."""
    return value.item() if hasattr(value, "item") else value
