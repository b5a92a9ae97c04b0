"""Carrying studies of older formats to the present one: scripts of the test's own stand in for those to come."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys

import pytest
import sqlalchemy as sa

from workbench.store import dialect, schema
from workbench.store.errors import OlderReadOnlyError
from workbench.store.migrating import SCRIPTS, MigrationFailedError, migrate, upgrade
from workbench.study import Study

FOURTH = ("ledger", "summaries", "syntheses", "scales", "judgements", "ratings", "responses")
LATER = ("speakers", "persons", "guesses", "word_places", "indexed_texts", *FOURTH)
NOW, NEXT = schema.FORMAT, schema.FORMAT + 1
HEADER = f"revision, down_revision = '{NEXT:04}', '{NOW:04}'\n"
NEXT_SCRIPT = f'''
"""The next format, for a test: a column in a table that others refer to, and a new one."""
import sqlalchemy as sa
from alembic import op

{HEADER}

def upgrade():
    with op.batch_alter_table("transcripts", recreate="always") as table:
        table.add_column(sa.Column("language", sa.Text))
    op.create_table("places", sa.Column("id", sa.Text, primary_key=True))
'''
FAILING = NEXT_SCRIPT + '\n    op.execute("UPDATE interviews SET name = name || \'!\'")\n    raise RuntimeError("broken off")\n'  # noqa: S608  # a script of the test's own
FORGETFUL = NEXT_SCRIPT + '\n    op.execute("DELETE FROM sources")\n    op.execute("UPDATE transcripts SET source_id = \'none\'")\n'  # noqa: S608  # a script of the test's own


@pytest.fixture
def scripts(tmp_path):
    """Makes a folder of scripts: those there are, and a next one of the given text."""

    def made(script):
        folder = tmp_path / "migreringar åäö 100%"
        shutil.copytree(SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / f"{NEXT:04}_next.py").write_text(script, encoding="utf-8")
        return folder

    return made


@pytest.fixture
def older(study, span):
    """A closed study of the present format with a coding, seen from a Kodbok that knows the next one."""
    study.code("Samtal", *span("Det är svårt"), "Budget", memo="minns")
    study.close()
    return study.path


def _tables(path):
    """Names and definitions of everything in a database, without white space."""
    connection = sqlite3.connect(path)
    found = {name: "".join(str(sql).split()) for name, sql in connection.execute("SELECT name, sql FROM sqlite_master")}
    connection.close()
    return found


def _described(engine):
    """Every table as the database itself describes it."""
    with engine.connect() as connection:
        names = sorted(row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'"))
        return {
            name: {
                "columns": list(connection.exec_driver_sql(f"PRAGMA table_xinfo('{name}')")),
                "references": sorted(map(tuple, connection.exec_driver_sql(f"PRAGMA foreign_key_list('{name}')"))),
                "indexes": sorted(_index(connection, row) for row in connection.exec_driver_sql(f"PRAGMA index_list('{name}')")),
                "counts_on": "AUTOINCREMENT" in _definition(connection, name),
            }
            for name in names
        }


def _index(connection, row):
    """One index: its name, whether it is unique or partial, its columns and its condition."""
    columns = tuple(column[2] for column in connection.exec_driver_sql(f"PRAGMA index_info('{row[1]}')"))
    condition = " ".join(_definition(connection, row[1]).partition("WHERE")[2].split())
    return (row[1], row[2], row[4], columns, condition)


def _definition(connection, name):
    """The words that made a table or an index; nothing for an automatic index."""
    row = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).first()
    return (row and row[0]) or ""


def test_the_scripts_and_a_new_study_make_the_same_schema(tmp_path):
    """Columns, types, nulls, keys, references and indexes, the partial ones with their conditions."""
    made = sa.create_engine(f"sqlite:///{tmp_path / 'direkt.db'}")
    schema.metadata.create_all(made)
    scripted = dialect.engine(tmp_path / "skript.db", writable=True, write_ahead=False)
    with scripted.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num TEXT NOT NULL PRIMARY KEY)")
    upgrade(scripted)
    directly, by_scripts = _described(made), _described(scripted)
    assert by_scripts == directly
    assert any(index[4] for table in directly.values() for index in table["indexes"])
    made.dispose()
    scripted.dispose()


def test_an_older_study_is_carried_over_after_a_backup_and_loses_nothing(older, scripts):
    """Rows, references and history stay; the copy beside it is the study as it was."""
    before = _dump(older)
    kept = migrate(older, NOW, scripts(NEXT_SCRIPT), NEXT)
    assert kept.name == f"studie (format {NOW}).kodbok"
    assert _dump(kept) == before
    assert "places" in _tables(older)
    assert "places" not in _tables(kept)
    after = _dump(older, without=("language",))
    changed = {"meta", "alembic_version"}
    assert {name: rows for name, rows in after.items() if name not in changed | {"places"}} == {
        name: rows for name, rows in before.items() if name not in changed
    }
    assert ("format", str(NEXT)) in after["meta"]
    assert after["alembic_version"] == [(f"{NEXT:04}",)]


def _dump(path, without=()):
    """Every row of every table."""
    connection = sqlite3.connect(path)
    names = [
        row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    ]
    rows = {}
    for name in names:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info('{name}')") if row[1] not in without]
        quoted = ", ".join(f'"{column}"' for column in columns)
        rows[name] = sorted(connection.execute(f"SELECT {quoted} FROM '{name}'"), key=repr)  # noqa: S608  # names of the test's own tables
    connection.close()
    return rows


@pytest.mark.parametrize("script", [FAILING, FORGETFUL, HEADER])
def test_a_script_that_fails_leaves_the_file_byte_for_byte(older, scripts, script):
    """A script that breaks off, one that leaves rows without what they refer to, one that cannot be read."""
    before = older.read_bytes()
    with pytest.raises(MigrationFailedError, match="is as it was"):
        migrate(older, NOW, scripts(script), NEXT)
    assert older.read_bytes() == before
    assert [path.name for path in older.parent.glob("*.kodbok*")] == ["studie.kodbok"]
    with Study.open(older) as study:
        assert study.check() == []


def test_a_full_disk_at_the_backup_leaves_the_study_alone(older, scripts, monkeypatch):
    """Half a backup never takes the study's place."""
    before = older.read_bytes()

    def full(engine, target):
        target.write_bytes(b"halv")
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(dialect, "copy", full)
    with pytest.raises(sqlite3.OperationalError):
        migrate(older, NOW, scripts(NEXT_SCRIPT), NEXT)
    assert older.read_bytes() == before
    assert [path.name for path in older.parent.glob("*.kodbok*")] == ["studie.kodbok"]


def test_a_second_backup_takes_another_name(older, scripts):
    """A copy that lies there already is somebody's."""
    older.with_name(f"studie (format {NOW}).kodbok").write_text("min", encoding="utf-8")
    assert migrate(older, NOW, scripts(NEXT_SCRIPT), NEXT).name == f"studie (format {NOW}, 2).kodbok"
    assert older.with_name(f"studie (format {NOW}).kodbok").read_text(encoding="utf-8") == "min"


@pytest.fixture
def ancient(older):
    """A study of format 1, which had no roster and nothing told of speakers."""
    connection = sqlite3.connect(older)
    for table in LATER:
        connection.execute(f"DROP TABLE {table}")
    connection.execute("UPDATE meta SET value = '1' WHERE key = 'format'")
    connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.commit()
    connection.close()
    return older


def test_opening_an_older_study_migrates_it_and_says_where_the_old_one_lies(ancient, kodbok):
    """An erasure lists the copy afterwards, since it holds everything."""
    answer = kodbok("themes", ancient)
    kept = ancient.with_name("studie (format 1).kodbok")
    assert answer.code == 0
    assert f"was carried to the present format; as it was it lies in {kept}" in answer.err
    assert kept.exists()
    assert "carried" not in kodbok("themes", ancient).err
    assert str(kept) in kodbok("interviews", "erase", ancient, "Samtal", "--yes").err
    assert kodbok("check", ancient).code == 0


def test_an_older_study_that_may_only_be_read_is_refused_with_a_way_out(ancient):
    """It cannot be carried over where it lies."""
    ancient.chmod(0o444)
    before = ancient.read_bytes()
    with pytest.raises(OlderReadOnlyError, match="copy it"):
        Study.open(ancient)
    assert ancient.read_bytes() == before


def test_a_newer_study_is_refused(older, kodbok):
    """With the version that wrote it, exit code 1."""
    connection = sqlite3.connect(older)
    connection.execute("UPDATE meta SET value = '99' WHERE key = 'format'")
    connection.execute("UPDATE meta SET value = '9.1' WHERE key = 'version'")
    connection.commit()
    connection.close()
    before = older.read_bytes()
    for command in ("themes", "undo", "check", "migrate"):
        answer = kodbok(command, older)
        assert (answer.code, answer.out) == (1, "")
        assert "was written by Kodbok 9.1 (format 99" in answer.err
    assert older.read_bytes() == before


def test_alembic_is_not_loaded_for_a_study_of_the_present_format(older):
    """It costs a third of a second."""
    script = "import sys; from workbench.cli.entry import run; run(['check', sys.argv[1]]); print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script, older], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "False"
