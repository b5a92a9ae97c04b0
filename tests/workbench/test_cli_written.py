"""The commands for what people write and judge: what they print, what they give programs, and how they refuse."""

from __future__ import annotations

import json

import pytest
from openpyxl import load_workbook

from workbench.study import Study

BUDGET = "Vi har ettårsbudgetar. Det är svårt, tycker jag."
HELP = "Föreningarna hjälper oss mycket."
THEME, DIALOG = "Social > Budget", "Kunskap > Dialog"


@pytest.fixture
def address(study, span):
    """A study with a case, two codings, and nothing written yet; closed."""
    study.describe_interview("Samtal", case="Parken", wave="2015")
    study.code("Samtal", *span(BUDGET), "Budget")
    study.code("Samtal", *span(HELP), "Budget", contrary=True)
    study.finish_interview("Samtal")
    study.close()
    return study.path


@pytest.fixture
def run(address, kodbok):
    """Runs a command on the study, its options after it."""

    def called(*words):
        acting = ("--coder", "Anna") if words[1] in {"set", "scale"} else ()
        return kodbok(*words[:2], address, *words[2:], *acting)

    return called


def _json(answer):
    """What a command gives programs; nothing else may stand there."""
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


WRITE = ("summaries", "set", "--case", "Parken", "--theme", "Budget")


def test_a_summary_is_written_shown_confirmed_and_taken_away(run, tmp_path):
    """From the command line or a file."""
    assert "summaries export" in run("summaries", "show").out
    assert run(*WRITE, "Ett år är för kort.").out == "Written.\n"
    assert "nothing was changed" in run(*WRITE, "Ett år är för kort.").out
    (tmp_path / "text.txt").write_text("\ufeffEtt år,\nmen två räcker.\n", encoding="utf-8")
    assert run(*WRITE, "--file", tmp_path / "text.txt").code == 0
    (row,) = _json(run("summaries", "show", "--json"))
    assert (row["text"], row["author"], row["stale"], row["key_segment"]) == ("Ett år,\nmen två räcker.", "Anna", False, "")
    shown = run("summaries", "show").out
    assert f"\n{THEME}\n\n  Parken 2015 (Anna {row['date'][:10]})\n    Ett år,\n    men två räcker.\n" in shown
    assert "1 summary, 0 of them stale." in shown
    assert run(*WRITE, "--delete").out == "Taken away.\n"
    assert _json(run("summaries", "show", "--json")) == []


def test_the_status_shows_every_cell_and_how_far_it_is_filled(run, address):
    """Symbols with their meaning; for programs null where nobody can tell, with the reason."""
    run(*WRITE, "Ett år är för kort.")
    shown = run("summaries", "status").out
    assert "finished 1 of 1" in shown
    line = next(line for line in shown.splitlines() if line.startswith(THEME))
    assert line.split() == ["Social", ">", "Budget", "S", "1", "of", "1"]
    assert "S  summarised: 1 cell" in shown
    assert "-  silent: asked, all is finished, and nothing is coded: 2 cells" in shown
    rows = {row["theme"]: row for row in _json(run("summaries", "status", "--json"))}
    cell = rows[THEME]
    assert (cell["state"], cell["passages"], cell["contrary"], cell["author"], cell["new"]) == ("summarised", 2, 1, "Anna", 0)
    assert (rows[DIALOG]["state"], rows[DIALOG]["author"], rows[DIALOG]["id"], rows[DIALOG]["new"]) == ("silent", None, None, None)
    assert (rows[DIALOG]["asked"], rows[DIALOG]["reason"]) == (None, "whether it was asked is not known")
    with Study.open(address, coder="Anna") as study:
        study.delete_segment(study.findings()[0].id)
    assert "!  stale: codings changed since the summary was written: 1 cell" in run("summaries", "status").out
    assert "stale: 1 gone since" in run("summaries", "show").out
    assert run(*WRITE, "--holds").out == "Written.\n"
    fill = {row["theme"]: row for row in _json(run("summaries", "status", "--by", "theme", "--json"))}
    assert (fill[THEME]["filled"], fill[THEME]["to_fill"], fill[THEME]["fill"]) == (1, 1, 1.0)
    assert (fill[DIALOG]["fill"], fill[DIALOG]["reason"]) == (None, "nothing is to be filled")
    assert run("summaries", "status", "--by", "case").out.splitlines()[-1].split() == [
        "Parken",
        "0",
        "0",
        "2",
        "0",
        "1",
        "0",
        "1",
        "of",
        "1",
    ]
    assert run("summaries", "status", "--csv").out.splitlines()[0].startswith("theme,case,case_kind,wave,state,asked,passages")


def test_a_key_quotation_is_told(run):
    """By the beginning of its id; empty takes the mark away."""
    run(*WRITE, "Ett år är för kort.")
    (theme,) = _json(run("syntheses", "show", "--theme", "Budget", "--json"))
    (contrary,) = theme["contrary"]
    assert run(*WRITE, "--key", contrary[:8]).code == 0
    assert f"key quotation {contrary[:8]}" in run("summaries", "show").out
    assert run(*WRITE, "--key", "").code == 0
    wrong = run(*WRITE, "--key", "00000000")
    assert (wrong.code, "no passage of Parken" in wrong.err) == (1, True)


def test_summaries_without_an_interview_are_told_of(run, kodbok, address):
    """On standard error, beside the result."""
    run(*WRITE, "Ett år är för kort.")
    assert kodbok("interviews", "remove", address, "Samtal", "--coder", "Anna").code == 0
    answer = run("summaries", "status")
    assert (answer.code, "1 summary of Parken 2015 stand" in answer.err) == (0, True)


def test_a_theme_is_shown_with_numbers_voices_and_counter_evidence(run):
    """And with its synthesis, or that there is none."""
    assert "no synthesis yet" in run("syntheses", "show", "--theme", "Budget").out
    (row,) = _json(run("syntheses", "show", "--theme", "Budget", "--json"))
    assert (row["synthesis"], row["stale"], row["reason"]) == (None, None, "nobody has written a synthesis yet")
    assert run("syntheses", "set", "--theme", "Budget", "Alla säger det.").out == "Written.\n"
    shown = run("syntheses", "show", "--theme", "Budget").out
    assert "2 passages, 12 words; 1 of 1 interviews, 1 of 1 organisations" in shown
    assert "speak (1): Parken" in shown
    assert f"contrary: ”{HELP}”" in shown
    assert "    Alla säger det." in shown
    (row,) = _json(run("syntheses", "show", "--theme", "Budget", "--json"))
    assert (row["theme"], row["wave"], row["passages"], row["words"], row["synthesis"]) == (THEME, "2015", 2, 12, "Alla säger det.")
    assert [(each["group"], each["passages"]) for each in row["by_role"]] == [("interviewee", 2)]
    assert (row["speaking"], row["silent"], row["summaries"], row["stale"]) == (["Parken"], [], 0, False)
    run(*WRITE, "Ett år är för kort.")
    assert "stale: 1 summaries new since" in run("syntheses", "show", "--theme", "Budget").out
    assert run("syntheses", "set", "--theme", "Budget", "--holds").code == 0
    assert run("syntheses", "set", "--theme", "Budget", "--delete").out == "Taken away.\n"
    assert len(_json(run("syntheses", "show", "--json"))) == 3


def test_organisations_are_judged_and_shown(run):
    """Profiles for people, rows for programs."""
    assert "judgements scale" in run("judgements", "show").err
    assert run("judgements", "scale", "Läget", "--values", "extra fart; knappt resonerat").out == "Kept the scale Läget.\n"
    assert "nothing was changed" in run("judgements", "scale", "Läget").out
    segment = _json(run("syntheses", "show", "--theme", "Budget", "--json"))[0]["contrary"][0]
    judge = ("judgements", "set", "--scale", "Läget", "--case", "Parken")
    assert run(*judge, "extra fart", "--comment", "Se\ncitatet.", "--segment", segment[:8]).out == "Judged.\n"
    (row,) = _json(run("judgements", "show", "--json"))
    assert (row["value"], row["segments"], row["judge"], row["step"]) == ("extra fart", [segment], "Anna", 1)
    shown = run("judgements", "show").out
    assert shown.splitlines()[0].split() == ["case", "case_kind", "wave", "Läget"]
    assert f"Läget, Parken: extra fart (Anna {row['date'][:10]}; 1 passage): Se citatet." in shown
    counts = _json(run("judgements", "show", "--by", "case_kind", "--json"))
    assert [(each["value"], each["cases"], each["cases_total"]) for each in counts] == [
        ("extra fart", 1, 1),
        ("knappt resonerat", 0, 1),
    ]
    assert run(*judge, "--segment", "").out == "Judged.\n"
    assert _json(run("judgements", "show", "--json"))[0]["segments"] == []
    wrong = run(*judge, "lagom")
    assert (wrong.code, "choose one of extra fart, knappt resonerat" in wrong.err) == (1, True)
    assert run(*judge, "--delete").out == "Taken away.\n"
    assert "Took Läget away with 0 judgements" in run("judgements", "scale", "Läget", "--delete").out


def test_an_edited_workbook_is_shown_asked_about_and_read(run, kodbok, address, tmp_path):
    """Without a terminal `--yes` is needed; a refused row makes the exit code 1."""
    path = tmp_path / "matris.xlsx"
    answer = run("summaries", "export", path)
    assert (answer.code, "Wrote 3 cells, 3 themes and 0 judgements" in answer.out) == (0, True)
    assert "personal data" in answer.err
    assert run("summaries", "export", path).code == 1
    assert run("summaries", "export", path, "--force", "--lang", "en").code == 0
    book = load_workbook(path)
    sheet = book["Summaries"]
    column = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, column["summary"]).value = "Ett år är för kort."
    book.save(path)
    shown = run("summaries", "import", path, "--dry-run")
    assert shown.code == 0
    assert f"sheet Summaries, row 2: new: {THEME}, Parken, 2015: summary 'Ett år är för kort.'" in shown.out
    assert "1 new, 0 changed, 0 removed, 5 same, 0 refused (nothing was written: --dry-run)" in shown.out
    assert run("summaries", "import", path).code == 2
    assert _json(run("summaries", "show", "--json")) == []
    steps = _json(run("summaries", "import", path, "--yes", "--json", "--coder", "Bo"))
    assert [step["action"] for step in steps] == ["new", *["same"] * 5]
    assert _json(run("summaries", "show", "--json"))[0]["author"] == "Bo"
    sheet.cell(3, column["id"]).value = "nix"
    book.save(path)
    refused = run("summaries", "import", path, "--yes")
    assert (refused.code, "sheet Summaries, row 3: refused: 'nix' is no id" in refused.err) == (1, True)
    assert kodbok("check", address).code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("summaries", "set", "s", "--case", "Parken"),
        ("summaries", "set", "s", "--case", "Parken", "--theme", "Budget"),
        ("summaries", "set", "s", "--case", "Parken", "--theme", "Budget", ""),
        ("summaries", "set", "s", "--case", "Parken", "--theme", "Budget", "x", "--delete"),
        ("summaries", "set", "s", "--case", "Parken", "--theme", "Budget", "x", "--file", "y.txt"),
        ("summaries", "set", "s", "--case", "Parken", "--theme", "Budget", "--file", "finns-ej.txt"),
        ("summaries", "status", "s", "--by", "wave"),
        ("summaries", "export", "s", "ut.csv"),
        ("summaries", "export", "s", "ut.xlsx", "--lang", "de"),
        ("summaries", "import", "s", "in.csv"),
        ("syntheses", "set", "s", "--theme", "Budget"),
        ("syntheses", "set", "s", "--theme", "Budget", "x", "--holds"),
        ("judgements", "set", "s", "--scale", "Läget", "--case", "Parken"),
        ("judgements", "set", "s", "--scale", "Läget", "--case", "Parken", "x", "--delete"),
        ("judgements", "scale", "s", "Läget", "--values", "a", "--delete"),
        ("judgements", "show", "s", "--by", "theme"),
    ],
    ids=" ".join,
)
def test_a_wrong_call_ends_with_two_before_anything_is_opened(kodbok, words, tmp_path, monkeypatch):
    """The study need not even exist."""
    monkeypatch.chdir(tmp_path)
    answer = kodbok(*words)
    assert (answer.code, answer.out) == (2, "")
    assert "Error: " in answer.err


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((*WRITE[:2], "--case", "Parkn", "--theme", "Budget", "x"), "there is: Parken"),
        ((*WRITE[:2], "--case", "Parken", "--theme", "Bugdet", "x"), "did you mean 'Social > Budget'?"),
        ((*WRITE, "x", "--wave", "2014"), "Parken has no interview in the wave '2014' (2015)"),
        ((*WRITE[:4], "--theme", "Dialog", "--holds"), "write its text first"),
        (("syntheses", "set", "--theme", "Dialog", "--holds"), "write its text first"),
        (("syntheses", "show", "--theme", "Bugdet"), "did you mean"),
        (("judgements", "set", "--scale", "Läget", "--case", "Parken", "x"), "--scale 'Läget' matches nothing"),
        (("summaries", "import", "finns-ej.xlsx"), "finns-ej.xlsx"),
    ],
)
def test_a_mistyping_ends_with_one_and_says_what_there_is(run, words, reason):
    """And changes nothing."""
    answer = run(*words)
    assert (answer.code, answer.out) == (1, "")
    assert reason in answer.err
    assert _json(run("summaries", "show", "--json")) == []


def test_a_study_without_interviews_has_themes_to_show_and_a_workbook_to_write(tmp_path, kodbok):
    """Nothing is known of them yet, which is no failure."""
    kodbok("new", tmp_path / "tom.kodbok")
    assert kodbok("syntheses", "show", tmp_path / "tom.kodbok", "--json").out == "[]\n"
    assert kodbok("syntheses", "show", tmp_path / "tom.kodbok").code == 0
    assert kodbok("summaries", "export", tmp_path / "tom.kodbok", tmp_path / "tom.xlsx").code == 0
    assert kodbok("summaries", "import", tmp_path / "tom.kodbok", tmp_path / "tom.xlsx", "--yes").code == 0


def test_a_study_without_cases_has_an_empty_matrix(tmp_path, kodbok, talk):
    """Every command says so, none fails."""
    with Study.create(tmp_path / "tom.kodbok", coder="Anna") as study:
        study.add_transcript(talk())
    for words in (("summaries", "status"), ("summaries", "show"), ("syntheses", "show"), ("judgements", "show")):
        answer = kodbok(*words, study.path)
        assert answer.code == 0, words
        assert kodbok(*words, study.path, "--json").code == 0
    assert kodbok("summaries", "status", study.path, "--by", "case").code == 0
    assert kodbok("summaries", "export", study.path, tmp_path / "tom.xlsx").code == 0
    assert kodbok("summaries", "import", study.path, tmp_path / "tom.xlsx").code == 0
