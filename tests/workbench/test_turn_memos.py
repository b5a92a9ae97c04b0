"""Memos on single turns: from Python and from the page, with their interview wherever it goes."""

from __future__ import annotations

from uuid import uuid4

import pytest

from workbench.commands.memo_edits import UnknownTurnError


def _told(study):
    """What the memos say, and about what."""
    return [(memo.target, memo.name, memo.turn, memo.text, memo.author) for memo in study.memos()]


def test_a_memo_on_a_turn_is_kept_apart_from_those_on_its_interview_and_on_other_turns(study, talk):
    """The first turn is 0; an interview whose id the other one's begins with would be another one still."""
    study.add_transcript(talk(name="Annat", text="I: Och du?\nIP: Jo."))
    study.write_memo("Om hela", interview="Samtal")
    study.write_memo("Tvekar", interview="samtal", turn=0)
    study.write_memo("Skrattar", interview="Samtal", turn=3)
    study.as_coder("Maria").write_memo("Jo?", interview="Annat", turn=1)
    assert _told(study) == [
        ("interview", "Samtal", None, "Om hela", "Anna"),
        ("turn", "Samtal", 0, "Tvekar", "Anna"),
        ("turn", "Samtal", 3, "Skrattar", "Anna"),
        ("turn", "Annat", 1, "Jo?", "Maria"),
    ]
    study.remove_interview("Samtal")
    assert _told(study) == [("turn", "Annat", 1, "Jo?", "Maria")]
    study.undo()
    assert len(study.memos()) == 4
    assert study.check() == []


@pytest.mark.parametrize("turn", [-1, 4, 10**9])
def test_a_turn_that_is_not_there_gets_no_memo(study, turn):
    """The reason tells how many there are."""
    before = study.revision
    with pytest.raises(UnknownTurnError, match="'Samtal' has 4 turns"):
        study.write_memo("?", interview="Samtal", turn=turn)
    assert (study.memos(), study.revision) == ([], before)


def test_an_interview_without_turns_is_one_turn_on_the_page(study, talk):
    """Its text as a whole is turn 0."""
    study.add_transcript(talk(name="Anteckning", text="Bara ord, inga talare."))
    assert study.write_memo("Vem?", interview="Anteckning", turn=0).turn == 0
    with pytest.raises(UnknownTurnError):
        study.write_memo("?", interview="Anteckning", turn=1)


def test_a_memo_on_a_turn_is_undone_redone_and_deleted_like_any_other(study):
    """Each is one step."""
    memo = study.write_memo("Tvekar", interview="Samtal", turn=1)
    study.undo()
    assert study.memos() == []
    study.redo()
    assert study.memos() == [memo]
    study.delete_memo(memo.id)
    assert study.memos() == []
    study.undo()
    assert study.memos() == [memo]


def test_the_page_writes_shows_and_deletes_memos_on_turns(page, study):
    """The same id again writes nothing new; what the page of the interview shows are its own and those on codes."""
    body = {"id": str(uuid4()), "text": "Tvekar", "interview": "Samtal", "turn": 1}
    first, second = page.post("/api/memos", json=body), page.post("/api/memos", json={**body, "text": "Annat"})
    assert (first.status_code, first.json()) == (201, second.json())
    assert page.post("/api/memos", json={"text": "Om koden", "code": "Budget"}).status_code == 201
    assert page.post("/api/memos", json={"text": "Om hela studien"}).status_code == 201
    shown = page.get("/api/interviews/Samtal").json()["memos"]
    assert [(memo["target"], memo["turn"], memo["text"], memo["author"]) for memo in shown] == [
        ("turn", 1, "Tvekar", "Prov"),
        ("code", None, "Om koden", "Prov"),
    ]
    assert page.delete(f"/api/memos/{body['id']}").json() == {"changed": True}
    assert page.delete(f"/api/memos/{body['id']}").status_code == 422
    page.post("/api/undo")
    assert [memo.text for memo in study.memos()] == ["Tvekar", "Om koden", "Om hela studien"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"text": "x", "interview": "Samtal", "turn": 9}, 422),
        ({"text": "x", "interview": "Samtal", "turn": "1"}, 422),
        ({"text": "x", "interview": "Samtal", "turn": True}, 422),
        ({"text": "x", "interview": "Finns ej", "turn": 0}, 404),
        ({"text": "x", "code": "Finns ej"}, 404),
        ({"text": "x", "id": "inget id"}, 422),
        ({"text": "\0"}, 422),
    ],
)
def test_a_memo_that_does_not_fit_is_refused_with_the_reason(page, study, body, status):
    """Nothing is written."""
    before = study.revision
    answer = page.post("/api/memos", json=body)
    assert (answer.status_code, study.revision, study.memos()) == (status, before, [])
    assert answer.json()["error"]
