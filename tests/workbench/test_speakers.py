"""Who speaks is guessed until somebody tells, and what was told is kept."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace

import pytest

from analysis import matrix, themes
from interviews import Transcript, Turn
from interviews.corrections import Correction
from workbench.commands.speaker_edits import MergeCircleError, ToldTwiceError, UnknownLabelError
from workbench.store import schema
from workbench.store.database import open_database
from workbench.store.door import live
from workbench.study import Study

MISSPELT = "Jon B: Hur går det?\nIP: Vi har det bra.\nJon B: Ja?\nIP: Jo då.\nJob B: Vad mer?\nIP: Inget.\nJon B: Vad sedan?"


@pytest.fixture
def told(study, talk):
    """A study with a talk in which one label is misspelt, read without any interviewer."""
    study.add_transcript(talk(MISSPELT, "Fel"))
    return study


def _speakers(study, name="Fel"):
    """Speakers by label: role, pseudonym."""
    return {each.label: (each.role, each.pseudonym) for each in study.transcript(name).speakers}


def _rows(study):
    """The rows of what was told."""
    with closing(open_database(study.path)) as database, database.reading() as connection:
        return live(connection, schema.speakers)


def test_all_is_told_in_one_change_and_undone_in_one(told):
    """Merge, role and name; the transcript, the list and the figures follow, undo and redo too."""
    before, revision = told.transcript("Fel"), told.revision
    corrections = [
        Correction("Job B", merged_into="jon b:"),
        Correction("Jon B", role="interviewer"),
        Correction("ip", role="interviewee", pseudonym=" Förskole\nchef "),
    ]
    assert told.correct_speakers("Fel", corrections)
    assert told.revision == revision + 1
    after = told.transcript("Fel")
    assert _speakers(told) == {"Jon B": ("interviewer", None), "IP": ("interviewee", "Förskole chef")}
    assert [turn.label for turn in after.turns] == [turn.label for turn in before.turns]
    assert {line.name: line.speakers for line in told.interviews()} == {"Samtal": 2, "Fel": 2}
    assert not told.correct_speakers("Fel", corrections)
    assert told.revision == revision + 1
    told.undo()
    assert told.transcript("Fel") == before
    told.redo()
    assert told.transcript("Fel") == after
    assert told.check() == []


def test_results_see_it(told):
    """Segments carry the merged speaker and the told role; an interviewer's words count no more; so does the matrix."""
    place = MISSPELT.index("Vad mer?")
    told.code("Fel", place, place + len("Vad mer?"), "Budget")
    assert list(told.segments()[["speaker", "role", "words"]].iloc[0]) == ["Job B", "interviewee", 2]
    told.correct_speakers("Fel", [Correction("Job B", merged_into="Jon B"), Correction("Jon B", role="interviewer")])
    assert list(told.segments()[["speaker", "role", "words"]].iloc[0]) == ["Jon B", "interviewer", 0]
    material = told.material()
    table = themes(material)
    assert table[table["code"] == "Social > Budget"]["words"].tolist() == [0]
    assert set(matrix(material, by="speaker")["group"]) == {"Samtal / IP", "Fel / IP", "Fel / Jon B"}
    assert material.interviews.set_index("interview")["speakers"].to_dict() == {"Fel": 2, "Samtal": 2}


def test_it_survives_a_replacement(told, talk):
    """Corrections hold for the labels of the new text; one whose label is gone waits for it to come back."""
    told.correct_speakers("Fel", [Correction("Job B", merged_into="Jon B"), Correction("IP", role="unknown", pseudonym="Chef")])
    report = told.replace_transcript("Fel", talk(MISSPELT.replace("Job B", "Jon B").replace("IP", "R"), "Fel"))
    assert report.lost_corrections == ("Job B", "IP")
    assert _speakers(told) == {"Jon B": ("interviewee", None), "R": ("interviewee", None)}
    assert [(line.label, line.turns) for line in told.speakers("Fel").lines] == [("Jon B", 4), ("R", 3), ("Job B", 0), ("IP", 0)]
    told.replace_transcript("Fel", talk(MISSPELT + "\nIP: Tack!", "Fel"))
    assert _speakers(told) == {"Jon B": ("interviewee", None), "IP": ("unknown", "Chef")}


def test_it_goes_with_its_interview(told):
    """Removed and brought back with it, erased with it."""
    told.correct_speakers("Fel", [Correction("Job B", merged_into="Jon B")])
    told.remove_interview("Fel")
    assert told.check() == []
    told.undo()
    assert list(_speakers(told)) == ["Jon B", "IP"]
    told.erase_interview("Fel")
    assert _rows(told) == []


REFUSED = {
    "an unknown label": ([Correction("Jon C", role="interviewer")], UnknownLabelError, "Did you mean “Jon B” or “Job B”?"),
    "an unknown label to merge into": (
        [Correction("Job B", merged_into="Eva")],
        UnknownLabelError,
        "Its labels: “Jon B”, “IP”, “Job B”.",
    ),
    "a circle": ([Correction("Job B", merged_into="Jon B"), Correction("Jon B", merged_into="Job B")], MergeCircleError, "already"),
    "two roles": ([Correction("IP", role="unknown"), Correction("IP", role="interviewer")], ToldTwiceError, "“IP”"),
}


@pytest.mark.parametrize(("corrections", "error", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_nothing_is_half_done(told, corrections, error, says):
    """Where one part cannot be, the other parts are not done either."""
    revision = told.revision
    with pytest.raises(error) as caught:
        told.correct_speakers("Fel", [Correction("IP", pseudonym="Chef"), *corrections])
    assert says in str(caught.value)
    assert told.revision == revision


def test_a_circle_with_what_was_told_before_is_refused(told):
    """Two calls make no circle either; parted, the labels may be merged the other way."""
    told.correct_speakers("Fel", [Correction("Job B", merged_into="Jon B")])
    with pytest.raises(MergeCircleError, match=r"^“Jon B” cannot be merged .* for “Job B” is merged .*--merge \"Job B=Job B\""):
        told.correct_speakers("Fel", [Correction("Jon B", merged_into="Job B")])
    told.correct_speakers("Fel", [Correction("Job B", merged_into="Job B"), Correction("Jon B", merged_into="Job B")])
    assert list(_speakers(told)) == ["Job B", "IP"]


def test_labels_that_were_told_apart_are_not_proposed_again(told):
    """Nor are those that are merged."""
    assert [line.label for line in told.speakers("Fel").proposals] == ["Job B"]
    told.correct_speakers("Fel", [Correction("Job B", merged_into="Job B")])
    assert told.speakers("Fel").proposals == []
    assert list(_speakers(told)) == ["Jon B", "IP", "Job B"]


def test_a_name_is_taken_away_by_an_empty_one(told):
    """And a row that tells nothing more is none."""
    told.correct_speakers("Fel", [Correction("IP", pseudonym="Chef")])
    told.correct_speakers("Fel", [Correction("IP", pseudonym="")])
    assert _rows(told) == []
    assert told.check() == []


def test_the_command_shows_labels_and_how_to_go_on(told, kodbok):
    """Turns and words by label as it is spelt, what is guessed, what may be one speaker with the command to type."""
    told.close()
    answer = kodbok("interviews", "speakers", told.path, "Fel")
    assert answer.code == 0
    assert answer.out.splitlines()[1].split() == ["Jon", "B", "3", "6", "interviewee", "guessed", "Hur", "går", "det?"]
    assert f'kodbok interviews speakers {told.path} Fel --merge "Job B=Jon B"\n' in answer.out
    assert '--role "Jon B=interviewee" --role IP=interviewee' in answer.out
    (first, *_) = json.loads(kodbok("interviews", "speakers", told.path, "Fel", "--json").out)
    assert {key: first[key] for key in ("label", "turns", "words", "role", "confirmed")} == {
        "label": "Jon B",
        "turns": 3,
        "words": 6,
        "role": "interviewee",
        "confirmed": False,
    }


def test_the_command_tells(told, kodbok):
    """All options at once; a second time nothing is changed; `show` says what is confirmed."""
    told.close()
    call = ("interviews", "speakers", told.path, "Fel", "--set", "IP=intervjuperson:Förskolechef: norr = bäst")
    call += ("--merge", "Job B=Jon B", "--role", "Jon B=intervjuare")
    assert kodbok(*call).out.startswith("Fel: told.\n")
    assert kodbok(*call).out.startswith("Fel: it stands so already; nothing was changed.\n")
    rows = json.loads(kodbok(*call, "--json").out)
    assert [(row["label"], row["role"], row["confirmed"], row["merged_into"], row["pseudonym"]) for row in rows] == [
        ("Jon B", "interviewer", True, None, None),
        ("IP", "interviewee", True, None, "Förskolechef: norr = bäst"),
        ("Job B", "interviewer", True, "Jon B", None),
    ]
    shown = kodbok("interviews", "show", told.path, "Fel").out
    assert "\n  Jon B: interviewer, confirmed\n  IP: interviewee, confirmed, Förskolechef: norr = bäst\n" in shown


def test_without_a_name_what_is_uncertain_is_shown(told, kodbok):
    """One line an interview."""
    told.correct_speakers("Samtal", [Correction("I", role="interviewer"), Correction("IP", role="interviewee")])
    told.close()
    assert json.loads(kodbok("interviews", "speakers", told.path, "--json").out) == [
        {"name": "Samtal", "speakers": 2, "guessed": [], "unlabelled": 0, "proposals": []},
        {"name": "Fel", "speakers": 3, "guessed": ["Jon B", "IP", "Job B"], "unlabelled": 0, "proposals": ["Job B=Jon B"]},
    ]
    assert "Fel            3  Jon B, IP, Job B" in kodbok("interviews", "speakers", told.path).out


WRONG = {
    "no role": (("Fel", "--role", "IP=chef"), 2, "'chef' is no role; the role is interviewer (intervjuare)"),
    "no equals sign": (("Fel", "--set", "IP"), 2, "'IP' tells no role"),
    "one label": (("Fel", "--merge", "IP"), 2, "--merge takes two labels"),
    "no interview": (("--role", "IP=interviewer"), 2, "say in which interview"),
    "an unknown label": (("Fel", "--role", "Eva=interviewer"), 1, "no turn has the label “Eva”."),
    "an unknown interview": (("Borta", "--role", "IP=interviewer"), 1, "no interview called 'Borta'"),
}


@pytest.mark.parametrize(("words", "code", "says"), WRONG.values(), ids=WRONG.keys())
def test_wrong_calls(told, kodbok, words, code, says):
    """One sentence that says what is wrong."""
    told.close()
    answer = kodbok("interviews", "speakers", told.path, *words)
    assert answer.code == code
    assert says in answer.err
    assert answer.out == ""


def test_labels_may_hold_any_sign(study, talk, kodbok):
    """Equals signs, colons, commas and quotation marks, on either side."""
    study.add_transcript(talk('A=B: Hej.\n"X", y: Hej hej.\nA=C: Nej.', "Tecken"))
    study.close()
    call = ("interviews", "speakers", study.path, "Tecken", "--merge", "A=B=A=C", "--set", '"X", y=okänd:a=b', "--role", "A=C=ip")
    rows = json.loads(kodbok(*call, "--json").out)
    assert [(row["label"], row["role"], row["merged_into"], row["pseudonym"]) for row in rows] == [
        ("A=B", "interviewee", "A=C", None),
        ('"X", y', "unknown", None, "a=b"),
        ("A=C", "interviewee", None, None),
    ]


def test_turns_without_a_label_have_a_line(study, kodbok):
    """With their role, if the layout told one; and where nobody is labelled that is said."""
    transcript = study.transcript("Samtal")
    bare = tuple(replace(turn, label=None, speaker=None, role="unknown") for turn in transcript.turns)
    study.add_transcript(Transcript("Utan", transcript.text + "\n", (*bare[:1], Turn(*((bare[1].start, bare[1].end))))))
    study.add_transcript(Transcript("Text", "Bara text."))
    study.close()
    (line,) = json.loads(kodbok("interviews", "speakers", study.path, "Utan", "--json").out)
    assert (line["label"], line["turns"], line["role"]) == (None, 2, "unknown")
    assert "(without a label)" in kodbok("interviews", "speakers", study.path, "Utan").out
    assert "no speakers were found" in kodbok("interviews", "speakers", study.path, "Text").out


def test_a_study_tells_who_speaks(told):
    """As values, interview by interview."""
    assert [each.name for each in told.all_speakers()] == ["Samtal", "Fel"]
    with Study.open(told.path, coder="Bo") as other:
        assert other.correct_speakers("Samtal", [Correction("I", role="interviewer")])
    assert told.speakers("Samtal").guessed == ["IP"]


def test_a_role_that_nothing_tells_is_asked_for_and_not_to_be_confirmed(told, kodbok):
    """Beside the command that confirms what is guessed; a merge that is proposed is told in whole sentences."""
    told.correct_speakers("Fel", [Correction("IP", role="interviewee")])
    before = kodbok("interviews", "speakers", told.path, "Fel").out
    command = f"kodbok interviews speakers {told.path} Fel"
    assert "“Job B” may be a misspelling of “Jon B”. If it is the same speaker:\n" in before
    assert f'If it is another one:\n    {command} --merge "Job B=Job B"\n' in before
    assert f'{command} --role "Jon B=interviewee" --role "Job B=interviewee"\n' in before
    transcript = told.transcript("Fel")
    voices = tuple(replace(each, role="unknown") for each in transcript.speakers)
    told.add_transcript(replace(transcript, name="Okända", text=transcript.text + " ", speakers=voices))
    unknown = kodbok("interviews", "speakers", told.path, "Okända").out
    assert "put interviewer or interviewee for ROLE:\n" in unknown
    assert '--role "Jon B=ROLE" --role IP=ROLE --role "Job B=ROLE"\n' in unknown
    assert "if they are right" not in unknown
