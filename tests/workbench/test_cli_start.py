"""The command line as a whole: what it loads, what its helps say, and what README promises."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from interviews.document import Paragraph, write_document
from workbench.cli import entry
from workbench.cli.command_table import COMMANDS, loaded_command

ROOT = Path(__file__).parents[2]
HEAVY = ("pandas", "numpy", "spacy", "matplotlib", "sqlalchemy", "openpyxl", "alembic", "docx", "rich")
LOADED = """
import sys
{before}
print(sorted(set({heavy!r}) & set(sys.modules)), file=sys.stderr)
"""


def _loaded(before, *words, folder=None):
    """Which heavy libraries a new process has loaded after something."""
    script = LOADED.format(before=before, heavy=HEAVY)
    command = [sys.executable, "-c", script, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, cwd=folder)
    return set(re.findall(r"'(\w+)'", done.stderr.splitlines()[-1]))


RUN = "from workbench.cli.entry import run; code = run(sys.argv[1:]); assert code == 0, code"


def test_help_loads_nothing_heavy():
    """Neither does the version."""
    assert _loaded(RUN, "--help") == set()
    assert _loaded(RUN, "--version") == set()
    assert _loaded(RUN, "themes", "--help") == set()
    assert _loaded(RUN) == set()


def test_the_packages_load_what_they_need_when_they_need_it():
    """Values are light; `import workbench` gives `Study` only when it is asked for."""
    assert _loaded("import interviews, coding, analysis, workbench") == set()
    assert "pandas" not in _loaded("from workbench import Study")


@pytest.fixture
def files(tmp_path, study):
    """A study and a Word file beside it."""
    study.close()
    write_document(tmp_path / "nytt samtal.docx", [Paragraph("I: Hur går det?"), Paragraph("IP: Bra.")])
    return study.path, tmp_path / "nytt samtal.docx"


def test_interviews_are_imported_and_listed_without_pandas(files):
    """Nor matplotlib, spaCy or Alembic."""
    path, document = files
    for words in (("add", path, document), ("list", path), ("list", path, "--json"), ("finish", path, "Samtal")):
        assert _loaded(RUN, "interviews", *words) & {"pandas", "matplotlib", "spacy", "alembic", "numpy"} == set(), words


def test_themes_load_no_library_for_files_charts_or_language(files):
    """Only what counting needs."""
    assert _loaded(RUN, "themes", files[0]) <= {"pandas", "numpy", "sqlalchemy"}


def _commands():
    """Every command by its words."""
    found = {}
    for name in COMMANDS:
        command = loaded_command(name)
        inner = getattr(command, "commands", None)
        found |= {(name, each): inner[each] for each in inner} if inner else {(name,): command}
    return found


ALL = _commands()


def test_the_table_of_commands_says_what_the_commands_say():
    """Names, short helps and modules; nothing in a module is left out."""
    for name, (_, text) in COMMANDS.items():
        command = loaded_command(name)
        assert (command.help or "").split("\n\n")[0].strip() == text, name
    modules = {module for module, _ in COMMANDS.values()}
    groups = {"interview_commands", "codebook_commands", "coding_commands", "export_commands", "ledger_commands", "page_commands"}
    groups |= {"summary_commands", "synthesis_commands", "judgement_commands", "fact_commands"}
    groups |= {"status_commands", "survey_commands"}
    for module in modules - groups:
        app = get_command(__import__(f"workbench.cli.{module}", fromlist=["app"]).app)
        assert set(getattr(app, "commands", {app.name})) == {name for name, (home, _) in COMMANDS.items() if home == module}


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_command_has_an_example_in_its_help_and_a_line_in_readme(words, kodbok):
    """The example begins with the command itself, and names options that there are."""
    answer = kodbok(*words, "--help")
    assert (answer.code, answer.err) == (0, "")
    shown = " ".join(answer.out.split())
    example = re.search(r"Example: (kodbok .*?)(?: Arguments:| Options:)", shown)
    assert example, shown
    assert example[1].startswith(f"kodbok {' '.join(words)}")
    options = {option for parameter in ALL[words].params for option in parameter.opts}
    assert set(re.findall(r"(?<!\S)--[a-z-]+", example[1])) <= options
    assert f"| `kodbok {' '.join(words)} " in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("group", sorted({words[0] for words in ALL if len(words) > 1}))
def test_the_help_of_a_group_says_every_command_to_its_end_and_offers_nothing_else(group, kodbok):
    """No line is cut, and the only option is the help."""
    shown = kodbok(group, "--help").out
    assert "..." not in shown.partition("Commands:")[2]
    assert re.findall(r"^ +(--?[a-z-]+)", shown, re.MULTILINE) == ["-h"]


def test_readme_names_no_command_that_there_is_not():
    """Nor do the helps: what comes later is not there yet."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = {tuple(line.split()) for line in re.findall(r"\| `kodbok ((?:[a-z]+ ?)+)", readme)}
    assert named == set(ALL)


def test_results_take_the_same_filters():
    """In tables and exports alike."""
    filters = {"--wave", "--kind", "--case", "--case-kind", "--role", "--coders", "--code", "--include-proposed"}
    results = [("segments",), ("themes",), ("matrix",), ("quotes",), ("export", "excel"), ("export", "csv"), ("export", "charts")]
    results += [("cooccurrence",), ("saturation",)]
    results += [("ledger", "list"), ("ledger", "propose"), ("ledger", "spread"), ("ledger", "export")]
    results += [
        ("summaries", "status"),
        ("summaries", "show"),
        ("summaries", "export"),
        ("syntheses", "show"),
        ("judgements", "show"),
    ]
    results += [("status", "show"), ("status", "compare"), ("status", "export")]
    for words in results:
        assert filters <= {option for parameter in ALL[words].params for option in parameter.opts}, words


def test_plain_kodbok_shows_the_help(kodbok):
    """On standard output, as an answer."""
    answer = kodbok()
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == kodbok("--help").out
    assert "kodbok demo DIR" in answer.out


class _Stream(io.StringIO):
    """A stream that may be a terminal."""

    def __init__(self, terminal):
        super().__init__()
        self.isatty = lambda: terminal


@pytest.mark.parametrize(("ins", "outs", "words"), [(True, True, "serve"), (True, False, "--help"), (False, True, "--help")])
def test_plain_kodbok_opens_the_page_for_a_person_at_a_terminal_alone(monkeypatch, ins, outs, words):
    """Whoever pipes something in or out wants no browser."""
    called = []
    monkeypatch.setattr(entry, "app", lambda arguments, **_: called.append(arguments))
    monkeypatch.setattr(sys, "stdin", _Stream(ins))
    monkeypatch.setattr(sys, "stdout", _Stream(outs))
    entry.run([])
    assert called == [[words]]


@pytest.mark.parametrize(
    "words",
    [
        ("themes",),
        ("nonsens",),
        ("themes", "s.kodbok", "--nonsens"),
        ("themes", "s.kodbok", "--kind", "samtal"),
        ("themes", "s.kodbok", "--role", "chef"),
        ("matrix", "s.kodbok", "--by", "x"),
        ("matrix", "s.kodbok", "--value", "x"),
        ("quotes", "s.kodbok", "--per-theme", "0"),
        ("quotes", "s.kodbok", "--per-theme", "tre"),
        ("code", "accept", "s.kodbok"),
        ("code", "reject", "s.kodbok"),
        ("code", "export", "s.kodbok", "ut.txt"),
        ("export", "excel", "s.kodbok", "ut.xls"),
        ("export", "excel", "s.kodbok", "ut.xlsx", "--lang", "de"),
        ("export", "csv", "s.kodbok", "ut", "--lang", "de"),
        ("interviews", "set", "s.kodbok", "Samtal"),
        ("interviews", "set", "s.kodbok", "Samtal", "--kind", "samtal"),
        ("interviews", "add", "s.kodbok"),
    ],
    ids=" ".join,
)
def test_a_wrong_call_ends_with_two_and_a_sentence(kodbok, words, tmp_path, monkeypatch):
    """Before anything is opened: the study need not even exist."""
    monkeypatch.chdir(tmp_path)
    answer = kodbok(*words)
    assert (answer.code, answer.out) == (2, "")
    assert "Error: " in answer.err
    assert "Traceback" not in answer.err


def test_a_user_s_own_analysis_is_found_out(tmp_path):
    """A file beside a notebook hides ours; the sentence says what to rename."""
    (tmp_path / "analysis.py").write_text("mine = 1\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "import sys; sys.path.insert(0, ''); import workbench"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    assert done.returncode == 1
    assert "hides Kodbok's own package 'analysis'" in done.stderr
    assert "my_analysis.py" in done.stderr


def test_the_command_runs_beside_a_user_s_own_analysis(tmp_path, study):
    """The command is no notebook: what lies in the working folder is none of its business."""
    study.close()
    (tmp_path / "analysis.py").write_text("raise SystemExit('mine')\n", encoding="utf-8")
    command = Path(sys.executable).with_name("kodbok")
    if not command.exists():
        pytest.skip("kodbok is not installed as a command here")
    done = subprocess.run(
        [command, "themes", study.path], capture_output=True, text=True, encoding="utf-8", check=False, cwd=tmp_path
    )
    assert (done.returncode, done.stderr) == (0, "")


BREAKS = """
import sys
from workbench.cli.entry import run
from workbench.study import Study


def broken(study):
    raise RuntimeError("Anna sade")


Study.interviews = broken
raise SystemExit(run(sys.argv[1:]))
"""


def test_an_unforeseen_fault_is_said_without_a_traceback_and_logged_without_words(tmp_path, study):
    """The log names places in the code, never what somebody said."""
    study.close()
    command = [sys.executable, "-c", BREAKS, "--log", str(tmp_path / "logg.txt"), "interviews", "list", str(study.path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Something went wrong that Kodbok did not foresee (RuntimeError); `kodbok --log FILE …` tells where.\n"
    logged = (tmp_path / "logg.txt").read_text(encoding="utf-8")
    assert "RuntimeError" in logged
    assert "interview_display.py" in logged
    assert "Anna sade" not in logged


def test_a_log_that_cannot_be_written_is_said(tmp_path, study, kodbok, monkeypatch):
    """The folder is missing; nothing is done."""
    import logging

    monkeypatch.setattr(logging.getLogger(), "handlers", [])  # those of the test runner, which would make a log needless
    answer = kodbok("--log", tmp_path / "finns ej" / "logg.txt", "interviews", "list", study.path)
    assert (answer.code, answer.out) == (1, "")
    assert "logg.txt" in answer.err
    assert "did not foresee" not in answer.err
