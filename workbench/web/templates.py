"""The page's templates, everything in them escaped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from analysis.catalogue import LANGUAGES, translator
from workbench.web.assets import assets

if TYPE_CHECKING:
    from starlette.requests import Request

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_LITTLE = 0.005
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def mark(text: str) -> str:
    """Marks a text for the catalogue where it is defined, to be translated where it is shown."""
    return text


VIEWS: list[tuple[str, str]] = [
    ("/", mark("Interviews")),
    ("/search", mark("Search")),
    ("/retrieve", mark("Retrieve")),
    ("/themes", mark("Themes")),
    ("/matrix", mark("Matrix")),
    ("/quotations", mark("Quotations")),
    ("/codebook", mark("Codebook")),
    ("/exports", mark("Export")),
]
"""The views of a study that every page leads to: path and name, in the order of the bar."""


def prepare() -> None:
    """Reads the catalogues and makes the templates ready, so that the first visit does not wait for it."""
    for lang in LANGUAGES:
        translator(lang, "page")
    for name in _TEMPLATES.list_templates():
        _TEMPLATES.get_template(name)


def page(request: Request, name: str, *, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401  # whatever the template shows
    """A page made of a template."""
    session, state = request.state.session, request.app.state
    say = translator(session.lang, "page")
    common = {
        "lang": say.lang,
        "say": say,
        "words": say.all,
        "static": assets().address,
        "coder": session.coder,
        "here": request.url.path,
        "views": VIEWS if state.study else [],
        "elsewhere": state.shelf is not None,
    }
    return HTMLResponse(_TEMPLATES.get_template(name).render(**{**common, **values}), status)


def _data(value: object) -> Markup:
    """A value as JSON that may stand inside a script element: nothing in it can end that element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in _UNSAFE.items():
        text = text.replace(sign, escape)
    return Markup(text)  # noqa: S704  # every sign that HTML knows was replaced just now


def _clock(seconds: float) -> str:
    """Seconds as a recording's clock shows them."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _percent(share: float | None) -> str:
    """A share in whole per cent; what is little is not nothing."""
    if share is None:
        return "–"
    return "<\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}%" if 0 < share < _LITTLE else f"{share:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


def _address(name: str) -> str:
    """A name as one part of an address: a stroke in it parts nothing, dots lead nowhere."""
    return quote(name, safe="")


def _grouped(number: int) -> str:
    """A number with spaces between the thousands, as Swedish and ISO write it."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def _file_stem(path: str) -> str:
    """The name of a file, without folder and ending."""
    return Path(path).stem


def _joined(folder: str, name: str) -> str:
    """The path of something in a folder."""
    return str(Path(folder) / name)


def _tenths(share: float, lang: str) -> str:
    """A share to the tenth of a per cent, as people write it."""
    return f"{share * 100:.1f} %".replace(".", "," if lang == "sv" else ".")


def _decimal(number: float | None, lang: str) -> str:
    """A number with one decimal where it has any, as people write it."""
    return "–" if number is None else f"{number:.1f}".removesuffix(".0").replace(".", "," if lang == "sv" else ".")


def _told(sentence: str, lang: str) -> Markup:
    """An English sentence of another layer in the page's language; what the catalogue does not know is marked as English."""
    known = translator(lang).sentence(sentence)
    return Markup("{}").format(known) if known != sentence else Markup('<span lang="en">{}</span>').format(sentence)


_KINDS = {
    "interview": mark("interview"),
    "workshop": mark("workshop"),
    "meeting": mark("meeting"),
    "survey": mark("survey answer"),
    "article": mark("article"),
}
_ROLES = {"interviewer": mark("interviewer"), "interviewee": mark("interviewee"), "unknown": mark("unknown")}

_TEMPLATES.filters |= {
    "address": _address,
    "clock": _clock,
    "decimal": _decimal,
    "data": _data,
    "file_stem": _file_stem,
    "grouped": _grouped,
    "heard": lambda text, say: say(text),
    "joined": _joined,
    "kind": _KINDS.__getitem__,
    "percent": _percent,
    "tenths": _tenths,
    "role": _ROLES.__getitem__,
    "told": _told,
}
