"""Which studies somebody worked on last: remembered in their own state folder, never in a study."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from interviews.errors import KodbokError
from interviews.output import replacing

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST = 12
_LONGEST = 1_000_000
"""Bytes; whatever is longer is no list of ours."""


@dataclass(frozen=True, slots=True)
class RecentStudy:
    """A study that was opened on this computer.

    Attributes:
        path: The file.
        title: Its title when it was opened.
    """

    path: str
    title: str


def state_folder(environment: Mapping[str, str], platform: str, home: Path) -> Path:
    """Where a program keeps what it remembers for one person: `KODBOK_STATE`, else the system's own place.

    >>> state_folder({"XDG_STATE_HOME": "/s"}, "linux", Path("/home/a")).as_posix()
    '/s/kodbok'
    """
    if environment.get("KODBOK_STATE"):
        return Path(environment["KODBOK_STATE"])
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Kodbok"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "Kodbok"
    return Path(environment.get("XDG_STATE_HOME") or home / ".local" / "state") / "kodbok"


class RecentStudies:
    """The list on the disk; one that cannot be read or written is an empty one, for nobody's work hangs on it."""

    def __init__(self, folder: Path | None = None) -> None:
        """Reads and writes in a folder; by default in that of whoever runs the program."""
        self._file = (folder or state_folder(os.environ, sys.platform, Path.home())) / "recent.json"

    def all(self) -> list[RecentStudy]:
        """The studies that are still there, the latest first."""
        return [each for each in self._read() if _is_there(each.path)][:_MOST]

    def remember(self, path: Path, title: str) -> None:
        """Puts a study first."""
        opened = RecentStudy(str(path.resolve()), title)
        kept = [opened, *(each for each in self.all() if each.path != opened.path)][:_MOST]
        with suppress(OSError, KodbokError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._file, force=True) as temporary:
                temporary.write_text(json.dumps([asdict(each) for each in kept], ensure_ascii=False), encoding="utf-8")

    def _read(self) -> list[RecentStudy]:
        """What the file lists, as far as it can be understood."""
        try:
            if self._file.stat().st_size > _LONGEST:
                return []
            found = json.loads(self._file.read_text(encoding="utf-8"))
            return [RecentStudy(str(each["path"]), str(each["title"])) for each in found]
        except (OSError, ValueError, KeyError, TypeError):
            return []


def _is_there(path: str) -> bool:
    """Whether a study lies at a path; a place that cannot be asked holds none."""
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False
