"""The sheet of themes: the tree of codes with what was counted, and a chart of it."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.chart.title import title_maker
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.formatting.rule import DataBarRule
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import Outline

from analysis.catalogue import N_
from analysis.description import how_far
from analysis.workbook.cells import row_xml
from analysis.workbook.column import Column
from analysis.workbook.heights import row_points
from analysis.workbook.looks import BAND_FILL, FAINT, INK, LINK
from analysis.workbook.sheet import HEADER_POINTS, HEADER_ROWS, Dress, location
from coding import sheet_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from analysis.workbook.cells import Look
    from analysis.workbook.looks import Looks
    from analysis.workbook.results import Results
    from analysis.workbook.table import Table

TITLE = N_("Themes")
COLUMNS = (
    Column("name", N_("theme"), "text", 34, indent=4),
    Column("level", N_("level"), "rank", 7),
    Column("definition", N_("definition"), "text", 62, size=9),
    Column("codings", N_("codings"), "number", 11),
    Column("passages", N_("passages"), "number", 13),
    Column("words", N_("words"), "number", 9),
    Column("share", N_("share"), "share", 10),
    Column("interviews", N_("interviews"), "of", 12, "interviews_total"),
    Column("cases", N_("cases"), "of", 15, "cases_total"),
    Column("finished", N_("finished"), "of", 15, "interviews_total"),
    Column("proposed", N_("proposed"), "number", 10),
    Column("code", N_("code"), "fine", 48, printed=False),
)
COUNTS = ("codings", "passages", "words", "interviews", "cases")
"""What leads to the passages."""
_BAR = "9DB8D2"
_DEFINITION = range(50, 124, 6)
"""Widths of the definitions to choose from: the wider, the smaller everything is printed and the more rows a page holds."""
_EMPTY_ROW = 15
_POINTS_PER_CM = 72 / 2.54
_SAFETY = 0.97
"""Other printers and other versions of the letters need some points more."""
_BARS_A_PAGE, _BAR_POINTS, _FRAME = 60, 30, 80
"""Bars that a page holds at most, the room that one takes at most, and the room around all of them."""


def table(results: Results) -> Table:
    """The themes, parents before children."""
    codebook = results.material.codebook.set_index("code")
    data = results.themes.copy()
    code = data["code"].astype("object")
    data["name"] = code.map(codebook["name"])
    data["definition"] = code.map(codebook["definition"])
    return results.table(TITLE, COLUMNS, data)


def on_one_page(themes: Table) -> Table:
    """The table with definitions so wide that it fits on one page, if any width does."""
    wider = (_with_definition(themes, width) for width in _DEFINITION)
    return next((each for each in wider if _height(each) <= _page_height(each)), themes)


def _with_definition(themes: Table, width: float) -> Table:
    columns = (replace(each, width=width) if each.field == "definition" else each for each in themes.columns)
    return replace(themes, columns=tuple(columns))


def _height(themes: Table) -> float:
    return HEADER_POINTS + float(row_points(themes).sum())


def _printed_width(themes: Table) -> float:
    """Points across, before the page makes it smaller."""
    return sum(column.width for column in themes.columns if column.printed) * sheet_page.UNIT_POINTS


def _page_height(themes: Table) -> float:
    """Points down that fit on a page as wide as the table."""
    return sheet_page.PRINTED_HEIGHT * _scale(themes) * _SAFETY


def _scale(themes: Table) -> float:
    """How many points of the sheet make one on paper; paper never enlarges."""
    return max(_printed_width(themes) / sheet_page.PRINTED_WIDTH, 1.0)


def linked(themes: Table, first_row: Mapping[str, int], passages: str) -> Table:
    """The table with every count leading to the first of its passages."""
    targets = [location(passages, first_row[code]) if code in first_row else None for code in themes.data["code"]]
    zero = {name: themes.data[name].eq(0).tolist() for name in COUNTS}
    return themes.linked(
        {name: [None if none else target for none, target in zip(zero[name], targets, strict=True)] for name in COUNTS}
    )


def dress(themes: Table, looks: Looks, of: str) -> Dress:
    """Roots bold on grey, what lies deeper indented; rows grouped by level; numbers out of a total say so."""
    levels = themes.data["level"].tolist()
    totals = {column.field: int(themes.data[column.total].max()) for column in COLUMNS if column.total and levels}

    def look(column: Column, row: int, is_link: bool) -> Look:  # noqa: FBT001  # the dress's own signature
        return _look(looks, column, levels[row], is_link=is_link, form=_number_format(column, totals, of))

    rows = [f' outlineLevel="{min(level - 1, 7)}"' if level > 1 else "" for level in levels]
    return Dress(look, rows)


def _number_format(column: Column, totals: Mapping[str, int], of: str) -> str:
    if column.form == "share":
        return "0.0%"
    return f'#,##0" {of} {totals[column.field]}"' if column.form == "of" else "#,##0"


def _look(looks: Looks, column: Column, level: int, *, is_link: bool, form: str) -> Look:
    fill = BAND_FILL if level == 1 else ""
    if column.form == "fine":
        return looks.fine(fill=fill)
    if column.form == "text":
        indent = 2 * (level - 1) if column.field == "name" else column.indent
        bold = level == 1 and column.field == "name"
        return looks.text(size=column.size, bold=bold, indent=indent, fill=fill, colour=INK)
    colour = LINK if is_link else FAINT if column.field in {"level", "finished"} else INK
    return looks.number(form, bold=level == 1, colour=colour, fill=fill, centred=column.form == "rank")


def decorate(sheet: Worksheet, themes: Table, results: Results) -> list[str]:
    """Bars in the cells of passages and share, and a chart of the passages on a page of its own; returns the rows behind it."""
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=False)
    sheet.sheet_format.outlineLevelRow = min(max(themes.data["level"].max(), 1) - 1, 7) if len(themes.data) else 0
    if not len(themes.data):
        return []
    last = len(themes.data) + HEADER_ROWS
    for letter in (_letter("passages"), _letter("share")):
        ends = {"start_type": "num", "start_value": 0, "end_type": "max"}
        bars = DataBarRule(**ends, color=_BAR, showValue=True, maxLength=90)  # type: ignore[no-untyped-call]  # openpyxl's own helper
        sheet.conditional_formatting.add(f"{letter}{1 + HEADER_ROWS}:{letter}{last}", bars)
    pages = math.ceil(len(themes.data) / _BARS_A_PAGE)
    most = pages * (_page_height(themes) - HEADER_POINTS)
    behind = int(min(most, _FRAME + _BAR_POINTS * len(themes.data)) / _EMPTY_ROW)
    sheet.add_chart(_chart(sheet, themes, results, (behind - 1) * _EMPTY_ROW), f"A{last + 2}")
    sheet.row_breaks.append(Break(id=last + 1))
    end = last + 1 + behind
    sheet.print_area = f"A1:{_letter('proposed')}{end}"
    return [row_xml(row, (), f' ht="{_EMPTY_ROW}" customHeight="1"') for row in range(last + 1, end + 1)]


def _letter(field: str) -> str:
    return chr(ord("A") + [column.field for column in COLUMNS].index(field))


def _chart(sheet: Worksheet, themes: Table, results: Results, height: float) -> BarChart:
    """Bars in the order of the tree; it shows the rows that the filter shows, fills the page and is so many points high."""
    chart = BarChart()
    chart.type, chart.gapWidth, chart.legend = "bar", 35, None
    what = results.say("Passages by theme")
    title = title_maker(f"{what} – {how_far(results.material, results.say)}")
    title.overlay = False
    chart.title = title
    last, column = len(themes.data) + HEADER_ROWS, [each.field for each in COLUMNS].index("passages") + 1
    chart.add_data(Reference(sheet, min_col=column, min_row=1, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=1 + HEADER_ROWS, max_row=last))
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.majorGridlines, chart.y_axis.number_format = None, "0"
    chart.y_axis.scaling.min = 0
    wide, high = (points / _POINTS_PER_CM for points in (_printed_width(themes) * _SAFETY, height))
    chart.width, chart.height = wide, high  # type: ignore[assignment]  # the stubs know whole centimetres only
    room = (height - _FRAME) / len(themes.data)
    letters = _letters(min(9 * _scale(themes), room * 0.75))
    chart.x_axis.tickLblSkip, chart.x_axis.txPr, chart.y_axis.txPr = 1, letters, letters
    _colour(chart, themes)
    chart.series[0].dLbls.txPr = letters
    return chart


def _letters(size: float) -> RichText:
    """Text of a size, in points, for a chart's axis."""
    look = CharacterProperties(sz=round(size) * 100)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=CharacterProperties())])


def _colour(chart: BarChart, themes: Table) -> None:
    """Roots dark, what lies below them lighter; the figure at every bar."""
    series = chart.series[0]
    series.graphicalProperties = GraphicalProperties(solidFill=_BAR)
    series.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False)
    roots = [place for place, level in enumerate(themes.data["level"]) if level == 1]
    series.dPt = [DataPoint(idx=place, spPr=GraphicalProperties(solidFill="3D5A80")) for place in roots]
