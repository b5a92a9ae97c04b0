"""A chart as it is kept: the picture, what it shows in words, and the numbers behind it."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from analysis.charts.picture import DOTS_PER_INCH, Sheet
from analysis.tables_csv import Dialect

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture for those who see it, and the same for those who do not.

    Attributes:
        sheet: The picture.
        title: What it is about.
        alternative: What it shows, in words.
        numbers: What was drawn; the columns are named in the reader's language.
    """

    sheet: Sheet
    title: str
    alternative: str
    numbers: pd.DataFrame

    def save(self, picture: Path, numbers: Path, lang: str) -> list[Path]:
        """Writes the picture as PNG and SVG beside a path, each with its words inside, and the numbers as CSV; no dates.

        Args:
            picture: The pictures' path without its ending.
            numbers: The numbers' path.
            lang: Whose CSV, `sv` or `en`.

        Returns:
            The files written.
        """
        png, svg = (picture.with_name(picture.name + ending) for ending in (".png", ".svg"))
        told = {"Title": self.title, "Description": self.alternative, "Software": None}
        self.sheet.figure.savefig(png, dpi=DOTS_PER_INCH, metadata=told)
        svg.write_text(self._svg(), encoding="utf-8", newline="\n")
        numbers.write_text(_as_csv(self.numbers, lang), encoding="utf-8-sig", newline="")
        return [png, svg, numbers]

    def _svg(self) -> str:
        """The picture as SVG, in which a screen reader finds the title and the description."""
        drawn = StringIO()
        self.sheet.figure.savefig(drawn, format="svg", metadata={"Title": self.title, "Date": None})
        title = f"<title>{escape(self.title)}</title>"
        described = f"{title}\n <desc>{escape(self.alternative)}</desc>"
        return drawn.getvalue().replace("<svg ", '<svg role="img" ', 1).replace(title, described, 1)


def _as_csv(numbers: pd.DataFrame, lang: str) -> str:
    """The numbers as a spreadsheet of the language reads them."""
    dialect = Dialect(*((",", ".") if lang == "en" else (";", ",")))
    cells = zip(*[dialect.cells(numbers[name]) for name in numbers.columns], strict=True)
    return "\r\n".join(map(dialect.separator.join, [map(dialect.cell, numbers.columns), *cells])) + "\r\n"
