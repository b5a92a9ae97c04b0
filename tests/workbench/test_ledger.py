"""The ledger: a quotation goes its way from proposed to approved, and nobody's words are printed in another wording in silence."""

from __future__ import annotations

from itertools import product

import pytest

from analysis.ledger_entry import SEGMENT_ELSEWHERE, SEGMENT_GONE
from analysis.ledger_state import (
    STATES,
    WORDS_CHANGED,
    WORDS_GONE,
    NothingEditedError,
    StateOrderError,
    WithdrawnTextError,
    next_state,
)
from analysis.written import LEDGER_COLUMNS
from workbench.commands.codebook_edits import CodesInUseError
from workbench.commands.ledger_edits import EditRefusedError, WordsGoneError
from workbench.results.quotable import NotQuotableError
from workbench.store.history import StillNeededError
from workbench.store.quotations import UnknownQuotationError

SAID = "Vi har ettårsbudgetar. Det är svårt, tycker jag."
OTHER = "I: Hur går det?\nIP: Vi har tvåårsbudgetar. Det är svårt, tycker jag.\nI: Ja?\nIP: Föreningarna hjälper oss mycket."
MOVED = "I: Hur går det, då?\nIP: Vi har ettårsbudgetar. Det är svårt, tycker jag.\nI: Ja?\nIP: Föreningarna hjälper oss mycket."
WITHOUT = "I: Hur går det?\nIP: Nej.\nI: Ja?\nIP: Föreningarna hjälper oss mycket."


@pytest.fixture
def quoted(study, span):
    """A study with a coding that is quoted in the ledger."""
    segment = study.code("Samtal", *span(SAID), "Budget")
    study.propose_segments([segment.id])
    return study


def _only(study):
    """The one quotation of the ledger."""
    (row,) = study.ledger().to_dict("records")
    return row


def test_a_proposed_quotation_stands_as_it_was_said(quoted, span):
    """With its place, its theme and whoever took it in."""
    row = _only(quoted)
    assert tuple(row) == LEDGER_COLUMNS
    assert (row["text"], row["verbatim"], row["state"], row["attribution"], row["key"]) == (SAID, SAID, "proposed", "none", False)
    assert (row["start"], row["end"]) == span(SAID)
    assert (row["theme"], row["interview"], row["speaker"], row["role"]) == ("Social > Budget", "Samtal", "IP", "interviewee")
    assert (row["who"], row["words"], row["tidied"], row["flag"]) == ("Anna", 8, False, "")
    assert quoted.check() == []


def test_proposing_twice_changes_nothing(study, span):
    """Neither what is chosen nor what is named comes in again, be it withdrawn or not; undo takes it out."""
    segment = study.code("Samtal", *span(SAID), "Budget")
    assert len(study.propose_quotations()) == 1
    revision = study.revision
    assert study.propose_quotations() == study.propose_segments([segment.id]) == []
    assert study.revision == revision
    study.set_quotation(_only(study)["id"], state="withdrawn")
    assert study.propose_quotations() == []
    study.undo()
    study.undo()
    assert len(study.ledger()) == 0


def test_a_dry_run_tells_what_would_come_in(study, span):
    """And writes nothing."""
    study.code("Samtal", *span(SAID), "Budget")
    revision = study.revision
    assert [each.text for each in study.propose_quotations(dry_run=True)] == [SAID]
    assert study.revision == revision
    assert len(study.ledger()) == 0


def test_an_interviewer_is_not_quoted_and_neither_is_what_is_no_finding(study, span):
    """Nor an id that there is not."""
    asked = study.code("Samtal", *span("Hur går det?"), "Budget")
    for wrong in (asked.id, "nix"):
        with pytest.raises(NotQuotableError, match="kodbok segments"):
            study.propose_segments([wrong])


def test_the_history_says_who_did_what_when_and_why(quoted):
    """Every state with its note; the one before stays what it was."""
    own = _only(quoted)["id"]
    quoted.set_quotation(own, text="[…] Det är svårt, tycker jag.", note="kortat")
    quoted.coder = "Bo"
    quoted.set_quotation(own[:8], state="sent", note="mejl 1/3")
    quoted.set_quotation(own[:8], state="approved")
    told = [(each.state, each.who, each.note) for each in quoted.quotation_history(own)]
    assert told == [("proposed", "Anna", ""), ("edited", "Anna", "kortat"), ("sent", "Bo", "mejl 1/3"), ("approved", "Bo", "")]
    assert all(each.date for each in quoted.quotation_history(own))
    quoted.undo()
    assert _only(quoted)["state"] == "sent"
    assert quoted.check() == []


def test_words_that_nobody_said_are_refused_with_the_difference(quoted):
    """Nothing is changed then; tidied speech is flagged and stays beside what was said."""
    own = _only(quoted)["id"]
    with pytest.raises(EditRefusedError, match=r"says 'lätt' where 'svårt' was said.*\{-svårt-\}\{\+lätt\+\}"):
        quoted.set_quotation(own, text="Vi har ettårsbudgetar. Det är lätt, tycker jag.")
    assert _only(quoted)["state"] == "proposed"
    quoted.set_quotation(own, text="Vi har ettårsbudgetar. Det är svårt tycker jag.")
    row = _only(quoted)
    assert (row["state"], row["tidied"], row["verbatim"]) == ("edited", True, SAID)
    quoted.set_quotation(own, text=SAID)
    assert (_only(quoted)["state"], _only(quoted)["tidied"]) == ("proposed", False)


def test_an_edit_after_approval_makes_it_changed(quoted):
    """Unless whoever edits it says that it is approved so."""
    own = _only(quoted)["id"]
    quoted.set_quotation(own, state="approved")
    quoted.set_quotation(own, text="[…] Det är svårt, tycker jag.")
    assert _only(quoted)["state"] == "changed"
    quoted.set_quotation(own, state="approved")
    quoted.set_quotation(own, text="Vi har ettårsbudgetar. […]", state="approved")
    assert _only(quoted)["state"] == "approved"


ALLOWED = {
    "proposed": {"sent", "approved", "withdrawn"},
    "edited": {"proposed", "sent", "approved", "withdrawn"},
    "sent": {"edited", "approved", "changed", "withdrawn"},
    "approved": {"changed", "withdrawn"},
    "changed": {"proposed", "edited", "sent", "approved", "withdrawn"},
    "withdrawn": {"proposed"},
}


@pytest.mark.parametrize(("now", "wanted"), list(product(STATES, STATES)))
def test_each_change_of_state_is_allowed_or_refused_with_a_sentence(now, wanted):
    """A table of all of them, where the words stay as they are: edited, but for what was only proposed."""
    as_said = now == "proposed"
    if wanted == now:
        assert next_state(now, wanted, edits=False, as_said=as_said) == now
    elif wanted in ALLOWED[now]:
        assert next_state(now, wanted, edits=False, as_said=as_said) == wanted
    else:
        with pytest.raises((StateOrderError, NothingEditedError), match=r"\.$"):
            next_state(now, wanted, edits=False, as_said=as_said)


def test_a_withdrawn_quotation_is_not_edited(quoted):
    """It comes back as it was said."""
    own = _only(quoted)["id"]
    quoted.set_quotation(own, text="[…] Det är svårt, tycker jag.")
    quoted.set_quotation(own, state="withdrawn")
    with pytest.raises(WithdrawnTextError):
        quoted.set_quotation(own, text=SAID)
    quoted.set_quotation(own, state="proposed")
    assert _only(quoted)["text"] == SAID
    assert quoted.check() == []


def test_all_or_none_of_several_are_changed(quoted, span):
    """One that is refused stops the others."""
    segment = quoted.code("Samtal", *span("Föreningarna hjälper oss mycket."), "Dialog")
    (other,) = quoted.propose_segments([segment.id])
    first = next(each for each in quoted.ledger()["id"] if each != other.id)
    quoted.set_quotation(other.id, state="withdrawn")
    with pytest.raises(StateOrderError):
        quoted.set_quotation(first, other.id, state="approved")
    assert set(quoted.ledger()["state"]) == {"proposed", "withdrawn"}
    with pytest.raises(UnknownQuotationError, match="ledger list"):
        quoted.set_quotation("ffff-nix", state="approved")


@pytest.mark.parametrize("state", ["edited", "sent", "approved", "changed"])
def test_a_transcript_with_other_words_makes_a_quotation_changed(quoted, talk, state):
    """Its own words stay as they were approved, beside what is said now; the report tells it, and undo brings it back."""
    own = _only(quoted)["id"]
    if state == "edited":
        quoted.set_quotation(own, text="Vi har ettårsbudgetar. […]")
    else:
        quoted.set_quotation(own, state="sent")
        quoted.set_quotation(own, state=state) if state != "sent" else None
    before = _only(quoted)
    report = quoted.replace_transcript("Samtal", talk(OTHER))
    assert [(each.before, each.after, each.outcome) for each in report.quotations] == [(state, "changed", "changed")]
    row = _only(quoted)
    assert (row["state"], row["note"], row["text"]) == ("changed", WORDS_CHANGED, before["text"])
    assert row["verbatim"] == SAID.replace("ett", "två")
    with pytest.raises(EditRefusedError):
        quoted.set_quotation(own, state="approved")
    assert quoted.check() == []
    quoted.undo()
    assert _only(quoted) | {"version": 0} == before | {"version": 0}
    assert quoted.check() == []


def test_a_transcript_that_only_moves_the_words_leaves_approval_alone(quoted, talk):
    """The address follows, who approved it stays."""
    own = _only(quoted)["id"]
    quoted.set_quotation(own, state="approved", note="ja")
    before = _only(quoted)
    quoted.replace_transcript("Samtal", talk(MOVED))
    row = _only(quoted)
    assert (row["start"], row["end"]) == (before["start"] + 4, before["end"] + 4)
    assert [row[name] for name in ("state", "note", "who", "date")] == [before[name] for name in ("state", "note", "who", "date")]
    assert len(quoted.quotation_history(own)) == 2


def test_a_quotation_that_nobody_touched_follows_its_words(quoted, talk):
    """It stays proposed, as it is said now."""
    quoted.replace_transcript("Samtal", talk(OTHER))
    row = _only(quoted)
    assert row["state"] == "proposed"
    assert row["text"] == row["verbatim"] == SAID.replace("ett", "två")
    assert quoted.check() == []


def test_words_that_are_gone_withdraw_the_quotation(quoted, talk):
    """It stands nowhere then, and does not come back before they do."""
    own = _only(quoted)["id"]
    quoted.set_quotation(own, state="approved")
    quoted.replace_transcript("Samtal", talk(WITHOUT))
    row = _only(quoted)
    assert (row["state"], row["note"], row["start"], row["end"]) == ("withdrawn", WORDS_GONE, 0, 0)
    with pytest.raises(WordsGoneError):
        quoted.set_quotation(own, state="proposed")
    assert quoted.check() == []
    quoted.undo()
    assert _only(quoted)["state"] == "approved"


def test_a_deleted_segment_takes_the_approval_away_until_somebody_decides(quoted):
    """Undo gives it back; whoever approves the quotation anew takes it on without the segment."""
    row = _only(quoted)
    quoted.set_quotation(row["id"], state="approved")
    quoted.delete_segment(row["segment"])
    assert (_only(quoted)["state"], _only(quoted)["flag"]) == ("changed", SEGMENT_GONE)
    quoted.undo()
    assert (_only(quoted)["state"], _only(quoted)["flag"]) == ("approved", "")
    quoted.redo()
    quoted.set_quotation(row["id"], state="approved")
    assert (_only(quoted)["state"], _only(quoted)["flag"], _only(quoted)["segment"]) == ("approved", "", "")


def test_an_edit_of_a_flagged_quotation_does_not_come_back_as_approved(quoted):
    """When its segment returns, it is still changed."""
    row = _only(quoted)
    quoted.set_quotation(row["id"], state="approved")
    quoted.delete_segment(row["segment"])
    quoted.coder = "Bo"
    quoted.set_quotation(row["id"], text="Vi har ettårsbudgetar. […]")
    quoted.coder = "Anna"
    quoted.undo()
    assert (_only(quoted)["state"], _only(quoted)["flag"]) == ("changed", "")


def test_a_segment_with_another_theme_flags_the_quotation(quoted, span):
    """And another coding of the theme there takes its place when it is approved anew."""
    row = _only(quoted)
    quoted.set_quotation(row["id"], state="approved")
    quoted.change_segment(row["segment"], code="Kunskap > Dialog")
    assert (_only(quoted)["state"], _only(quoted)["flag"]) == ("changed", SEGMENT_ELSEWHERE)
    other = quoted.code("Samtal", *span("Det är svårt"), "Budget")
    quoted.set_quotation(row["id"], state="approved")
    assert (_only(quoted)["state"], _only(quoted)["segment"]) == ("approved", other.id)


def test_codes_take_their_quotations_along(quoted):
    """A merge and a rename; a codebook without the theme is refused, and undo of the coding's code too."""
    quoted.merge_codes("Social > Budget", "Kunskap > Dialog")
    assert (_only(quoted)["theme"], _only(quoted)["flag"]) == ("Kunskap > Dialog", "")
    book = quoted.codebook()
    quoted.save_codebook(book.rename("Kunskap > Dialog", "Samtal"))
    assert _only(quoted)["theme"] == "Kunskap > Samtal"
    quoted.delete_segment(_only(quoted)["segment"])
    with pytest.raises(CodesInUseError, match="1 quotations in the ledger"):
        quoted.save_codebook(quoted.codebook().delete("Kunskap > Samtal"))
    quoted.delete_code("Kunskap > Samtal")
    assert len(quoted.ledger()) == 0
    quoted.undo()
    assert len(quoted.ledger()) == 1
    assert quoted.check() == []


def test_what_a_quotation_needs_cannot_be_undone_under_it(study, talk):
    """An interview of one's own that somebody else quotes."""
    study.add_transcript(talk("I: Vad görs?\nIP: Vi gör en hel del.", "Nytt"))
    study.coder = "Bo"
    made = study.code("Nytt", 17, 34, "Budget")
    study.propose_segments([made.id])
    study.delete_segment(made.id)
    study.coder = "Anna"
    with pytest.raises(StillNeededError, match="quotations in the ledger"):
        study.undo()
    assert study.check() == []


def test_an_interview_takes_its_quotations_along(quoted):
    """Removed restorably, erased for good: then no word of any version is left in the file, nor of a note on it."""
    own = _only(quoted)["id"]
    quoted.set_quotation(own, text="Vi har ettårsbudgetar. [hemlig] Det är svårt, tycker jag.", note="mycket hemlig")
    quoted.remove_interview("Samtal")
    assert len(quoted.ledger()) == 0
    quoted.undo()
    assert len(quoted.ledger()) == 1
    quoted.erase_interview("Samtal")
    assert len(quoted.ledger()) == 0
    assert quoted.check() == []
    quoted.close()
    left = b"".join(path.read_bytes() for path in quoted.path.parent.glob(f"{quoted.path.name}*"))
    for words in ("hemlig", "tycker jag", own):
        assert (words.encode() in left) == (words == own)  # ids stay in the log, which holds no text


def test_check_finds_what_is_wrong_in_the_ledger(quoted):
    """A span that holds other words, a state that there is not, a proposal in other words."""
    import sqlite3  # to break what no command breaks

    quoted.close()
    connection = sqlite3.connect(quoted.path)
    connection.execute("UPDATE ledger SET start = start + 1, state = 'klar'")
    connection.commit()
    connection.close()
    found = type(quoted).open(quoted.path)
    assert len(found.check()) == 2
    found.close()


def test_the_command_line_goes_the_whole_way(quoted, kodbok):
    """List, set, show, spread; what is wrong is one sentence."""
    own = _only(quoted)["id"]
    quoted.close()
    path = quoted.path
    assert SAID in kodbok("ledger", "list", path).out
    assert own in kodbok("ledger", "list", path, "--json").out
    done = kodbok("ledger", "set", path, own[:8], "--text", "[…] Det är svårt, tycker jag.", "--coder", "Bo")
    assert "proposed -> edited" in done.out
    assert "{-Vi har ettårsbudgetar.-}{+[…]+}" in done.out
    assert kodbok("ledger", "set", path, own[:8], "--state", "klar").code == 2
    assert kodbok("ledger", "set", path, own[:8]).code == 2
    refused = kodbok("ledger", "set", path, own[:8], "--text", "Allt är bra.", "--coder", "Bo")
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert "edited" in kodbok("ledger", "show", path, own[:8]).out
    assert "1 of 1" in kodbok("ledger", "spread", path).out
    assert "nothing was written" in kodbok("ledger", "propose", path, "--dry-run").out
    assert kodbok("ledger", "list", path, "--state", "sent", "--csv").out.splitlines() == [",".join(LEDGER_COLUMNS)]


def test_an_export_carries_approved_quotations_alone_once_there_is_a_ledger(quoted, kodbok, tmp_path):
    """Unless others are asked for; each time it says so."""
    from openpyxl import load_workbook  # to look into the files

    own = _only(quoted)["id"]
    quoted.close()

    def sheets(*options):
        answer = kodbok("export", "excel", quoted.path, tmp_path / "bok.xlsx", "--force", *options)
        book = load_workbook(tmp_path / "bok.xlsx")
        return (
            answer.err,
            [book[name].max_row - 1 for name in ("Citatförslag", "Citatförteckning") if name in book.sheetnames],
            book,
        )

    said, _, book = sheets()
    assert "0 of the 1 in the ledger" in said
    assert book["Citatförteckning"]["A2"].value == "Inget citat är godkänt än"
    assert "Bara godkända" in book["Citatförslag"]["A2"].value
    kodbok("ledger", "set", quoted.path, own, "--state", "approved")
    said, _, book = sheets()
    assert "1 of the 1 in the ledger" in said
    assert book["Citatförteckning"]["B2"].value == SAID
    assert "Bara godkända citat följer med: 1 av 1" in str(list(book["Läs mig"].iter_rows(values_only=True)))
    said, rows, _ = sheets("--quotations", "all")
    assert rows == [1, 1]
    said, rows, _ = sheets("--quotations", "proposed")
    assert "proposals" in said
    assert rows == [1]
    assert kodbok("export", "excel", quoted.path, tmp_path / "x.xlsx", "--quotations", "nix").code == 2
