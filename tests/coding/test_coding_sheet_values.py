"""What coding sheets are made of: units, places of codings, labels, marks, names of sheets."""

from __future__ import annotations

import json
import zlib
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coding.clean_text import FieldError
from coding.code_finder import without_case
from coding.codebook import Codebook
from coding.coding_sheets.code_changes import code_changes
from coding.coding_sheets.finished_cell import finished_of
from coding.coding_sheets.labels import KnownLabels, labels
from coding.coding_sheets.placing import placed
from coding.coding_sheets.row_mark import BrokenMarkError, FinishedCell, RowMark, ShownCoding, decoded, encoded
from coding.coding_sheets.sheet_names import sheet_names
from coding.coding_sheets.unit import MOST_ROOM, units
from coding.segment import CodedSegment
from interviews.transcript import Transcript
from interviews.turn import Turn

TEXT = "I: Hur går det?\nIP: Vi har t.ex. en fond. Det är svårt.\n\nSlut"
TURNS = (Turn(3, 15, "I:", "I", role="interviewer"), Turn(20, 57, "IP:", "IP", role="interviewee"))


def _said(transcript, kind="turn"):
    """The text and speaker of each unit."""
    return [(transcript.text[unit.start : unit.end], unit.speaker) for unit in units(transcript, kind)]


def _segment(number, start, end):
    """A coding of a span of the text."""
    return CodedSegment(str(number), "A", start, end, TEXT[start:end], "Kod")


def test_a_row_is_a_turn_or_a_sentence_whose_first_names_the_speaker():
    transcript = Transcript("A", TEXT, TURNS)
    assert _said(transcript) == [("Hur går det?", "I"), ("Vi har t.ex. en fond. Det är svårt.", "IP")]
    assert _said(transcript, "sentence")[1:] == [("Vi har t.ex. en fond.", "IP"), ("Det är svårt.", "")]


def test_a_source_without_turns_is_taken_by_paragraphs_or_sentences():
    transcript = Transcript("A", "Ett. Två.\n\n Tre.")
    assert _said(transcript) == [("Ett. Två.", ""), ("Tre.", "")]
    assert _said(transcript, "sentence") == [("Ett.", ""), ("Två.", ""), ("Tre.", "")]


@given(st.text("ab .\n!", max_size=60).map(lambda text: text * 90), st.sampled_from(["turn", "sentence"]))
def test_units_hold_every_word_once_and_none_is_longer_than_a_row(text, kind):
    transcript = Transcript("A", text, (Turn(0, len(text), "I:", "I"),))
    found = units(transcript, kind)
    assert all(0 < unit.end - unit.start <= MOST_ROOM for unit in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    said = " ".join(text[unit.start : unit.end] for unit in found)
    assert "".join(said.split()) == "".join(text.split())


def test_a_coding_stands_once_in_the_row_with_most_of_its_words():
    """It covers the row's text, a part of it, or more; one outside all rows stands in the row before it."""
    transcript = Transcript("A", TEXT, TURNS)
    rows = placed(
        units(transcript),
        [_segment(1, 3, 15), _segment(2, 20, 26), _segment(3, 7, 50), _segment(4, 59, 63), _segment(5, 0, 2)],
        transcript.words,
    )
    said = [[(one.segment.id, one.extent) for one in row] for row in rows]
    assert said == [[("5", "more"), ("1", "whole")], [("3", "more"), ("2", "part"), ("4", "more")]]


def test_a_label_is_the_name_where_that_means_one_code_alone():
    """Aliases of others and names in another case count too."""
    book = Codebook().add("A > Lek").add("B > Lek").add("B > Fond", aliases=("Sak",)).add("C > Sak").add("C > fond")
    said = labels(book)
    assert said["B"] == "B"
    assert [said[path] for path in ("A > Lek", "B > Lek", "C > Sak")] == ["A > Lek", "B > Lek", "C > Sak"]
    assert {said["B > Fond"], said["C > fond"]} == {"B > Fond", "C > fond"}


def test_a_label_is_found_again_as_its_code(codebooks):
    """For any codebook, by the codebook itself and by the sheet of codes."""

    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
    @given(codebooks)
    def holds(book):
        said = labels(book)
        known = KnownLabels({label: path for path, label in said.items()})
        for path, label in said.items():
            assert book.find(label).path == path
            assert known.path(label) == path

    holds()


def test_a_cell_with_semicolons_holds_several_codes_unless_it_is_one_name():
    known = KnownLabels({"a;b": "X > a;b", "Lek": "X > Lek"})
    assert known.parted(" A;B ") == ["A;B"]
    assert known.parted("lek; X > lek ;; ny") == ["lek", "X > lek", "ny"]
    assert known.path(" LEK\u00a0") == "X > Lek"
    assert known.meaning("Okänd  KOD") == without_case("okänd kod")


MARK = RowMark(7, "Åsa", "Samtal “1”\n", 3, 15, "abc", (ShownCoding("x", "Lek 🎈"),), "", ("x",))


@pytest.mark.parametrize("mark", [MARK, FinishedCell(7, "Åsa", "A", finished=True), RowMark(1, "", "", 0, 1, "", (), "", None)])
def test_a_mark_comes_back_as_it_was_in_plain_letters(mark):
    assert encoded(mark).isascii()
    assert decoded(f" {encoded(mark)}".strip()) == mark


def test_a_mark_that_was_changed_is_told_from_one_that_is_none():
    """A series that a program fills in changes the last digit; a hostile one may have a right check sum."""
    assert decoded("Samtal") is None
    for text in (encoded(MARK)[:-1] + "g", encoded(MARK).replace('"start":3', '"start":4'), "kodbok ", "kodbok {}"):
        with pytest.raises(BrokenMarkError):
            decoded(text)


@pytest.mark.parametrize("value", [1, None, [], {}, {"rev": "x"}, {"rev": 1e999, "coder": 1, "in": 2}, "[" * 9000])
def test_a_mark_with_a_right_sum_and_wrong_content_is_broken(value):
    body = json.dumps(value)
    with pytest.raises(BrokenMarkError):
        decoded(f"kodbok {body} {zlib.crc32(body.encode()):08x}")


@given(st.lists(st.text(max_size=40), max_size=60))
def test_sheet_names_are_such_as_excel_accepts_and_none_stands_twice(names):
    found = sheet_names([*names, *names], ["Läs mig", "Kodbok"])
    folded = [name.casefold() for name in (*found, "Läs mig", "Kodbok")]
    assert len(set(folded)) == len(folded)
    for name in found:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name == name.strip("'")
        assert name.casefold() != "history"


def test_interviews_that_begin_alike_get_numbers():
    names = sheet_names(["Intervju med kulturförvaltningens chef 1", "Intervju med kulturförvaltningens chef 2"])
    assert names == ["Intervju med kulturförvaltninge", "Intervju med kulturförvaltn (2)"]


SHOWN = (ShownCoding("1", "Lek"), ShownCoding("2", "Fond"), ShownCoding("3", "Lek"))


@pytest.mark.parametrize(
    ("cells", "kept", "changed", "taken", "new"),
    [
        ({1: "Lek", 2: "Fond", 3: "Lek"}, "123", [], "", []),
        ({1: " lek ", 2: "X > Fond", 3: "LEK"}, "123", [], "", []),
        ({1: "", 2: "Fond", 3: "Lek"}, "23", [], "1", []),
        ({1: "Fond", 2: "Lek"}, "12", [], "3", []),
        ({1: "Ny", 2: "Fond", 3: "Lek"}, "23", [("1", "Ny")], "", []),
        ({1: "Lek", 2: "Fond", 3: "Lek", 4: "Ny", 5: "ny"}, "123", [], "", ["Ny"]),
        ({1: "Lek; Ny", 2: "Fond", 3: "Lek"}, "123", [], "", ["Ny"]),
        ({4: "Fond"}, "2", [], "13", []),
        ({1: "Lek", 2: "Lek", 3: "Lek"}, "13", [], "2", []),
        ({}, "", [], "123", []),
    ],
)
def test_codes_in_cells_are_compared_with_what_stood_there(cells, kept, changed, taken, new):
    """Moved ones stay, a code in the place of another is a change, an emptied one is taken away, the others are new."""
    found = code_changes(cells, SHOWN, KnownLabels({"Fond": "X > Fond"}))
    assert "".join(one.id for one in found.kept) == kept
    assert [(one.id, code) for one, code in found.changed] == changed
    assert "".join(one.id for one in found.taken) == taken
    assert list(found.new) == new


def test_a_code_that_a_program_took_for_a_date_is_still_meant():
    found = code_changes({1: "2015-03-01"}, (ShownCoding("1", "2015-03"),), KnownLabels({}))
    assert [one.id for one in found.kept] == ["1"]


@pytest.mark.parametrize(("text", "finished"), [("ja", True), (" Klar! ", True), ("true", True), ("", False), ("Nej", False)])
def test_the_answer_is_read_as_people_write_it(text, finished):
    assert finished_of(text) is finished


def test_another_answer_is_refused():
    with pytest.raises(FieldError, match="'kanske', which is neither yes nor no"):
        finished_of("kanske")
