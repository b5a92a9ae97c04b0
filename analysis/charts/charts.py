"""Every chart of a material, written as pictures under fixed names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analysis.catalogue import translator
from analysis.charts.case_heat import case_heat
from analysis.charts.case_kind_bars import case_kind_bars
from analysis.charts.coverage_strips import TALKS, coverage_strips
from analysis.charts.new_code_curve import new_code_curve
from analysis.charts.pair_grid import pair_grid
from analysis.charts.picture import style
from analysis.charts.status_chart import status_chart
from analysis.charts.theme_bars import theme_bars
from analysis.charts.wave_dots import wave_dots

if TYPE_CHECKING:
    from analysis.material import Material
    from analysis.names import Names
    from analysis.wave_table import WaveComparison
    from analysis.written import Written

FILE_NAMES = {
    "sv": ("teman", "tema-per-organisation", "samforekomst", "mattnad"),
    "en": ("themes", "theme-by-case", "cooccurrence", "saturation"),
}
"""The charts' names without their endings."""
OF_KINDS = {"sv": "tema-per-organisationstyp", "en": "theme-by-case-kind"}
"""The name of the chart of kinds of case, which is drawn where there are two or more."""
OF_COVERAGE = {"sv": "var-i-samtalet", "en": "coverage"}
"""The name of the chart of where in a talk each theme comes, which is drawn where a talk is coded."""
OF_WAVES = {"sv": "uppfoljningsar", "en": "waves"}
"""The name of the chart of two waves, which is drawn where there are two."""
OF_RATINGS = {"sv": "lage-i-uppdragen", "en": "status"}
"""The name of the chart of ratings, which is drawn where there are any."""
NUMBERS = {"sv": "{name}-siffror.csv", "en": "{name}-numbers.csv"}
"""What the file of the numbers behind a chart is called."""
IN_WORDS = {"sv": "diagram-i-ord.txt", "en": "charts-in-words.txt"}
"""The file that says what each chart shows, to be pasted as its alternative text."""
_CHARTS = (theme_bars, case_heat, pair_grid, new_code_curve)


def write_charts(
    material: Material,
    folder: Path,
    lang: str = "sv",
    names: Names | None = None,
    *,
    waves: WaveComparison | None = None,
    written: Written | None = None,
) -> list[Path]:
    """Writes the charts of a material, each as PNG (200 dots an inch) and as SVG, with the numbers behind it as CSV.

    What each shows is said in the pictures themselves, and in one file for all. Equal material makes equal bytes.

    Args:
        material: What to show.
        folder: Where the files go; made if it is missing, files of the same names are replaced.
        lang: The language of names and texts, `sv` or `en`.
        names: How organisations and persons are called; as they are by default.
        waves: Two waves, where they shall be drawn side by side.
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
    with style():
        charts = {name: draw(shown, say) for name, draw in zip(FILE_NAMES[lang], _CHARTS, strict=True)}
        if shown.interviews["case_kind"].nunique() > 1:
            charts[OF_KINDS[lang]] = case_kind_bars(shown, say)
        if (shown.interviews["kind"].isin(TALKS) & shown.interviews["coded"]).any():
            charts[OF_COVERAGE[lang]] = coverage_strips(shown, say)
        if waves is not None:
            charts[OF_WAVES[lang]] = wave_dots(waves, say, names)
        if written is not None and not written.ratings.empty:
            charts[OF_RATINGS[lang]] = status_chart(written.ratings if names is None else names.frame(written.ratings), say)
        saved = [
            path
            for name, chart in charts.items()
            for path in chart.save(folder / name, folder / NUMBERS[lang].format(name=name), lang)
        ]
    in_words = folder / IN_WORDS[lang]
    told = "\n\n".join(f"{name}\n{chart.alternative}" for name, chart in charts.items())
    in_words.write_text(f"{told}\n", encoding="utf-8-sig", newline="\r\n")
    return [*saved, in_words]
