"""Several processes at one study at once, and processes that are killed in the middle."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from interviews.document import Paragraph, write_document
from workbench.store import dialect
from workbench.store.database import open_database
from workbench.store.errors import StudyBusyError
from workbench.study import Study

CODES_MANY = """
import sys
from workbench.study import Study
path, coder, first = sys.argv[1], sys.argv[2], int(sys.argv[3])
for number in range(12):
    with Study.open(path, coder=coder) as study:
        study.code("Samtal", first + number, first + number + 3, "Budget")
"""


def _started(script, *words):
    """A process of its own."""
    return subprocess.Popen([sys.executable, "-c", script, *map(str, words)], stderr=subprocess.PIPE, text=True)


def test_two_processes_that_code_at_once_lose_nothing(study):
    """Every segment is there, the revisions have no gap, each coder can undo the own work."""
    study.close()
    running = [_started(CODES_MANY, study.path, coder, place) for coder, place in (("Anna", 0), ("Bo", 20))]
    assert [process.communicate()[1] for process in running] == ["", ""]
    with Study.open(study.path, coder="Bo") as after:
        assert len(after.findings()) == 24
        assert [entry.revision for entry in after.log()] == list(range(1, after.revision + 1))
        assert after.check() == []
        after.undo()
        assert {segment.coder for segment in after.findings()} == {"Anna", "Bo"}
        assert len(after.findings()) == 23


def test_a_reader_sees_one_state_while_others_write(study, span):
    """What is begun in one state is read to the end in it."""
    reader = open_database(study.path)
    with reader.reading() as connection:
        asked = "SELECT value FROM counter WHERE name = 'revision'"
        before = connection.exec_driver_sql(asked).scalar_one()
        with Study.open(study.path, coder="Bo") as other:
            other.code("Samtal", *span("Det är svårt"), "Budget")
            assert other.revision == before + 1
        assert connection.exec_driver_sql(asked).scalar_one() == before
    assert study.revision == before + 1
    reader.close()


@pytest.fixture
def impatient(monkeypatch):
    """Waits for a lock for a moment only."""
    monkeypatch.setattr(dialect, "BUSY_MILLISECONDS", 100)


@pytest.fixture
def locked(study, impatient):
    """A closed study whose lock another program holds."""
    study.close()
    other = sqlite3.connect(study.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield study.path
    other.execute("ROLLBACK")
    other.close()


def test_a_study_that_somebody_is_changing_can_be_read_and_asks_to_try_again(locked, kodbok):
    """One sentence, exit code 1, nothing changed."""
    assert kodbok("themes", locked).code == 0
    answer = kodbok("interviews", "finish", locked, "Samtal")
    assert (answer.code, answer.out) == (1, "")
    assert (
        answer.err
        == f"{locked} is being changed by another program just now and nothing was changed here; try again in a moment.\n"
    )


def test_an_erasure_is_refused_while_somebody_is_at_work(locked, kodbok):
    """The file could not be rewritten, so nothing is erased before it can be."""
    answer = kodbok("interviews", "erase", locked, "Samtal", "--yes")
    assert answer.code == 1
    assert "try again in a moment" in answer.err
    assert kodbok("interviews", "show", locked, "Samtal").code == 0


def test_a_whole_file_that_is_locked_is_not_called_damaged(study, impatient, monkeypatch):
    """As a synchronised folder's study is while somebody writes: even its format cannot be read."""
    study.close()
    connect = sqlite3.connect
    plain = connect(study.path)
    plain.execute("PRAGMA journal_mode = DELETE")
    plain.close()
    monkeypatch.setattr(sqlite3, "connect", lambda *where, **how: connect(*where, **{**how, "timeout": 0.1}))
    other = connect(study.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StudyBusyError):
        Study.open(study.path)
    other.close()


def test_a_copy_made_while_others_write_is_consistent(study, tmp_path):
    """Backups taken during a stream of changes open and check clean."""
    running = _started(CODES_MANY, study.path, "Bo", 0)
    for number in range(3):
        study.backup(tmp_path / f"kopia {number}.kodbok")
    assert running.communicate()[1] == ""
    for number in range(3):
        with Study.open(tmp_path / f"kopia {number}.kodbok") as copy:
            assert copy.check() == []
            assert [entry.revision for entry in copy.log()] == list(range(1, copy.revision + 1))


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A folder of forty short interviews."""
    folder = tmp_path_factory.mktemp("många samtal")
    for number in range(40):
        talk = [f"Intervjuare: Fråga {number}?", f"IP: Nummer {number} säger något. " + "Det är så. " * 60] * 3
        write_document(folder / f"Samtal {number:02}.docx", [Paragraph(line) for line in talk])
    return folder


def _importing(study, folder):
    """A process that imports a folder and says at once what it has done."""
    words = ["interviews", "add", str(study), str(folder), "--coder", "Anna"]
    script = "import sys; from workbench.cli import main; sys.argv = ['kodbok', *sys.argv[1:]]; main()"
    return subprocess.Popen([sys.executable, "-u", "-c", script, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("seed", range(4))
def test_a_killed_import_leaves_whole_interviews_only(tmp_path, many, seed):
    """At any moment: the study opens, checks clean, and the same import goes on where it was broken off."""
    chance = random.Random(seed)  # noqa: S311  # moments that can be repeated
    path = tmp_path / "studie.kodbok"
    Study.create(path, coder="Anna").close()
    running = _importing(path, many)
    for _ in range(chance.randrange(1, 25)):
        running.stdout.readline()
    time.sleep(chance.random() / 50)
    os.kill(running.pid, signal.SIGKILL)
    running.communicate()
    with Study.open(path, coder="Anna") as study:
        assert study.check() == []
        kept = study.interviews()
        assert 0 < len(kept) <= 40
        assert {(line.turns, line.speakers) for line in kept} == {(6, 2)}
        assert [entry.group for entry in study.log()[1:]] == [2] * len(kept)
    again = _importing(path, many)
    lines = again.communicate()[0].splitlines()
    assert again.returncode == 0
    assert sum("skipped" in line for line in lines) == len(kept)
    with Study.open(path) as study:
        assert len(study.interviews()) == 40
        assert study.check() == []


def test_a_study_left_with_its_log_beside_it_is_read_whole_even_where_it_may_only_be_read(study, span):
    """A process was killed before it could fold the log back, and the file came to a reader's folder."""
    study.code("Samtal", *span("Det är svårt"), "Budget")
    waiting = study.path.with_name("studie.kodbok-wal")
    assert waiting.exists()
    folder = study.path.parent / "läsarens"
    folder.mkdir()
    for path in (study.path, waiting):
        (folder / path.name).write_bytes(path.read_bytes())
    copy = folder / "studie.kodbok"
    copy.chmod(0o444)
    with Study.open(copy) as opened:
        assert len(opened.findings()) == 1
