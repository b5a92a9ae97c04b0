"""README's table of the JSON API holds every route of it and no other."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

from starlette.routing import Route

from workbench.web.application import application
from workbench.web.sessions import Sessions

README = Path(__file__).parent.parent.parent / "README.md"
ROW = re.compile(r"^\| (GET|POST|PATCH|DELETE) \| `(/api/[^`]+)` \|", re.MULTILINE)


def test_the_table_of_the_api_names_every_route(study):
    """Method and path, those of the start view too; each row stands once."""
    routes = application(study, Sessions("Prov"), 8000, shelf=SimpleNamespace()).routes
    served = {
        (method, re.sub(r":\w+}", "}", route.path))
        for route in routes
        if isinstance(route, Route) and route.path.startswith("/api/")
        for method in route.methods - {"HEAD"}
    }
    rows = ROW.findall(README.read_text(encoding="utf-8"))
    assert set(rows) == served
    assert len(rows) == len(served)
