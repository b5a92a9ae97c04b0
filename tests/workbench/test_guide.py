"""Was it asked here? The study's interview guide, what it changes and what the command says."""

from __future__ import annotations

import json

import pytest

from interviews.guide import Guide, Topic
from interviews.transcript import Transcript

GUIDE = Guide(
    (
        Topic("Budget", ("Hur påverkar ettårsbudgeten ert arbete?", "Har ni sökt pengar ur fonden?")),
        Topic("Dialog", ("Hur samverkar ni med föreningarna?",)),
        Topic("Processen", ("Hur känns rörelsen framåt?",)),
    )
)
TALK = (
    "I: Hej och välkommen!\nIP: Tack.\nI: Okej, hur påverkar ettårsbudgeten er?\nIP: Mycket. Vi kan inte planera.\n"
    "I: Hur menar du?\nIP: Så.\nI: Vi går vidare. Hur samverkar ni med föreningarna här?\nIP: Bra, tycker jag."
)


@pytest.fixture
def guided(study, talk):
    """A study with a guide and three more sources: one that asks, one that does not, one without speakers."""
    study.add_transcript(talk(TALK, name="Kultur 1", case="Kultur", wave="2015"))
    study.add_transcript(talk("I: Hur känns rörelsen framåt?\nIP: Trögt.", name="Kultur 2", case="Kultur", wave="2015"))
    study.add_transcript(Transcript("Notis", "Bara text.", case="Miljö", wave="2014"))
    study.save_guide(GUIDE)
    return study


@pytest.fixture
def file(tmp_path):
    """The guide as a file."""
    path = tmp_path / "min guide.yaml"
    lines = [f"{topic.name}: {json.dumps(topic.questions, ensure_ascii=False)}" for topic in GUIDE.topics]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_every_interview_answers_for_every_topic(guided):
    """With what was asked, how many turns and words answer, and a reason where nobody can tell."""
    answers, notes = guided.guide_answers()
    assert notes == ("The latest wave, 2015, is shown: 2 of 4 interviews (waves: 2014, 2015). 1 without a wave are left out.",)
    told = {
        (each.interview, each.topic): (each.asked, each.how, each.questions, each.turns, each.words, each.turn) for each in answers
    }
    assert told == {
        ("Kultur 1", "Budget"): (True, "question", 1, 2, 6, 2),
        ("Kultur 1", "Dialog"): (True, "question", 1, 1, 3, 6),
        ("Kultur 1", "Processen"): (False, None, 0, 0, 0, None),
        ("Kultur 2", "Budget"): (False, None, 0, 0, 0, None),
        ("Kultur 2", "Dialog"): (False, None, 0, 0, 0, None),
        ("Kultur 2", "Processen"): (True, "question", 1, 1, 1, 0),
    }


def test_headings_tell_the_topic_when_an_interview_is_read(guided):
    """In the transcript and in the table of turns; what is stored stays, so that the text's hash and another guide do too."""
    stored = guided.transcript("Kultur 1").sha256
    topics = [None, None, "Budget", "Budget", "Budget", "Budget", "Dialog", "Dialog"]
    assert [turn.heading for turn in guided.transcript("Kultur 1").turns] == topics
    turns = guided.material().turns
    assert turns[turns["interview"] == "Kultur 1"]["heading"].dropna().tolist() == topics[2:]
    assert guided.material(topics=False).turns["heading"].isna().all()
    guided.save_guide(Guide((Topic("Annat", ("Räcker lokalerna?",)),)))
    assert {turn.heading for turn in guided.transcript("Kultur 1").turns} == {None}
    assert guided.transcript("Kultur 1").sha256 == stored
    assert guided.check() == []


def test_a_guide_can_be_undone_and_the_same_one_changes_nothing(guided):
    """Like every other change."""
    revision = guided.revision
    assert not guided.save_guide(GUIDE).changed
    assert guided.revision == revision
    other = Guide((Topic("Ny", ("Är det nytt?",)),))
    change = guided.save_guide(other)
    assert (change.changed, change.before, change.after) == (True, GUIDE, other)
    guided.undo()
    assert guided.guide() == GUIDE
    guided.redo()
    assert guided.guide() == other


def test_topics_that_codes_name_and_the_guide_does_not_have_are_told(guided):
    """In any case of letters."""
    book = guided.codebook()
    guided.save_codebook(
        book.change("Social > Budget", topics=("budget", "Ekonomi")).change("Kunskap > Dialog", topics=("Ekonomi",))
    )
    assert guided.save_guide(GUIDE).unknown_topics == (("Ekonomi", ("Social > Budget", "Kunskap > Dialog")),)


def test_without_a_guide_the_command_says_so(study, kodbok):
    """With exit code 0, how to give one, and an empty list for programs."""
    answer = kodbok("interviews", "guide", study.path)
    assert answer.code == 0
    assert "has no interview guide" in answer.out
    assert "--file" in answer.out
    programs = kodbok("interviews", "guide", study.path, "--json")
    assert (programs.code, json.loads(programs.out)) == (0, [])
    assert "has no interview guide" in programs.err
    assert study.transcript("Samtal").turns[0].heading is None


def test_the_command_gives_a_guide_and_shows_the_table(study, talk, file, kodbok):
    """What changed is said beside it; the second time nothing does, and another guide tells the difference."""
    study.add_transcript(talk(TALK, name="Kultur 1", case="Kultur"))
    first = kodbok("interviews", "guide", study.path, "--file", file)
    assert first.code == 0
    assert "has an interview guide now: 3 topics, 4 questions." in first.err
    assert first.out.splitlines()[2].split() == ["case", "Budget", "Dialog", "Processen"]
    assert any(
        line.split("  ")[0] == "Kultur" and "asked 1, 6 words" in line and "not asked" in line for line in first.out.splitlines()
    )
    assert first.out.splitlines()[-1].startswith("comes up in")
    assert "has this guide already" in kodbok("interviews", "guide", study.path, "--file", file).err
    file.write_text("Budget: Hur påverkar ettårsbudgeten ert arbete?\nNytt: Vad är nytt?\n", encoding="utf-8")
    again = kodbok("interviews", "guide", study.path, "--file", file).err
    assert "new topic Nytt; topic gone Dialog; topic gone Processen; 1 new question; 3 questions gone" in again


def test_the_command_shows_one_interview_for_a_person_to_check(guided, kodbok):
    """Which turn was taken for which question, how surely, in what words; then what was not found."""
    answer = kodbok("interviews", "guide", guided.path, "kultur 1")
    line = next(line for line in answer.out.splitlines() if "ettårsbudgeten er?" in line)
    assert line.split()[0] == "2"
    assert "Hur påverkar ettårsbudgeten ert arbete?" in line
    assert "Not found of Processen:\n  Hur känns rörelsen framåt?\n" in answer.out
    rows = json.loads(kodbok("interviews", "guide", guided.path, "Kultur 1", "--json").out)
    assert [list(rows[0]), rows[0]["turn"]] == [["turn", "topic", "how", "question", "said", "score"], 2]
    assert kodbok("interviews", "guide", guided.path, "Finns inte").code == 1
    assert kodbok("interviews", "guide", guided.path, "Kultur 1", "--case", "Kultur").code == 2
    assert "no speakers were found" in kodbok("interviews", "guide", guided.path, "Notis").out


def test_the_command_gives_programs_a_row_an_interview_and_topic(guided, kodbok):
    """With null and a reason where nobody can tell; filters narrow it."""
    rows = json.loads(kodbok("interviews", "guide", guided.path, "--json", "--wave", "2014").out)
    assert [(row["interview"], row["asked"], row["turn"]) for row in rows] == [("Notis", None, None)] * 3
    assert "no speakers" in rows[0]["reason"]
    csv = kodbok("interviews", "guide", guided.path, "--csv", "--case", "Kultur").out.splitlines()
    assert csv[0] == "case,interview,wave,topic,asked,how,questions,turns,words,question,turn,score,reason"
    assert len(csv) == 7
    assert kodbok("interviews", "guide", guided.path, "--case", "Ingen").code == 1


def test_a_file_that_is_no_guide_changes_nothing(guided, tmp_path, kodbok):
    """One sentence, exit code 1."""
    (tmp_path / "tom.csv").write_text("a;b\n", encoding="utf-8")
    answer = kodbok("interviews", "guide", guided.path, "--file", tmp_path / "tom.csv")
    assert (answer.code, answer.out) == (1, "")
    assert "tom.csv" in answer.err
    assert guided.guide() == GUIDE
