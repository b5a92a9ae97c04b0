"""Distinctive words and the machine's draft, as the command line and the study show them."""

from __future__ import annotations

import json
import zipfile

import pytest

SAID = "I: Hur går det?\nIP: {}\nIP: Och {} annat som vi brukar prata om här hos oss."
THEME = "Social > Budget"


@pytest.fixture
def told(study, talk):
    """Two more interviews, of two organisations, that say `budget` where it is coded, and another text where it is not."""
    for name, words in (
        ("Parken", "Vår budget räcker ett enda år i taget, tyvärr."),
        ("Zoo", "Budgeten är det som styr oss mest av allt."),
    ):
        text = SAID.format(words, "mycket")
        study.add_transcript(talk(text, name, case=name))
        start = text.index(words)
        study.code(name, start, start + len(words), THEME)
    return study


def test_a_study_tells_a_themes_words_and_a_draft(told):
    """The theme by its name alone."""
    words, draft = told.distinctive_words("Budget"), told.typical_sentences("Budget")
    assert words[["word", "forms", "here", "rest", "interviews"]].to_numpy().tolist()[0] == [
        "budget",
        ("budget", "budgeten"),
        2,
        0,
        2,
    ]
    assert sorted(draft["case"]) == ["Parken", "Zoo"]
    assert set(draft["author"]) == {"machine"}


def test_syntheses_show_prints_words_and_marks_every_line_of_the_draft(told, kodbok):
    told.close()
    shown = kodbok("syntheses", "show", told.path, "--theme", "Budget").out
    assert "distinctive words (times here, elsewhere): budget (2, 0)" in shown
    assert "A machine's draft" in shown
    drafted = [line.strip() for line in shown.splitlines() if "Budgeten är det" in line or "Vår budget räcker" in line]
    assert len(drafted) == 2
    assert all(line.startswith("[machine] ”") for line in drafted)


def test_syntheses_show_gives_programs_the_same(told, kodbok):
    told.close()
    (row,) = json.loads(kodbok("syntheses", "show", told.path, "--theme", "Budget", "--json").out)
    assert row["distinctive_words"][0] == {
        "word": "budget", "forms": ["budget", "budgeten"], "here": 2, "rest": 0, "interviews": 2,
        "log_odds": pytest.approx(0.934, abs=0.001), "z": pytest.approx(1.079, abs=0.001),
    }  # fmt: skip
    assert [each["author"] for each in row["draft"]] == ["machine", "machine"]
    assert "No person has" in row["draft_note"]


def test_a_theme_without_codings_has_neither(told, kodbok):
    told.close()
    (row,) = json.loads(kodbok("syntheses", "show", told.path, "--theme", "Dialog", "--json").out)
    assert (row["distinctive_words"], row["draft"]) == ([], [])
    assert "machine" not in kodbok("syntheses", "show", told.path, "--theme", "Dialog").out


def test_a_draft_becomes_no_synthesis_and_leaves_in_no_file(told, kodbok, tmp_path):
    """However often it is shown; the sheet of syntheses is empty, and no table holds the draft's mark."""
    told.typical_sentences("Budget")
    assert told.syntheses().empty
    told.export_summaries(tmp_path / "ut.xlsx")
    told.close()
    assert kodbok("export", "csv", told.path, tmp_path / "ut", "--lang", "en").code == 0
    assert kodbok("export", "word", told.path, tmp_path / "ut.docx").code == 0
    assert not [path for path in (tmp_path / "ut").iterdir() if "machine" in path.read_text(encoding="utf-8")]
    for name in ("ut.xlsx", "ut.docx"):
        assert "machine" not in _texts(tmp_path / name)


def _texts(path):
    """All that a file of Office holds as text."""
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".xml"))
