"""The page's templates, everything in them escaped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from analysis.catalogue import translator

if TYPE_CHECKING:
    from starlette.requests import Request

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def page(request: Request, name: str, **values: Any) -> HTMLResponse:  # noqa: ANN401  # whatever the template shows
    """A page made of a template."""
    session = request.state.session
    say = translator(session.lang, "page")
    common = {"lang": say.lang, "say": say, "words": say.all, "coder": session.coder}
    return HTMLResponse(_TEMPLATES.get_template(name).render(**{**common, **values}))


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


def _percent(share: float, lang: str) -> str:
    """A share as people write it."""
    return f"{share * 100:.1f} %".replace(".", "," if lang == "sv" else ".")


_TEMPLATES.filters |= {"data": _data, "clock": _clock, "percent": _percent}
