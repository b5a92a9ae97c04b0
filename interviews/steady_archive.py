"""Zipped files that are the same bytes whenever they are written."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def without_dates(content: bytes, changed: Callable[[str, bytes], bytes] = lambda _, part: part) -> bytes:
    """Packs an archive anew so that it does not tell when it was packed.

    Args:
        content: The archive's bytes.
        changed: Gives what takes a part's place, from its name and its bytes.
    """
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_DATE), changed(name, parts.read(name)), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
