"""Codes in the comments of Word files: how a file meets its interview, what comes in, what is listed, what undo takes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coding.coding_row import CodingFile, CodingRow, FinishedMark
from coding.coding_rows import write_coding_rows
from coding.word_comments import comment_text
from coding.word_comments.name_table import NameRow, NameTable, NameTableError
from interviews.comment import Comment
from workbench.commands.coding_import import NameChoices, import_sources
from workbench.commands.coding_source import CodingSource
from workbench.study import Study

CORRECTED = "I: Hur går det nu?\nIP: Vi har faktiskt ettårsbudgetar. Det är svårt, tycker jag.\nI: Ja?\nIP: Tack."
OTHER = "Ett helt annat samtal om väder och vind, som ingen har kodat och som inte liknar något av det andra."


def _found(study):
    """What stands in the study."""
    return [(one.quote, one.code, one.coder, one.memo) for one in study.findings()]


def _actions(report):
    """Line, action and name of every step."""
    return [(step.line, step.action, step.written) for step in report.steps]


def _new(parent):
    """The wish for new codes."""
    return NameChoices(parent=parent)


def test_comments_become_coded_segments_of_their_authors(study, coded_docx, tmp_path):
    """The range to the character, over turns too; the author codes, the date is kept, what follows a code is the memo."""
    words = "svårt, tycker jag.\nI: Ja?"
    path = coded_docx(
        tmp_path / "Samtal.docx",
        ("ettårsbudgetar", "budget – varje år", "Åsa", "2026-03-01T10:11:12Z"),
        (words, "Dialog; Liten", "Bo"),
    )
    report = study.import_coded_files([path])
    assert (report.count("new"), report.complete) == (3, True)
    assert sorted(_found(study)) == [
        ("ettårsbudgetar", "Social > Budget", "Åsa", "varje år"),
        (words, "Kunskap > Dialog", "Bo", ""),
        (words, "Social > Fond > Liten", "Bo", ""),
    ]
    (first, *_) = study.findings()
    assert (first.created, first.origin, first.status) == ("2026-03-01T10:11:12Z", "import", "accepted")
    assert study.check() == []


def test_a_comment_without_an_author_is_that_of_whoever_acts(study, coded_docx, tmp_path):
    study.import_coded_files([coded_docx(tmp_path / "a.docx", ("svårt", "Budget", ""))])
    assert [one.coder for one in study.findings()] == ["Anna"]


def test_a_file_meets_its_interview_by_its_text_whatever_it_is_called(study, coded_docx, tmp_path):
    report = study.import_coded_files([coded_docx(tmp_path / "kodad av KE.docx", ("svårt", "Budget"))])
    assert (report.files[0].interview, report.files[0].met) == ("Samtal", "same")
    assert len(study.interviews()) == 1


def test_a_file_of_another_version_is_carried_over_by_the_diff(study, coded_docx, tmp_path):
    """Met by its name in any case; each comment is told as unchanged, moved, changed or lost, and what is lost is refused."""
    path = coded_docx(
        tmp_path / "SAMTAL.docx",
        ("I: Hur", "Budget"),
        ("Det är svårt", "Budget"),
        ("har faktiskt ettårsbudgetar", "Budget"),
        ("Tack", "Dialog"),
        text=CORRECTED,
    )
    report = study.import_coded_files([path])
    assert report.files[0].met == "carried"
    assert [(step.outcome, step.segment and step.segment.quote) for step in report.steps] == [
        ("unchanged", "I: Hur"),
        ("changed", "har ettårsbudgetar"),
        ("moved", "Det är svårt"),
        ("lost", None),
    ]
    assert report.count("refused") == 1
    assert study.check() == []


def test_a_file_that_no_interview_has_is_imported_with_it(study, coded_docx, tmp_path):
    """Interview, codes and segments are one change: undo takes all of it back, redo brings it again."""
    before, codes = study.revision, study.codebook()
    path = coded_docx(tmp_path / "Nytt.docx", ("väder", "Klimat; budget"), text=OTHER)
    report = study.import_coded_files([path], _new("Tvärgående"))
    assert (report.files[0].met, report.new_codes) == ("added", ("Tvärgående", "Tvärgående > Klimat"))
    assert [each.name for each in study.interviews()] == ["Samtal", "Nytt"]
    assert study.revision == before + 1
    study.undo()
    assert (len(study.interviews()), study.codebook(), study.findings()) == (1, codes, [])
    study.redo()
    assert [one.code for one in study.findings()] == ["Social > Budget", "Tvärgående > Klimat"]
    assert study.check() == []


@pytest.mark.parametrize("parent", [None, "", "Tvärgående"])
def test_the_same_files_again_change_nothing(study, coded_docx, tmp_path, parent):
    """With an interview and codes that came in with them too."""
    files = [
        coded_docx(tmp_path / "Nytt.docx", ("väder", "Klimat\n\nminns; detta"), ("vind", "budget (motsäger)"), text=OTHER),
        coded_docx(tmp_path / "Samtal.docx", ("svårt", "Budget; Klimat")),
    ]
    study.import_coded_files(files, _new(parent))
    before, found = study.revision, study.findings()
    again = study.import_coded_files(files, _new(parent))
    assert (study.revision, study.findings()) == (before, found)
    assert again.count("new") == 0
    assert again.new_codes == ()


def test_a_dry_run_tells_the_same_and_writes_nothing(study, coded_docx, tmp_path):
    files = [coded_docx(tmp_path / "Nytt.docx", ("väder", "Klimat"), ("vind", "Budget; Okänd kod?"), text=OTHER)]
    before = study.revision
    foretold = study.import_coded_files(files, _new("Nya"), dry_run=True)
    assert (study.revision, len(study.interviews())) == (before, 1)
    done = study.import_coded_files(files, _new("Nya"))
    assert _actions(foretold) == _actions(done)
    assert (foretold.files, foretold.new_codes, foretold.unknown) == (done.files, done.new_codes, done.unknown)


def test_files_that_name_codes_as_they_were_called_before_still_mean_them(study, coded_docx, tmp_path):
    """Renamed, moved and merged codes, the last one after the other; a code that is called so now comes first."""
    study.import_coded_files([coded_docx(tmp_path / "a.docx", ("svårt", "Budget; Liten; Dialog"))])
    (exported,) = study.coded_documents()
    export, table = tmp_path / "ut.docx", tmp_path / "ut.csv"
    export.write_bytes(exported.content)
    write_coding_rows(study.findings(), table, study.revision)
    study.save_codebook(study.codebook().rename("Social > Budget", "Ettårigt, igen").move("Kunskap > Dialog", "Social"))
    study.merge_codes("Liten", "Fond")
    study.merge_codes("Social > Fond", "Social > Dialog")
    before, found = study.revision, study.findings()
    report = study.import_coded_files([export, table])
    assert (report.count("same"), report.complete, study.revision) == (6, True, before)
    assert study.findings() == found
    study.save_codebook(study.codebook().add("Kunskap > Dialog"))
    again = study.import_coded_files([export])
    assert [step.segment.code for step in again.steps if step.action == "new"] == ["Kunskap > Dialog"]


def test_unknown_names_are_gathered_with_their_counts_and_nearest_codes(study, coded_docx, tmp_path):
    """However they are spelt; remarks come last and are never a memo or a code."""
    path = coded_docx(
        tmp_path / "a.docx", ("Hur", "Kolla detta?"), ("går", "Bugdet; Budget"), ("det", "bugdet"), ("svårt", "Xyz"), ("Ja", "")
    )
    report = study.import_coded_files([path], dry_run=True)
    told = [(name.name.casefold(), name.count, name.nearest, name.remark) for name in report.unknown]
    assert told == [("bugdet", 2, ("Social > Budget",), False), ("xyz", 1, (), False), ("kolla detta?", 1, (), True)]
    made = study.import_coded_files([path], _new(""))
    assert made.new_codes == ("Bugdet", "Xyz")
    assert [step.why for step in made.steps if step.action == "refused"] == ["remark", "empty"]


def test_a_name_that_is_a_path_keeps_its_place_where_its_root_stands(study, coded_docx, tmp_path):
    path = coded_docx(tmp_path / "a.docx", ("svårt", "Social > Skulder; Eget > Annat"))
    assert study.import_coded_files([path], _new("Kunskap")).new_codes == (
        "Social > Skulder",
        "Kunskap > Eget",
        "Kunskap > Eget > Annat",
    )


def test_a_table_of_names_maps_leaves_out_and_makes(study, coded_docx, tmp_path):
    """A path that is no code is refused by its place, or made where new codes are wanted."""
    path = coded_docx(tmp_path / "a.docx", ("svårt", "Ekonomi: oro; Skräp\nNytt"))
    table = NameTable(
        (NameRow("ekonomi", "budget", "rad 2"), NameRow("Skräp", "", "rad 3"), NameRow("Nytt", "Social > Nytt", "rad 4"))
    )
    with pytest.raises(NameTableError, match="rad 4"):
        study.import_coded_files([path], NameChoices(table))
    report = study.import_coded_files([path], NameChoices(table, "Kunskap"))
    assert [(one.code, one.memo) for one in study.findings()] == [("Social > Budget", "oro; Skräp"), ("Social > Nytt", "")]
    assert report.new_codes == ("Social > Nytt",)


def test_two_copies_of_one_interview_both_come_in(study, coded_docx, tmp_path):
    """The first one brings the interview, the second meets it; what both say stands once, a memo that differs is told."""
    first = coded_docx(tmp_path / "a.docx", ("väder", "Budget – ett", "KE"), text=OTHER)
    second = coded_docx(tmp_path / "b.docx", ("väder", "Budget – två", "KE"), ("väder", "Budget", "Bo"), text=OTHER)
    report = study.import_coded_files([first, second])
    assert [(source.interview, source.met) for source in report.files] == [("a", "added"), ("a", "same")]
    assert [step.action for step in report.steps] == ["new", "same", "new"]
    assert "another memo" in report.steps[1].message
    assert {(one.coder, one.memo) for one in study.findings()} == {("KE", "ett"), ("Bo", "")}


def test_a_file_called_like_an_interview_that_holds_something_else_is_refused(study, coded_docx, tmp_path):
    """By itself; the file beside it comes in."""
    foreign = coded_docx(tmp_path / "Samtal.docx", ("väder", "Budget"), text=OTHER)
    report = study.import_coded_files([foreign, coded_docx(tmp_path / "b.docx", ("svårt", "Budget"))])
    assert "shares hardly anything" in report.files[0].refused
    assert (len(study.findings()), report.complete) == (1, False)


def test_a_file_without_comments_is_imported_and_said(study, coded_docx, tmp_path):
    report = study.import_coded_files([coded_docx(tmp_path / "Nytt.docx", text=OTHER)])
    assert (report.files[0].met, report.files[0].comments, report.steps, report.complete) == ("added", 0, (), True)


def test_an_erased_interview_does_not_come_back_with_its_comments(study, coded_docx, tmp_path):
    path = coded_docx(tmp_path / "Samtal.docx", ("svårt", "Budget"))
    study.erase_interview("Samtal")
    report = study.import_coded_files([path])
    assert "was erased" in report.files[0].refused
    assert study.interviews() == []


def test_a_broken_file_is_refused_by_itself(study, coded_docx, tmp_path):
    broken = tmp_path / "a.docx"
    broken.write_bytes(b"inget arkiv")
    report = study.import_coded_files([broken, tmp_path / "finns inte.csv", coded_docx(tmp_path / "b.docx", ("svårt", "Budget"))])
    assert [bool(source.refused) for source in report.files] == [True, True, False]
    assert len(study.findings()) == 1


def test_tables_and_documents_come_in_together(study, coded_docx, tmp_path):
    """What stands in both stands once."""
    table = tmp_path / "a.csv"
    table.write_text("interview,code,quote,coder\nSamtal,Budget,svårt,KE\nSamtal,Xyz,svårt,KE\n", encoding="utf-8")
    report = study.import_coded_files([table, coded_docx(tmp_path / "b.docx", ("svårt", "Budget; Xyz", "KE"))], _new("Nya"))
    assert [(step.file, step.action) for step in report.steps] == [
        ("a.csv", "new"),
        ("a.csv", "new"),
        ("b.docx", "same"),
        ("b.docx", "same"),
    ]
    assert report.new_codes == ("Nya", "Nya > Xyz")


def test_marks_of_finished_interviews_are_told_kept_and_undone(study):
    """A dry run tells them too, and a mark of an unknown interview is refused."""
    row = CodingRow(2, interview="Samtal", code="Budget", quote="svårt")
    marks = (
        FinishedMark("samtal", "Bo", finished=True, place="sheet Översikt, row 2"),
        FinishedMark("Okänt", "Bo", finished=True, place="sheet Översikt, row 3"),
    )
    file = CodingFile((row,), marks=marks)
    for dry_run in (True, False):
        report = study.import_codings(file, dry_run=dry_run)
        assert [(step.action, step.place) for step in report.steps[1:]] == [
            ("marked", "sheet Översikt, row 2"),
            ("refused", "sheet Översikt, row 3"),
        ]
        assert study.interviews()[0].finished == (() if dry_run else ("Bo",))
    assert [step.action for step in study.import_codings(file).steps] == ["same", "same", "refused"]
    study.undo()
    assert (study.interviews()[0].finished, study.findings()) == ((), [])


def test_parts_of_a_split_file_get_the_comments_that_stand_in_them(tmp_path, coded_docx):
    """A document of several interviews, of which the study has the parts, is read as these parts."""
    talks = [f"Intervju {n}\nI: Hur går det {n}?\nIP: Bra {n}, tack för det.\nI: Jaha {n}.\nIP: Ja {n}." for n in (1, 2)]
    path = coded_docx(tmp_path / "alla.docx", ("Bra 1", "Budget"), ("Bra 2", "Budget"), text="\n".join(talks))
    with Study.create(tmp_path / "s.kodbok", coder="Anna") as study:
        reports = list(study.add_interviews([path], split=True))
        assert len(reports) == 2
        study.import_coded_files([path], _new(""))
        assert [(one.interview, one.quote) for one in study.findings()] == [
            (report.name, f"Bra {number}") for number, report in enumerate(reports, start=1)
        ]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_in_out_and_in_again_gives_the_same_segments(data, tmp_path_factory, talk):
    """Segments written as comments come into an empty study as they were, and add nothing to the one that they came from."""
    folder = tmp_path_factory.mktemp("runt")
    memo = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")) | st.sampled_from("\n;–: "), max_size=20)
    with Study.create(folder / "a.kodbok", coder="Anna") as study:
        study.add_transcript(talk())
        paths = [code.path for code in study.codebook()]
        length = len(talk().text)
        for _ in range(data.draw(st.integers(1, 5))):
            start = data.draw(st.integers(20, length - 12))
            end = data.draw(st.integers(start + 10, length))
            told = {"contrary": data.draw(st.booleans()), "memo": data.draw(memo)}
            study.code("Samtal", start, end, data.draw(st.sampled_from(paths)), **told)
        found = study.findings()
        comments = [
            Comment(one.start, one.end, comment_text(one.code, one.memo, contrary=one.contrary), one.coder, one.created)
            for one in found
        ]
        source = CodingSource(transcript=replace(talk(), comments=tuple(sorted(comments, key=lambda one: (one.start, one.end)))))
        revision = study.revision
        import_sources(study._database, "Bo", [source])  # noqa: SLF001  # no file in between
        assert study.revision == revision
    with Study.create(folder / "b.kodbok", coder="Bo") as other:
        import_sources(other._database, "Bo", [source])  # noqa: SLF001  # the same
        assert [_alike(one) for one in other.findings()] == [_alike(one) for one in found]


def _alike(segment):
    """A segment without its id and where it came from."""
    return replace(segment, id="", origin="manual")


def test_files_of_one_name_in_two_folders_are_told_apart(study, coded_docx, tmp_path):
    """Each coder may have a folder of copies; the report names them by their paths."""
    for coder in ("Bo", "KE"):
        (tmp_path / coder).mkdir()
        coded_docx(tmp_path / coder / "Samtal.docx", ("svårt", "Budget", coder))
    report = study.import_coded_files([tmp_path / "Bo" / "Samtal.docx", tmp_path / "KE" / "Samtal.docx"])
    assert [step.file for step in report.steps] == [str(tmp_path / "Bo" / "Samtal.docx"), str(tmp_path / "KE" / "Samtal.docx")]
    assert {one.coder for one in study.findings()} == {"Bo", "KE"}


def _table(path, *rows):
    """Writes a table of changes."""
    path.write_text("\n".join(["id,interview,code,quote,memo", *rows]) + "\n", encoding="utf-8")
    return path


def test_two_files_that_change_one_segment_do_not_overwrite_each_other(study, tmp_path):
    """The first one counts, the second is refused; where it asks for nothing else it may stand in both."""
    segment = study.code("Samtal", 20, 30, "Budget")
    row = f"{segment.id},Samtal,Budget,{segment.quote},"
    files = [_table(tmp_path / f"{name}.csv", f"{row}{memo}") for name, memo in (("a", "ett"), ("b", "två"), ("c", ""))]
    report = study.import_coded_files(files)
    assert [step.action for step in report.steps] == ["changed", "refused", "same"]
    assert "another file of this import" in report.steps[1].message
    assert [one.memo for one in study.findings()] == ["ett"]


def test_a_coding_that_two_files_bring_is_made_once(study, tmp_path):
    """Whatever the files call it."""
    files = [_table(tmp_path / f"{name}.csv", ",Samtal,Budget,svårt,") for name in "ab"]
    assert [step.action for step in study.import_coded_files(files).steps] == ["new", "same"]
    assert len(study.findings()) == 1


def test_a_mark_that_two_files_bring_is_kept_once(study):
    mark = FinishedMark("Samtal", "Bo", finished=True, place="")
    report = study.import_codings(CodingFile((), marks=(mark, mark)))
    assert [step.action for step in report.steps] == ["marked", "same"]
    assert study.interviews()[0].finished == ("Bo",)


REAL = Path(__file__).parents[3] / "shared" / "transcripts" / "word-comments-as-codes.docx"


@pytest.mark.skipif(not REAL.exists(), reason="the real sample files do not lie beside the repository")
def test_a_real_file_comes_in_with_every_one_of_its_comments(study):
    """199 comments name 457 codes; none is listed, none is left out, and its codes become a codebook."""
    report = study.import_coded_files([REAL], _new("Koder"))
    assert (report.files[0].comments, report.count("new"), report.complete) == (199, 457, True)
    assert {step.line for step in report.steps} == set(range(1, 200))
    assert len(report.new_codes) == 40
    assert study.check() == []
