"""Excel files that are the same bytes whenever they are written."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_WRITTEN = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_MADE = rb"\g<1>2015-11-09T08:00:00Z"


def make_steady(path: Path) -> None:
    """Packs a workbook anew without the time at which it was written."""
    packed = BytesIO()
    with zipfile.ZipFile(path) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            content = parts.read(name)
            timeless = _WRITTEN.sub(_MADE, content) if name == "docProps/core.xml" else content
            archive.writestr(zipfile.ZipInfo(name, _ZIP_DATE), timeless, zipfile.ZIP_DEFLATED)
    path.write_bytes(packed.getvalue())
