"""Undo and redo take back exactly what one person did, or say why they do not."""

from __future__ import annotations

import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.store.database import Database, open_database
from workbench.store.door import Row, alike, live
from workbench.store.history import ChangedSinceError, NothingToRevertError, StillNeededError
from workbench.store.schema import VERSIONED
from workbench.study import Study

CODES = ("Social > Budget", "Social > Fond > Liten", "Kunskap > Dialog")


def _spans(length: int) -> st.SearchStrategy[tuple[int, int]]:
    """A span in a text of a length."""
    return st.tuples(st.integers(0, length - 1), st.integers(1, length)).map(
        lambda pair: (min(pair), max(pair) + (pair[0] == pair[1]))
    )


WORDS = st.sampled_from(["", "lätt", "jag jag", "budget. Och", "Det är svårt"])
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("code"), _spans(90), st.sampled_from(CODES)),
        st.tuples(st.just("change"), st.integers(0, 9), st.sampled_from(CODES)),
        st.tuples(st.just("memo"), st.integers(0, 9), st.sampled_from(["", "anteckning"])),
        st.tuples(st.just("delete"), st.integers(0, 9)),
        st.tuples(st.just("rules")),
        st.tuples(st.just("accept")),
        st.tuples(st.just("finish")),
        st.tuples(st.just("unfinish")),
        st.tuples(st.just("wave"), st.sampled_from(["2015", "2016", ""])),
        st.tuples(st.just("rename"), st.sampled_from(["Budget", "Ettårsbudget"])),
        st.tuples(st.just("merge")),
        st.tuples(st.just("replace"), st.sampled_from(["svårt", "Vi har", "jag", "\nI: Ja?", "Föreningarna hjälper oss"]), WORDS),
        st.tuples(st.just("remove")),
    ),
    max_size=8,
)


def _act(study: Study, act: tuple[object, ...]) -> None:
    """Does one thing, if it can be done."""
    verb, *rest = act
    if study.interviews():
        DOING[verb](study, *rest)


def _known(study, number):
    """A segment's id, or None where there are none."""
    known = list(study.segments(everything=True)["id"])
    return known[number % len(known)] if known else None


def _code_path(study, hint):
    """Some code of the codebook as it is now."""
    return study.codebook().codes[len(hint) % 4].path


def _code(study, span, hint):
    """Codes a span as far as the text goes."""
    length = len(study.transcript("Samtal").text)
    if span[0] < length:
        study.code("Samtal", span[0], min(span[1], length), _code_path(study, hint))


def _change(study, number, hint):
    """Gives a segment another code."""
    found = _known(study, number)
    if found:
        study.change_segment(found, code=_code_path(study, hint))


def _memo(study, number, memo):
    """Gives a segment a memo."""
    found = _known(study, number)
    if found:
        study.change_segment(found, memo=memo)


def _delete(study, number):
    """Takes a segment away."""
    found = _known(study, number)
    if found:
        study.delete_segment(found)


def _rename(study, name):
    """Renames the first theme of the first root."""
    first = study.codebook().children("Social")
    if first:
        study.save_codebook(study.codebook().rename(first[0].path, name))


def _merge(study):
    """Merges the first two themes of the first root."""
    first = study.codebook().children("Social")
    if len(first) > 1:
        study.merge_codes(first[0].path, first[1].path)


def _replace(study, old, new):
    """Corrects the transcript in one place."""
    transcript = study.transcript("Samtal")
    text = transcript.text.replace(old, new, 1)
    study.replace_transcript("Samtal", replace(transcript, text=text, turns=()))


DOING = {
    "replace": _replace,
    "code": _code,
    "change": _change,
    "memo": _memo,
    "delete": _delete,
    "rules": lambda study: study.run_rules(),
    "accept": lambda study: study.accept(),
    "finish": lambda study: study.finish_interview("Samtal"),
    "unfinish": lambda study: study.unfinish_interview("Samtal"),
    "wave": lambda study, wave: study.describe_interview("Samtal", wave=wave),
    "rename": _rename,
    "merge": _merge,
    "remove": lambda study: study.remove_interview("Samtal"),
}


def _state(database: Database) -> dict[str, dict[str, Row]]:
    """All that a study is at the moment, whenever it became so."""
    with database.reading() as connection:
        return {table.name: {row["id"]: alike(row) for row in live(connection, table)} for table in VERSIONED}


def _seen(study: Study) -> tuple[object, ...]:
    """What a person sees of it."""
    return study.segments(everything=True).to_json(), study.codebook(), study.interviews()


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(ACTS)
def test_undoing_any_sequence_restores_every_state_and_redoing_it_too(talk, book, acts):
    """Undo walks back through every state that there was, redo forward again, and the study stays sound."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Study.create(Path(folder) / "s.kodbok", codebook=_ruled(book), coder="Anna") as study,
        closing(open_database(study.path)) as database,
    ):
        study.add_transcript(talk())
        states, first = [_state(database)], _seen(study)
        for act in acts:
            before = study.revision
            _act(study, act)
            if study.revision > before:
                states.append(_state(database))
        last = _seen(study)
        for state in reversed(states[:-1]):
            study.undo()
            assert _state(database) == state
        assert _seen(study) == first
        for state in states[1:]:
            study.redo()
            assert _state(database) == state
        assert _seen(study) == last
        assert study.check() == []


def _ruled(book):
    """The small codebook with a rule, so that there is something to propose."""
    from coding.rule import Rule

    return book.change("Social > Budget", rules=(Rule("compound", ("budget",)),))


def test_undo_is_refused_where_somebody_changed_the_same_thing_since(study, span):
    """Bo's memo on Anna's coding stays; Anna's undo says who stands in the way."""
    made = study.code("Samtal", *span("Det är svårt"), "Budget")
    study.coder = "Bo"
    study.change_segment(made.id, memo="Ja!")
    study.coder = "Anna"
    with pytest.raises(ChangedSinceError, match="Bo changed the same things since"):
        study.undo()
    assert list(study.segments()["memo"]) == ["Ja!"]


def test_undo_is_refused_where_others_work_would_lose_its_ground(study, span):
    """Anna's import of the interview cannot be undone once Bo has coded it."""
    study.coder = "Bo"
    study.code("Samtal", *span("Det är svårt"), "Budget")
    study.coder = "Anna"
    with pytest.raises(StillNeededError, match="coded segments"):
        study.undo()
    assert len(study.interviews()) == 1


def test_undo_is_refused_where_a_name_is_taken_since(study, talk):
    """A removed interview does not come back under a name that another one has got."""
    study.remove_interview("Samtal")
    study.coder = "Bo"
    study.add_transcript(talk("IP: Något helt annat."))
    study.coder = "Anna"
    with pytest.raises(StillNeededError, match="name is taken"):
        study.undo()


def test_one_takes_back_ones_own_changes_only(study, span):
    """Bo's undo takes back Bo's coding although Anna coded after him."""
    study.coder = "Bo"
    study.code("Samtal", *span("Det är svårt"), "Budget")
    study.coder = "Anna"
    study.code("Samtal", *span("Föreningarna"), "Dialog")
    study.coder = "Bo"
    assert study.undo() == ("code", 1)
    assert list(study.segments()["coder"]) == ["Anna"]
    with pytest.raises(NothingToRevertError, match="no change by Bo"):
        study.undo()


def test_the_founding_of_a_study_cannot_be_undone(study):
    """After everything is undone the codebook is still there."""
    study.undo()
    with pytest.raises(NothingToRevertError):
        study.undo()
    assert len(study.codebook().codes) == 6


def test_a_new_change_clears_what_could_be_redone(study, span):
    """As in every editor."""
    study.code("Samtal", *span("Det är svårt"), "Budget")
    study.undo()
    study.code("Samtal", *span("Föreningarna"), "Dialog")
    with pytest.raises(NothingToRevertError, match="redone"):
        study.redo()


def test_a_change_that_changes_nothing_makes_no_revision(study, span):
    """The same coding twice, the same mark twice, the same description: the log stays as it was."""
    study.code("Samtal", *span("Det är svårt"), "Budget")
    study.finish_interview("Samtal")
    before = study.revision
    study.code("Samtal", *span("Det är svårt"), "Budget")
    assert not study.finish_interview("Samtal")
    assert not study.describe_interview("Samtal", wave="")
    assert not study.save_codebook(study.codebook())
    assert study.revision == before


def test_the_log_never_holds_text(study, span):
    """Ids, names of commands and coders; not a word that somebody said."""
    study.code("Samtal", *span("Det är svårt"), "Budget", memo="svårt")
    told = repr([(entry.command, entry.ids) for entry in study.log()])
    assert "svårt" not in told
    assert [entry.command for entry in study.log()] == ["new", "interviews add", "code"]


def test_an_import_of_a_folder_is_one_group(study):
    """Undo takes a whole import back although every interview is a transaction of its own."""
    assert [entry.group for entry in study.log()] == [1, 2]
