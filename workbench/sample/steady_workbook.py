"""Excel files that are the same bytes whenever they are written."""

from __future__ import annotations

import re
from pathlib import Path

from interviews.steady_archive import without_dates

_WRITTEN = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_MADE = rb"\g<1>2015-11-09T08:00:00Z"


def make_steady(path: Path) -> None:
    """Packs a workbook anew without the time at which it was written."""
    path.write_bytes(without_dates(path.read_bytes(), _timeless))


def _timeless(name: str, part: bytes) -> bytes:
    """A part of the workbook; the one that tells when it was written tells a fixed day."""
    return _WRITTEN.sub(_MADE, part) if name == "docProps/core.xml" else part
