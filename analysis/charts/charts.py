"""Every chart of a material, written as pictures under fixed names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analysis.case_grid import case_grid
from analysis.catalogue import translator
from analysis.charts.case_heat import case_heat
from analysis.charts.picture import save, style
from analysis.charts.status_chart import status_chart
from analysis.charts.theme_bars import theme_bars
from analysis.theme_table import themes

if TYPE_CHECKING:
    from analysis.material import Material
    from analysis.names import Names
    from analysis.written import Written

FILE_NAMES = {"sv": ("teman", "tema-per-organisation"), "en": ("themes", "theme-by-case")}
"""The charts' names without their endings."""
STATUS_NAMES = {"sv": "lage-i-uppdragen", "en": "status"}
"""The name of the chart of ratings."""


def write_charts(
    material: Material, folder: Path, lang: str = "sv", names: Names | None = None, *, written: Written | None = None
) -> list[Path]:
    """Writes the charts of a material, each as PNG (200 dots an inch) and as SVG.

    Equal material makes equal bytes.

    Args:
        material: What to show.
        folder: Where the files go; made if it is missing, files of the same names are replaced.
        lang: The language of names and texts, `sv` or `en`.
        names: How organisations and persons are called; as they are by default.
        written: What people wrote; its ratings, if there are any, make a chart of their own.

    Returns:
        The files written.

    Raises:
        UnknownLanguageError: There is no such language.
        OSError: A file cannot be written.
    """
    say = translator(lang)
    shown = material if names is None else names.material(material)
    folder.mkdir(exist_ok=True)
    by_theme, by_case = FILE_NAMES[lang]
    ratings = None if written is None else written.ratings if names is None else names.frame(written.ratings)
    with style():
        return [
            *save(theme_bars(shown, themes(shown), say), folder / by_theme),
            *save(case_heat(shown, case_grid(shown), say), folder / by_case),
            *([] if ratings is None or ratings.empty else save(status_chart(ratings, say), folder / STATUS_NAMES[lang])),
        ]
