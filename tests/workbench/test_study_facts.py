"""What a study tells of itself for the account of its method."""

from __future__ import annotations

import json

import pytest

from interviews.dates import AmbiguousDateError, WrongDateError
from workbench.commands.study_facts import FACTS, UnknownFactError, WrongFactError

TOLD = {
    "purpose": "Uppföljning inför beslut",
    "interviewers": "Två utredare",
    "transcriber": "Ordagrant, av en byrå",
    "durations": "40 till 75 minuter",
    "declined": "Två av fjorton, av tidsbrist",
    "legal_basis": "Allmänt intresse",
    "retention_date": "2027-01-31",
}


def test_facts_are_kept_and_undone(study):
    """All in one step; what nobody told is not there."""
    assert study.facts() == {"title": "Prov"}
    assert study.set_facts(**TOLD)
    assert study.facts() == {"title": "Prov", **TOLD}
    assert list(study.facts()) == list(FACTS)
    revision = study.revision
    assert not study.set_facts(purpose=" Uppföljning inför beslut ")
    assert study.revision == revision
    assert study.set_facts(purpose="", declined="Ingen")
    assert "purpose" not in study.facts()
    study.undo()
    study.undo()
    assert study.facts() == {"title": "Prov"}
    study.redo()
    assert study.facts() == {"title": "Prov", **TOLD}
    assert study.written().facts == study.facts()
    assert study.check() == []


@pytest.mark.parametrize("text", ["2027-01-31", "31 januari 2027", "20270131"])
def test_a_day_is_kept_as_a_date(study, text):
    """However it is written."""
    study.set_facts(retention_date=text)
    assert study.facts()["retention_date"] == "2027-01-31"


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"retention_date": "snart"}, WrongDateError),
        ({"retention_date": "01/02/2027"}, AmbiguousDateError),
        ({"syfte": "x"}, UnknownFactError),
        ({"guide": "x"}, UnknownFactError),
        ({"purpose": "a\x00b"}, WrongFactError),
    ],
)
def test_what_is_no_fact_is_refused_and_nothing_is_kept(study, told, error):
    """Not even what stands beside it."""
    with pytest.raises(error):
        study.set_facts(interviewers="Två utredare", **told)
    assert study.facts() == {"title": "Prov"}


def test_the_command_line_keeps_and_shows_them(study, kodbok):
    """One object for programs, with null for what nobody told; how to go on for people."""
    study.close()
    answer = kodbok("study", "set", study.path, "--purpose", "Uppföljning", "--retention-date", "31 januari 2027")
    assert (answer.code, answer.out) == (0, "Kept.\n")
    assert "nothing was changed" in kodbok("study", "set", study.path, "--purpose", "Uppföljning").out
    shown = json.loads(kodbok("study", "show", study.path, "--json").out)
    assert shown == dict.fromkeys(FACTS) | {"title": "Prov", "purpose": "Uppföljning", "retention_date": "2027-01-31"}
    people = kodbok("study", "show", study.path).out
    assert "Uppföljning" in people
    assert "study set" in people
    assert kodbok("study", "set", study.path).code == 2
    wrong = kodbok("study", "set", study.path, "--retention-date", "snart")
    assert (wrong.code, "is no date" in wrong.err) == (1, True)
    assert kodbok("study", "set", study.path, "--retention-date", "").code == 0
    assert json.loads(kodbok("study", "show", study.path, "--json").out)["retention_date"] is None
