"""Where a study file lies: folders that are synchronised or on a network corrupt a database that is open twice."""

from __future__ import annotations

import re
import sys
from pathlib import Path

_SYNCED = re.compile(
    r"onedrive|dropbox|google ?drive|icloud|nextcloud|owncloud|sharepoint|mobile documents|creative cloud files", re.IGNORECASE
)
_NETWORK_TYPES = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afpfs", "9p", "davfs", "fuse.davfs2"}


def shared_folder(path: Path, mounts: str | None = None) -> str | None:
    """Says in what sort of shared folder a path lies, or None for a folder of this computer's own.

    Args:
        path: The study file.
        mounts: Text of the system's table of mounts, for tests; read from the system by default where it has one.
    """
    resolved = path.absolute()
    synced = next((part for part in resolved.parts[:-1] if _SYNCED.search(part)), None)
    if synced:
        return f"the synchronised folder {synced}"
    if str(resolved).startswith(("\\\\", "//")):
        return "a network folder"
    kind = _mount_type(resolved, _mounts() if mounts is None else mounts)
    return f"a network folder ({kind})" if kind in _NETWORK_TYPES else None


def _mounts() -> str:
    """The table of mounts; only Linux has it as a file."""
    table = Path("/proc/mounts")
    return table.read_text(encoding="utf-8", errors="replace") if sys.platform == "linux" and table.exists() else ""


def _mount_type(path: Path, mounts: str) -> str:
    """Type of the file system whose mount point is the longest that holds the path."""
    fields = (line.split() for line in mounts.splitlines())
    points = [(row[1].replace("\\040", " "), row[2]) for row in fields if len(row) > 2]  # noqa: PLR2004  # device, point, type
    holding = [(len(point), kind) for point, kind in points if path.is_relative_to(point)]
    return max(holding, default=(0, ""))[1]
