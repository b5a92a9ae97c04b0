"""Outputs are replaced whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from interviews.output import OutputExistsError, OutputFolderMissingError, OutputRefusedError, replacing, replacing_folder


def test_a_finished_output_takes_its_place(tmp_path: Path) -> None:
    """With force the old output is replaced, and nothing temporary stays."""
    path = tmp_path / "ut.csv"
    path.write_text("gammalt", encoding="utf-8")
    with replacing(path, force=True) as temporary:
        temporary.write_text("nytt", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "nytt"
    assert list(tmp_path.iterdir()) == [path]


def write_half(path: Path) -> None:
    """Writes half an output and fails."""
    with replacing(path, force=True) as temporary:
        temporary.write_text("halv", encoding="utf-8")
        raise ZeroDivisionError


def test_an_output_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    """Half an output is never found."""
    path = tmp_path / "ut.csv"
    path.write_text("gammalt", encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        write_half(path)
    assert path.read_text(encoding="utf-8") == "gammalt"
    assert list(tmp_path.iterdir()) == [path]


def test_existing_outputs_and_missing_folders_are_refused(tmp_path: Path) -> None:
    """Without force nothing is replaced, and no folder is made up."""
    path = tmp_path / "ut.csv"
    path.touch()
    with pytest.raises(OutputExistsError, match="--force"), replacing(path):
        pass
    with pytest.raises(OutputFolderMissingError), replacing(tmp_path / "saknas" / "ut.csv"):
        pass


def test_folders_keep_other_files(tmp_path: Path) -> None:
    """A folder's files are replaced by name, others stay."""
    folder = tmp_path / "tabeller"
    folder.mkdir()
    (folder / "egen.txt").touch()
    with replacing_folder(folder, force=True) as temporary:
        (temporary / "teman.csv").touch()
    assert sorted(path.name for path in folder.iterdir()) == ["egen.txt", "teman.csv"]


def write_folder(folder: Path, *names: str) -> None:
    """Writes new files into an output folder."""
    with replacing_folder(folder, force=True) as temporary:
        for name in names:
            (temporary / name).write_text("nytt", encoding="utf-8")


def test_a_folder_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One table that is open in Excel keeps the other old ones too."""
    folder = tmp_path / "tabeller"
    folder.mkdir()
    for name in ("a.csv", "b.csv"):
        (folder / name).write_text("gammalt", encoding="utf-8")
    moved = os.replace

    def held(source: Path, target: Path) -> None:
        if Path(source) == folder / "b.csv":
            raise PermissionError(errno.EACCES, "held", str(source))
        moved(source, target)

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(OutputRefusedError, match="open in another program"):
        write_folder(folder, "a.csv", "b.csv", "c.csv")
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == {"a.csv": "gammalt", "b.csv": "gammalt"}


def test_what_a_killed_process_left_is_cleared_away(tmp_path: Path) -> None:
    """Old temporary folders may hold personal data; a fresh one belongs to somebody at work."""
    for name in (".kodbok-gammal", ".kodbok-ny"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "teman.xlsx").touch()
    os.utime(tmp_path / ".kodbok-gammal", (0, 0))
    with replacing(tmp_path / "ut.csv") as temporary:
        temporary.touch()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".kodbok-ny", "ut.csv"]


CAUSES = {
    "a full disk": (OSError(errno.ENOSPC, "full"), "the disk is full"),
    "a file that is open": (PermissionError(errno.EACCES, "denied"), "open in another program"),
    "anything else": (OSError(errno.EIO, "I/O error"), "the system says: I/O error"),
}


@pytest.mark.parametrize(("cause", "why"), CAUSES.values(), ids=CAUSES.keys())
def test_the_system_refuses(tmp_path: Path, cause: OSError, why: str) -> None:
    """What the system says becomes one sentence."""
    with pytest.raises(OutputRefusedError, match=why), replacing(tmp_path / "ut.csv"):
        raise cause
