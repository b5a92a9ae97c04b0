"""Opening and making study files, and what is wrong with files that are none."""

from __future__ import annotations

import sqlite3

import pytest

from workbench.store import schema
from workbench.store.errors import (
    NewerStudyError,
    NotAStudyError,
    ReadOnlyStudyError,
    ServerStudyError,
    StudyExistsError,
    StudyFolderMissingError,
    StudyMissingError,
    StudyRefusedError,
    said_plainly,
)
from workbench.store.location import shared_folder
from workbench.study import Study


def test_a_closed_study_is_one_file(study):
    """Everything is folded back, so that the one file can be mailed."""
    study.close()
    assert [path.name for path in study.path.parent.iterdir()] == ["studie.kodbok"]


def test_a_new_study_never_replaces_a_file(study):
    """Whatever the file is."""
    with pytest.raises(StudyExistsError, match="never replaces a file"):
        Study.create(study.path)


def test_a_study_that_cannot_be_made_leaves_nothing_behind(tmp_path):
    """The folder does not exist."""
    with pytest.raises(StudyFolderMissingError, match="make it first"):
        Study.create(tmp_path / "mapp" / "s.kodbok")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_study_is_refused(tmp_path):
    """A missing file, a text, a folder, an empty file, another program's database, a server."""
    text, other = tmp_path / "text.kodbok", tmp_path / "annan.kodbok"
    text.write_text("hej", encoding="utf-8")
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE meta (key, value)")
    connection.commit()
    connection.close()
    with pytest.raises(StudyMissingError, match="kodbok new"):
        Study.open(tmp_path / "finns-ej.kodbok")
    with pytest.raises(NotAStudyError, match="it is no database"):
        Study.open(text)
    with pytest.raises(NotAStudyError, match="it is a folder"):
        Study.open(tmp_path)
    with pytest.raises(NotAStudyError, match="another program's database"):
        Study.open(other)
    with pytest.raises(ServerStudyError, match="postgresql server"):
        Study.open("postgresql://localhost/studie")


def test_a_newer_study_is_refused_and_left_alone(study):
    """With the version that wrote it."""
    study.close()
    _set_format(study.path, schema.FORMAT + 1)
    before = study.path.read_bytes()
    with pytest.raises(NewerStudyError, match=f"format {schema.FORMAT + 1}"):
        Study.open(study.path)
    assert study.path.read_bytes() == before


def _set_format(path, number):
    """Writes another format into a study file."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE meta SET value = ? WHERE key = 'format'", (str(number),))
    connection.commit()
    connection.close()


def test_a_truncated_study_is_refused_in_one_sentence(study):
    """Half a file."""
    study.close()
    study.path.write_bytes(study.path.read_bytes()[:3000])
    with pytest.raises(NotAStudyError, match="it is damaged"):
        Study.open(study.path)


def test_a_read_only_study_can_be_read_and_not_changed(study, span):
    """It is opened immutable: nothing is written beside it."""
    study.code("Samtal", *span("Det är svårt"), "Budget")
    study.close()
    study.path.chmod(0o444)
    with Study.open(study.path, coder="Anna") as opened:
        assert len(opened.segments()) == 1
        with pytest.raises(ReadOnlyStudyError, match="may only be read"):
            opened.finish_interview("Samtal")
    assert [path.name for path in study.path.parent.iterdir()] == ["studie.kodbok"]


def test_a_failed_change_leaves_the_study_as_it_was(study, monkeypatch):
    """The transaction is rolled back as a whole."""
    from workbench.store import door

    before = (study.revision, study.interviews())
    monkeypatch.setattr(door, "_record", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space"):
        study.finish_interview("Samtal")
    assert (study.revision, study.interviews()) == before
    assert study.check() == []


def test_a_backup_is_a_study_of_its_own(study, tmp_path, span):
    """Consistent while others work."""
    study.code("Samtal", *span("Det är svårt"), "Budget")
    study.backup(tmp_path / "kopia.kodbok")
    with Study.open(tmp_path / "kopia.kodbok") as copy:
        assert copy.segments().equals(study.segments())
        assert copy.check() == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/home/anna/OneDrive - Staden/s.kodbok", "the synchronised folder OneDrive - Staden"),
        ("/home/anna/Dropbox/studie/s.kodbok", "the synchronised folder Dropbox"),
        ("/mnt/gemensam/s.kodbok", "a network folder (cifs)"),
        ("/home/anna/dokument/s.kodbok", None),
    ],
)
def test_shared_folders_are_told(tmp_path, path, said):
    """Synchronised folders by their names, network folders by the system's table of mounts."""
    from pathlib import Path

    mounts = "/dev/sda1 / ext4 rw 0 0\n//server/gemensam /mnt/gemensam cifs rw 0 0\n"
    assert shared_folder(Path(path), mounts) == said


def test_in_a_shared_folder_there_is_no_log_beside_the_study(tmp_path):
    """A write-ahead log would be synchronised apart from its study."""
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    with Study.create(folder / "s.kodbok", coder="Anna") as study:
        assert study.shared_folder == "the synchronised folder OneDrive"
        assert [path.name for path in folder.iterdir()] == ["s.kodbok"]


@pytest.mark.parametrize(("value", "shown"), [("CAST(x'66756c6cff' AS TEXT)", "full"), ("'{'", "{")])
def test_a_damaged_value_is_said_without_the_words_around_it(study, value, shown):
    """SQLite quotes what it cannot decode, which would print a person's words; and what the words say is not why."""
    study.close()
    connection = sqlite3.connect(study.path)
    column = "text" if shown == "full" else "turns"
    connection.execute(f"UPDATE transcripts SET {column} = {value}")  # noqa: S608  # the values stand above
    connection.commit()
    connection.close()
    with (
        Study.open(study.path) as opened,
        pytest.raises(StudyRefusedError, match="it is damaged; take the latest backup") as refusal,
    ):
        opened.transcript("Samtal")
    assert shown not in str(refusal.value)


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        ("database or disk is full", "the disk is full; free some space"),
        ("disk I/O error", "the disk is full, or it fails; free some space"),
        ("unable to open database file", "may not be written to"),
    ],
)
def test_what_the_system_refuses_is_said_with_what_to_do(tmp_path, cause, said):
    """A full disk shows itself in two ways: where a page is written, and where the files beside the study are made."""
    with pytest.raises(StudyRefusedError, match=said), said_plainly(tmp_path / "s.kodbok"):
        raise sqlite3.OperationalError(cause)
