"""The commands that show results: columns, keys, orders, filters, and what a reader is told beside the figures."""

from __future__ import annotations

import csv
import io
import json

import pytest

from analysis.material import SEGMENT_COLUMNS
from coding.codebook import Codebook
from interviews.case import Case
from interviews.case_list import CaseList
from workbench.study import Study

THEMES = [
    *("code", "level", "codings", "passages", "words", "share", "interviews", "interviews_total"),
    *("cases", "cases_total", "finished", "proposed"),
]
QUOTES = ["id", "theme", "interview", "case", "speaker", "role", "start", "end", "words", "quote", "reason"]
CASES = (Case("Parkeringen", "bolag"), Case("Skolan", "förvaltning"), Case("Vården", "förvaltning"))
SAID = """I: Hur går det?
IP: Vi har ettårsbudgetar. Det är svårt att planera för längre än ett år.
IP2: Föreningarna hjälper oss mycket."""


def _code(study, coder, interview, words, code):
    """Codes words that stand once in an interview."""
    study.coder = coder
    text = study.transcript(interview).text
    start = text.index(words)
    return study.code(interview, start, start + len(words), code)


@pytest.fixture
def two_years(tmp_path, book, talk):
    """Two waves, three organisations, two coders; the address of a closed study in a folder with a space and åäö."""
    folder = tmp_path / "min studie åäö"
    folder.mkdir()
    with Study.create(folder / "två år.kodbok", title="Två år", codebook=book, coder="Anna") as study:
        list(study.add_interviews([], CaseList(CASES)))
        facts = {
            "Öst": {"case": "Skolan", "wave": "2015"},
            "Ast": {"case": "Skolan", "wave": "2014"},
            "Åst": {"case": "Parkeringen", "wave": "2015"},
            "Zst": {"case": "Vården", "wave": "2015", "kind": "workshop"},
        }
        for number, (name, fact) in enumerate(facts.items()):
            study.add_transcript(talk(f"{SAID}\nIP: Samtal {number}.", name, **fact))
        for name in ("Öst", "Ast", "Åst"):
            _code(study, "Anna", name, "Det är svårt att planera för längre än ett år.", "Budget")
        _code(study, "Anna", "Öst", "Föreningarna hjälper oss mycket.", "Dialog")
        _code(study, "Bo", "Öst", "Vi har ettårsbudgetar.", "Liten")
        study.coder = "Anna"
        study.finish_interview("Öst")
    return folder / "två år.kodbok"


@pytest.fixture
def rows(kodbok, two_years):
    """What a command prints as JSON: one list, and nothing else on standard output."""

    def printed(command, *words):
        answer = kodbok(command, two_years, *words, "--json")
        assert answer.code == 0, answer.err
        return json.loads(answer.out, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))

    return printed


@pytest.fixture
def one(rows):
    """One row of the theme table."""
    return lambda code, *words: next(row for row in rows("themes", *words) if row["code"] == code)


def test_the_theme_table_has_its_keys_and_a_row_a_code_parents_first(rows, book):
    """Codes without codings are listed with 0."""
    table = rows("themes")
    assert [list(row) for row in table] == [THEMES] * len(book.codes)
    assert [row["code"] for row in table] == [code.path for code in book.codes]
    assert [row["level"] for row in table] == [code.level for code in book.codes]
    assert list(table[-1].values()) == ["Kunskap > Dialog", 2, 1, 1, 4, pytest.approx(4 / 57), 1, 3, 1, 3, 1, 0]


def test_with_several_waves_the_latest_is_shown_and_said(kodbok, two_years, one):
    """On standard output for people, on standard error beside a table for programs."""
    shown = kodbok("themes", two_years)
    assert "2015" in shown.out.split("\n")[1]
    assert "3" in shown.out.split("\n")[1]
    assert shown.err == ""
    for command in ("themes", "segments", "matrix", "quotes"):
        for form in ("--json", "--csv"):
            assert "2015" in kodbok(command, two_years, form).err, command
    assert one("Social > Budget")["interviews_total"] == 3
    assert one("Social > Budget", "--wave", "2014")["interviews_total"] == 1
    assert one("Social > Budget", "--wave", "2014", "--wave", "2015")["interviews_total"] == 4
    assert kodbok("themes", two_years, "--wave", "2014", "--json").err == ""


def test_the_latest_wave_is_told_by_its_number(tmp_path, kodbok, book, talk):
    """The tenth round comes after the ninth."""
    path = tmp_path / "s.kodbok"
    with Study.create(path, codebook=book, coder="Anna") as study:
        for wave in ("Omgång 9", "Omgång 10", "Omgång 1"):
            study.add_transcript(talk(f"{SAID}\nIP: {wave}.", wave, wave=wave))
        assert study.material().facts.waves == ("Omgång 1", "Omgång 9", "Omgång 10")
        assert list(study.material().interviews["interview"]) == ["Omgång 10"]


@pytest.mark.parametrize(
    ("words", "interviews", "codings"),
    [
        (["--case", "Skolan"], 1, 2),
        (["--case", "Skolan", "--case", "Vården"], 2, 2),
        (["--case-kind", "bolag"], 1, 1),
        (["--case-kind", "förvaltning", "--kind", "interview"], 1, 2),
        (["--kind", "workshop"], 1, 0),
        (["--kind", "workshop", "--kind", "interview"], 3, 3),
        (["--kind", "article"], 0, 0),
        (["--role", "interviewee"], 3, 3),
        (["--role", "unknown"], 3, 0),
        (["--coders", "Bo"], 3, 1),
        (["--coders", "Anna,Bo"], 3, 4),
        (["--coders", " Anna , Bo "], 3, 4),
        (["--coders", "Anna", "--coders", "Bo"], 3, 4),
        (["--coders", "all"], 3, 4),
        (["--wave", "2014", "--case", "Skolan"], 1, 1),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_filters_may_be_repeated_and_combined(rows, words, interviews, codings):
    """Themes and segments agree about what is selected."""
    table = rows("themes", *words)
    assert {row["interviews_total"] for row in table} == {interviews}
    assert sum(row["codings"] for row in table if row["level"] == 1) == codings
    assert len(rows("segments", *words)) == codings


def test_a_code_takes_its_descendants_along(rows, kodbok, two_years):
    """By path, by unique name, in any case; a table holds the chosen codes alone."""
    for name in ("Social", "social", "Social "):
        table = rows("themes", "--code", name, "--coders", "all")
        assert [row["code"] for row in table] == ["Social", "Social > Budget", "Social > Fond", "Social > Fond > Liten"]
    assert [row["code"] for row in rows("themes", "--code", "Fond", "--code", "Dialog")] == [
        *("Social > Fond", "Social > Fond > Liten", "Kunskap > Dialog")
    ]
    assert {row["code"] for row in rows("segments", "--code", "Fond", "--coders", "all")} == {"Social > Fond > Liten"}
    answer = kodbok("themes", two_years, "--code", "Bugdet")
    assert (answer.code, answer.out) == (1, "")
    assert "did you mean 'Social > Budget'?" in answer.err


@pytest.mark.parametrize(
    ("words", "there"),
    [
        (["--wave", "2013"], "2014, 2015"),
        (["--case", "skolan"], "Parkeringen, Skolan, Vården"),
        (["--case-kind", "kommun"], "bolag, förvaltning"),
        (["--coders", "Anna,Eva"], "Anna, Bo"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_filter_that_meets_nothing_says_what_there_is(kodbok, two_years, words, there):
    """Exit code 1 in one sentence, whatever the command."""
    for command in ("themes", "segments", "matrix", "quotes"):
        answer = kodbok(command, two_years, *words)
        assert (answer.code, answer.out) == (1, "")
        assert f"{words[0]} {words[1].split(',')[-1]!r}" in answer.err
        assert there in answer.err


def test_the_segments_table_has_its_columns_in_their_order_and_swedish_order_of_rows(kodbok, two_years):
    """As CSV with commas; z before å before ö."""
    table = list(csv.reader(io.StringIO(kodbok("segments", two_years, "--csv", "--coders", "all").out)))
    assert tuple(table[0]) == SEGMENT_COLUMNS
    found = [dict(zip(table[0], row, strict=True)) for row in table[1:]]
    assert [row["interview"] for row in found] == ["Åst", "Öst", "Öst", "Öst"]
    assert [int(row["start"]) for row in found[1:]] == sorted(int(row["start"]) for row in found[1:])
    first = found[0]
    assert (first["case"], first["case_kind"], first["wave"], first["kind"]) == ("Parkeringen", "bolag", "2015", "interview")
    assert (first["speaker"], first["role"], first["turn"], first["contrary"]) == ("IP", "interviewee", "1", "false")
    assert (first["recommendation"], first["theme"], first["code"]) == ("Social", "Social > Budget", "Social > Budget")
    assert (first["word_start"], first["word_end"], first["words"]) == ("6", "16", "10")
    assert first["quote"] == "Det är svårt att planera för längre än ett år."


def test_the_segments_table_as_json_has_nulls_numbers_and_truth_values(kodbok, study, span):
    """What is not known is null, never an empty text or a made-up number."""
    study.code("Samtal", *span("Hur går det?"), "Social", contrary=True)
    (row,) = json.loads(kodbok("segments", study.path, "--json").out)
    assert list(row) == list(SEGMENT_COLUMNS)
    assert [row[name] for name in ("case", "case_kind", "wave")] == [None] * 3
    assert (row["turn"], row["words"], row["contrary"], row["theme"]) == (0, 0, True, "")
    assert isinstance(row["start"], int)


def test_everything_shows_every_coder_s_segments_of_all_waves(rows, kodbok, two_years):
    """Proposals and rejected ones too."""
    assert len(rows("segments", "--everything")) == 5
    assert {row["wave"] for row in rows("segments", "--everything")} == {"2014", "2015"}
    with Study.open(two_years, coder="Anna") as study:
        study.save_codebook(_with_rule(study.codebook()))
        assert study.run_rules().proposed == 4
    kodbok("code", "reject", two_years, "--interview", "Öst", "--code", "Dialog", "--coder", "Anna")
    assert sorted(row["status"] for row in rows("segments", "--everything")) == ["accepted"] * 5 + ["proposed"] * 3 + ["rejected"]


def _with_rule(book):
    """A codebook in which Dialog has a rule."""
    from dataclasses import replace

    from coding.rule import Rule

    return Codebook(tuple(replace(c, rules=(Rule("exact", ("Samtal",)),)) if c.name == "Dialog" else c for c in book.codes))


@pytest.fixture
def proposed(two_years):
    """The study with proposals of a rule."""
    with Study.open(two_years, coder="Anna") as study:
        study.save_codebook(_with_rule(study.codebook()))
        study.run_rules()
    return two_years


def test_proposals_are_no_findings_until_they_are_asked_for(proposed, one, kodbok, rows):
    """They stand in a column of their own; with --include-proposed they count and the title says so."""
    assert (one("Kunskap > Dialog")["codings"], one("Kunskap > Dialog")["proposed"]) == (1, 3)
    assert one("Kunskap > Dialog", "--include-proposed")["codings"] == 4
    assert {row["status"] for row in rows("segments")} == {"accepted"}
    assert {row["coder"] for row in rows("segments", "--include-proposed") if row["status"] == "proposed"} == {""}
    for command in ("themes", "matrix", "quotes", "segments"):
        assert "--include-proposed" in kodbok(command, proposed, "--include-proposed").out.split("\n")[2], command


def test_where_there_are_proposals_alone_the_way_on_is_said(study, kodbok, tmp_path):
    """By results and exports alike."""
    study.save_codebook(_with_rule_on(study.codebook(), "svårt"))
    study.run_rules()
    study.close()
    for words in (("themes",), ("segments",), ("matrix",), ("quotes",), ("themes", "--json"), ("segments", "--csv")):
        answer = kodbok(words[0], study.path, *words[1:])
        assert answer.code == 0
        assert "Nothing is accepted yet" in answer.err, words
        assert "kodbok code accept" in answer.err
    assert "Nothing is accepted yet" in kodbok("export", "excel", study.path, tmp_path / "ut.xlsx").err


def _with_rule_on(book, word):
    """A codebook in which Budget has a rule for a word."""
    from dataclasses import replace

    from coding.rule import Rule

    return Codebook(tuple(replace(c, rules=(Rule("exact", (word,)),)) if c.name == "Budget" else c for c in book.codes))


def test_the_matrix_has_every_code_and_group_and_a_reason_for_what_is_not_known(rows, book):
    """An organisation whose interview is neither coded nor finished is null, never 0."""
    table = rows("matrix")
    assert [(row["code"], row["group"]) for row in table] == [
        (code.path, group) for code in book.codes for group in ("Parkeringen", "Skolan", "Vården")
    ]
    values = {(row["code"], row["group"]): row["value"] for row in table}
    assert (values["Social", "Parkeringen"], values["Social", "Skolan"], values["Kunskap", "Parkeringen"]) == (1, 1, 0)
    for row in table:
        assert {"code", "group", "value"} <= set(row)
        assert (row["value"] is None) == (row["group"] == "Vården")
        assert (row["value"] is None) == bool(row.get("reason"))


@pytest.mark.parametrize("value", ["passages", "words", "share", "codings", "present"])
@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("case", {"Parkeringen", "Skolan", "Vården"}),
        ("case_kind", {"bolag", "förvaltning"}),
        ("wave", {"2014", "2015"}),
        ("kind", {"interview", "workshop"}),
        ("coder", {"Anna", "Bo"}),
    ],
)
def test_every_grouping_shows_every_value(rows, by, groups, value):
    """All waves stand beside one another, and so do all coders."""
    table = rows("matrix", "--by", by, "--value", value)
    assert {row["group"] for row in table} == groups
    numbers = [row["value"] for row in table if row["value"] is not None]
    assert numbers
    assert all(isinstance(number, float if value == "share" else int) for number in numbers)
    if value == "present":
        assert set(numbers) == {0, 1}


def test_coders_stand_beside_one_another_in_a_matrix(rows):
    """`--by coder` implies all of them, unless some are named."""
    values = {(row["code"], row["group"]): row["value"] for row in rows("matrix", "--by", "coder")}
    assert (values["Social", "Anna"], values["Social", "Bo"]) == (2, 1)
    assert {row["group"] for row in rows("matrix", "--by", "coder", "--coders", "Bo")} == {"Bo"}


def test_what_belongs_to_no_group_is_said(two_years, talk, kodbok):
    """An interview without an organisation is in no column of the matrix."""
    with Study.open(two_years, coder="Anna") as study:
        study.add_transcript(talk("IP: Ett samtal till.", "Utan", wave="2015"))
    assert "are in no group: 1" in kodbok("matrix", two_years).err


def test_quotations_have_their_keys_and_stand_in_the_text(rows, two_years):
    """Three a theme at most, or as many as asked; whole, of interviewees alone."""
    found = rows("quotes")
    assert found
    with Study.open(two_years) as study:
        texts = {transcript.name: transcript.text for transcript in study.transcripts()}
    for row in found:
        assert list(row) == QUOTES
        assert row["quote"] == texts[row["interview"]][row["start"] : row["end"]]
        assert row["role"] != "interviewer"
        assert row["reason"]
    assert max(sum(row["theme"] == theme for row in found) for theme in {row["theme"] for row in found}) <= 3
    assert {row["theme"] for row in rows("quotes", "--theme", "Budget")} == {"Social > Budget"}
    assert len(rows("quotes", "--per-theme", "1", "--theme", "Budget")) == 1
    assert rows("quotes") == found


def test_csv_holds_the_same_values_as_json(kodbok, two_years, rows):
    """Nothing for null; names with commas, quotation marks and line breaks survive."""
    for command in ("themes", "matrix", "quotes", "segments"):
        table = list(csv.DictReader(io.StringIO(kodbok(command, two_years, "--csv").out)))
        expected = rows(command)
        assert len(table) == len(expected), command
        for printed, row in zip(table, expected, strict=True):
            for name, text in printed.items():
                value = row.get(name)
                plain = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
                assert text == plain, (command, name)


def test_a_study_without_interviews_has_results_of_nothing(tmp_path, kodbok, book):
    """Every command works; shares are null with a reason."""
    path = tmp_path / "tom.kodbok"
    Study.create(path, codebook=book, coder="Anna").close()
    table = json.loads(kodbok("themes", path, "--json").out)
    assert [row["share"] for row in table] == [None] * len(book.codes)
    assert all(row["reason"] for row in table)
    for words in (("segments",), ("matrix",), ("quotes",), ("interviews", "list"), ("code", "rules", "--dry-run"), ("check",)):
        head = 2 if words[0] in {"interviews", "code"} else 1
        answer = kodbok(*words[:head], path, *words[head:], "--json")
        assert (answer.code, json.loads(answer.out)) == (0, []), words
        assert kodbok(*words[:head], path, *words[head:]).code == 0
    for kind, name in (("excel", "a.xlsx"), ("csv", "a"), ("charts", "b")):
        answer = kodbok("export", kind, path, tmp_path / name)
        assert (answer.code, answer.err) == (0, ""), kind


def test_a_codebook_of_one_level_has_results(tmp_path, kodbok, talk):
    """Success factors and obstacles: no themes below them, every command and export works."""
    path = tmp_path / "platt.kodbok"
    with Study.create(path, codebook=Codebook().add("Framgång").add("Hinder"), coder="Anna") as study:
        study.add_transcript(talk())
        _code(study, "Anna", "Samtal", "Det är svårt, tycker jag.", "Hinder")
    table = json.loads(kodbok("themes", path, "--json").out)
    assert [(row["code"], row["level"], row["passages"]) for row in table] == [("Framgång", 1, 0), ("Hinder", 1, 1)]
    (row,) = json.loads(kodbok("segments", path, "--json").out)
    assert (row["recommendation"], row["theme"], row["code"]) == ("Hinder", "", "Hinder")
    for command in ("matrix", "quotes", "segments", "themes"):
        answer = kodbok(command, path)
        assert answer.code == 0, command
    for kind, name in (("excel", "a.xlsx"), ("csv", "a"), ("charts", "b")):
        answer = kodbok("export", kind, path, tmp_path / name)
        assert (answer.code, answer.err) == (0, ""), kind


def test_a_study_without_codes_can_be_shown(tmp_path, kodbok, talk):
    """An empty codebook is a beginning, not a fault."""
    path = tmp_path / "utan.kodbok"
    with Study.create(path, codebook=Codebook(), coder="Anna") as study:
        study.add_transcript(talk())
    for command in ("themes", "matrix", "quotes", "segments"):
        assert json.loads(kodbok(command, path, "--json").out) == [], command
        assert kodbok(command, path).code == 0
    for kind, name in (("excel", "a.xlsx"), ("csv", "a"), ("charts", "b")):
        assert kodbok("export", kind, path, tmp_path / name).code == 0, kind
