"""Study files and outputs that cannot be used as asked: a sentence, an exit code, and nothing lost or half done."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from interviews.document import Paragraph, write_document
from workbench.study import Study

ON_A_STUDY = (
    ("interviews", "list"),
    ("interviews", "show", "Samtal"),
    ("interviews", "finish", "Samtal"),
    ("codebook", "show"),
    ("code", "rules"),
    ("code", "accept", "--all"),
    ("segments",),
    ("themes",),
    ("matrix",),
    ("quotes",),
    ("check",),
    ("undo",),
    ("log",),
    ("migrate",),
)


def _call(kodbok, words, address):
    """A command with the study's address before what follows it."""
    groups = ("interviews", "codebook", "code")
    head = 2 if words[0] in groups else 1
    return kodbok(*words[:head], address, *words[head:])


def _one_sentence(answer, reason):
    """Exit code 1, nothing on standard output, one line on standard error that gives the reason."""
    assert (answer.code, answer.out) == (1, ""), answer
    assert len(answer.err.splitlines()) == 1, answer.err
    assert reason in answer.err


@pytest.fixture
def coded(study, span):
    """A closed study with a coding."""
    study.code("Samtal", *span("Det är svårt"), "Budget")
    study.close()
    return study.path


@pytest.mark.parametrize("words", ON_A_STUDY, ids=" ".join)
def test_what_is_no_study_is_said_by_every_command(tmp_path, kodbok, words):
    """A missing file, text, a folder, another program's database, an empty file; none is changed or made."""
    text, other, empty = tmp_path / "t.kodbok", tmp_path / "o.kodbok", tmp_path / "e.kodbok"
    text.write_text("hej", encoding="utf-8")
    empty.touch()
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE meta (key, value)")
    connection.commit()
    connection.close()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    _one_sentence(_call(kodbok, words, tmp_path / "saknas.kodbok"), "There is no study")
    _one_sentence(_call(kodbok, words, text), "it is no database")
    _one_sentence(_call(kodbok, words, empty), "it is no database")
    _one_sentence(_call(kodbok, words, tmp_path), "it is a folder")
    _one_sentence(_call(kodbok, words, other), "another program's database")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_new_study_replaces_nothing_and_needs_its_folder(coded, tmp_path, kodbok):
    """Exit code 1, and what was there is as it was."""
    before = coded.read_bytes()
    _one_sentence(kodbok("new", coded), "never replaces a file")
    _one_sentence(kodbok("new", tmp_path / "finns ej" / "s.kodbok"), "make it first")
    assert coded.read_bytes() == before


@pytest.mark.parametrize("failing", ["keep_codes", "keep_title"])
def test_a_study_that_cannot_be_filled_is_not_left_behind(tmp_path, monkeypatch, kodbok, failing):
    """A full disk in the middle of `new`: no study without a codebook."""
    from workbench.commands import codebook_edits, study_facts

    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(codebook_edits if failing == "keep_codes" else study_facts, failing, full)
    _one_sentence(kodbok("new", tmp_path / "s.kodbok"), "the disk is full")
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_study_is_read_and_its_changes_are_refused(coded, kodbok):
    """With what to do; nothing is written beside it."""
    coded.chmod(0o444)
    for words in (("themes",), ("interviews", "list"), ("check",), ("log",), ("code", "rules", "--dry-run")):
        assert _call(kodbok, words, coded).code == 0, words
    for words in (
        ("interviews", "finish", "Samtal"),
        ("code", "rules"),
        ("undo", "--coder", "Anna"),
        ("interviews", "erase", "Samtal", "--yes"),
    ):
        _one_sentence(_call(kodbok, words, coded), "may only be read")
    assert [path.name for path in coded.parent.iterdir()] == [coded.name]


def test_without_a_login_name_reading_works_and_a_change_asks_who_acts(coded, monkeypatch, kodbok):
    """As in a container whose user has no entry."""
    import getpass

    def nobody():
        raise OSError("No username set in the environment")

    monkeypatch.setattr(getpass, "getuser", nobody)
    monkeypatch.delenv("KODBOK_CODER", raising=False)
    assert kodbok("themes", coded).code == 0
    _one_sentence(kodbok("interviews", "finish", coded, "Samtal"), "say who you are with --coder")
    assert kodbok("interviews", "finish", coded, "Samtal", "--coder", "Bo").out == "Samtal: finished by Bo.\n"


OUTPUTS = {
    "excel": ("export", "excel", "ut.xlsx"),
    "csv": ("export", "csv", "tabeller"),
    "charts": ("export", "charts", "bilder"),
    "codings": ("code", "export", "ut.csv"),
    "codebook": ("codebook", "export", "bok.yaml"),
    "backup": ("backup", "kopia.kodbok"),
}


@pytest.mark.parametrize("kind", OUTPUTS)
def test_an_output_that_exists_is_replaced_with_force_alone(coded, tmp_path, kodbok, kind):
    """Without it, exit code 1 and the file is as it was."""
    *command, name = OUTPUTS[kind]
    out = tmp_path / "resultat åäö" / name
    out.parent.mkdir()
    assert kodbok(*command, coded, out).code == 0
    before = _contents(out)
    _one_sentence(kodbok(*command, coded, out), "add --force to replace it")
    assert _contents(out) == before
    assert kodbok(*command, coded, out, "--force").code == 0
    assert [path.name for path in out.parent.iterdir()] == [name]


def _contents(out):
    """The bytes of a file, or of every file in a folder."""
    return {path: path.read_bytes() for path in ([out] if out.is_file() else out.iterdir())}


@pytest.mark.parametrize("kind", OUTPUTS)
def test_an_output_in_a_missing_folder_is_refused(coded, tmp_path, kodbok, kind):
    """It is not made behind one's back: the name may be misspelt."""
    *command, name = OUTPUTS[kind]
    _one_sentence(kodbok(*command, coded, tmp_path / "resultatt" / name), "make the folder first")
    assert not (tmp_path / "resultatt").exists()


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "it is open in another program (close it there)"),
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full; free some space"),
    ],
)
@pytest.mark.parametrize("kind", ["excel", "codings", "codebook", "backup"])
def test_an_output_that_the_system_refuses_leaves_the_old_one_whole(coded, tmp_path, kodbok, monkeypatch, kind, error, reason):
    """Excel holds it open, or the disk is full: the old file stays, and no half of a new one lies about."""
    *command, name = OUTPUTS[kind]
    out = tmp_path / "mapp" / name
    out.parent.mkdir()
    kodbok(*command, coded, out)
    before = _contents(out)

    def refuse(*_, **__):
        raise error

    monkeypatch.setattr(os, "replace", refuse)
    answer = kodbok(*command, coded, out, "--force")
    monkeypatch.undo()
    _one_sentence(answer, reason)
    assert _contents(out) == before
    assert [path.name for path in out.parent.iterdir()] == [name]


def test_a_backup_never_takes_the_study_s_own_place(coded, kodbok):
    """Not even with force, nor by another way to the same file."""
    before = coded.read_bytes()
    _one_sentence(kodbok("backup", coded, coded.parent / "." / coded.name, "--force"), "is the study itself")
    assert coded.read_bytes() == before


def test_the_demo_replaces_nothing_of_one_s_own(tmp_path, kodbok):
    """A list that happens to have the sample's name."""
    (tmp_path / "organisationer.xlsx").write_text("min", encoding="utf-8")
    answer = kodbok("demo", tmp_path)
    assert (answer.code, answer.out) == (1, "")
    assert "organisationer.xlsx exists already" in answer.err
    assert (tmp_path / "organisationer.xlsx").read_text(encoding="utf-8") == "min"
    assert len(list(tmp_path.iterdir())) == 1


NARROW = """
import resource, sys
from workbench.cli.entry import run
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
raise SystemExit(run(sys.argv[2:]))
"""


def _within(size, *words):
    """Runs a command line in a process that may write files up to a size only, as if the disk were full then."""
    command = [sys.executable, "-c", NARROW, str(size), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of this kind")
def test_a_disk_that_fills_up_during_an_import_leaves_whole_interviews(tmp_path, kodbok):
    """The import stops with one sentence; what went in before is there, and goes on when there is room."""
    path, folder = tmp_path / "s.kodbok", tmp_path / "samtal"
    Study.create(path, coder="Anna").close()
    folder.mkdir()
    for number in range(12):
        words = " ".join(f"ord{number}x{place}" for place in range(3000))
        write_document(folder / f"Samtal {number:02}.docx", [Paragraph(f"I: Fråga {number}?"), Paragraph(f"IP: {words}.")] * 2)
    done = _within(path.stat().st_size + 300_000, "interviews", "add", path, folder)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "could not be used" in done.stderr
    with Study.open(path, coder="Anna") as study:
        assert study.check() == []
        kept = len(study.interviews())
        assert 0 < kept < 12
        assert len(done.stdout.splitlines()) == kept
    assert kodbok("interviews", "add", path, folder).code == 0
    with Study.open(path) as study:
        assert len(study.interviews()) == 12


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits of this kind")
def test_a_disk_that_fills_up_during_a_backup_leaves_no_half_copy(coded, tmp_path):
    """Exit code 1, one sentence, the folder as it was."""
    (tmp_path / "mapp").mkdir()
    done = _within(36_000, "backup", coded, tmp_path / "mapp" / "kopia.kodbok")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "could not be" in done.stderr
    assert list((tmp_path / "mapp").iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_behind_a_redirected_table_is_said(coded):
    """`kodbok segments --csv > table.csv` does not end as if all was well."""
    script = "from workbench.cli import main; main()"
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-c", script, "segments", str(coded), "--csv"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
