"""Who asks and who answers is told by header lines, labels, letters and question marks."""

from __future__ import annotations

import pytest

ROLES = {
    "words": (
        ["Intervjuare: Hur?", "Respondent: Så.", "INFORMANT 1: Ja."],
        {"Intervjuare": "interviewer", "Respondent": "interviewee"},
    ),
    "letters that fit together": (["I: Berätta.", "R: Så.", "I: Mer.", "R: Ja."], {"I": "interviewer", "R": "interviewee"}),
    "a header line with a full name": (
        ["Intervjuare: Karin Ek", "KE: Berätta.", "AB: Så.", "KE: Mer.", "AB: Ja."],
        {"KE": "interviewer", "AB": "interviewee"},
    ),
    "a header line with a first name in the labels": (
        [
            "Intervjuare: Karin Ek",
            "Intervjuperson: Anna Berg, enhetschef",
            "Karin: Berätta.",
            "Anna: Så.",
            "Karin: Mer.",
            "Anna: Ja.",
        ],
        {"Karin": "interviewer", "Anna": "interviewee"},
    ),
    "a legend": (
        ["K = intervjuare, M = intervjuperson", "K: Berätta.", "M: Så.", "K: Mer.", "M: Ja."],
        {"K": "interviewer", "M": "interviewee"},
    ),
    "who asks": (["Karin: Hur?", "Anna: Så.", "Karin: Varför?", "Anna: Därför."], {"Karin": "interviewer", "Anna": "interviewee"}),
    "nobody asks": (["Karin: Hur.", "Anna: Så.", "Karin: Varför.", "Anna: Därför."], {"Karin": "unknown", "Anna": "unknown"}),
    "both ask": (["Karin: Hur?", "Anna: Så?", "Karin: Varför?", "Anna: Därför?"], {"Karin": "unknown", "Anna": "unknown"}),
    "a focus group": (
        ["Moderator: Hur är det?", "Anna: Bra.", "Bo: Sådär.", "Moderator: Varför?", "Anna: Pengar.", "Cia: Just det."],
        {"Moderator": "interviewer", "Anna": "interviewee", "Bo": "interviewee", "Cia": "interviewee"},
    ),
    "a letter beside its word": (
        ["Intervjuare: Berätta.", "IP: Så.", "Intervjuare: Mer.", "IP: Ja.", "I: Tack."],
        {"Intervjuare": "interviewer", "IP": "interviewee", "I": "interviewer"},
    ),
    "letters beside their words in English": (
        ["Interviewer: Go on.", "Respondent: Well.", "I: More.", "R: Yes?"],
        {"I": "interviewer", "R": "interviewee"},
    ),
    "a letter beside a moderator": (
        ["Moderator: Hur?", "Anna: Så.", "Bo: Ja.", "Anna: Nej.", "M: Tack.", "Bo: Hej."],
        {"M": "interviewer", "Bo": "interviewee"},
    ),
    "a letter that may be either": (
        ["Intervjuare: Hur?", "Intervjuperson: Så.", "I: Tack.", "Intervjuperson: Ja."],
        {"I": "interviewer", "Intervjuperson": "interviewee"},
    ),
    "a numbered letter beside its word": (
        ["Intervjuare: Hur?", "Respondent 1: Så.", "Respondent 2: Ja.", "R2: Hur?", "Intervjuare: Jaha?"],
        {"R2": "interviewee"},
    ),
    "numbered men and women": (
        ["Moderator: Hur?", "M1: Så.", "K1: Ja.", "Moderator: Varför?", "M1: Därför.", "K1: Nej.", "M2: Jo."],
        {"M1": "interviewee", "K1": "interviewee", "M2": "interviewee"},
    ),
    "initials beside the name": (
        ["Intervjuare: Karin Ek", "Karin Ek: Berätta.", "Bo Alm: Så.", "Karin Ek: Mer.", "Bo Alm: Ja.", "K: Tack."],
        {"Karin Ek": "interviewer", "K": "interviewer", "Bo Alm": "interviewee"},
    ),
    "speakers of speech recognition": (
        ["Speaker 1: Hur?", "Speaker 2: Så.", "Speaker 1: Varför?", "Speaker 2: Därför."],
        {"Speaker 1": "interviewer", "Speaker 2": "interviewee"},
    ),
}


@pytest.mark.parametrize(("lines", "roles"), ROLES.values(), ids=ROLES.keys())
def test_roles(read_blocks, lines: list[str], roles: dict[str, str]) -> None:
    """Each speaker has the role that the file tells, and turns have their speaker's."""
    read = read_blocks(*lines)
    found = {speaker.label: speaker.role for speaker in read.speakers}
    assert found.items() >= roles.items()
    assert all(turn.role == found[turn.speaker] for turn in read.turns)


def test_speakers_come_in_order(read_blocks) -> None:
    """Speakers are listed as they appear."""
    read = read_blocks("IP2: Hej.", "I: Hur?", "IP1: Så.")
    assert [speaker.label for speaker in read.speakers] == ["IP2", "I", "IP1"]


def test_a_misspelt_label_keeps_its_spelling(read_blocks) -> None:
    """The label stays as it stands, takes the role, and a problem tells its paragraph."""
    read = read_blocks("Jon B: Hur?", "Per: Så.", "Jon B: Varför?", "Per: Ja.", "Job B: Jaha?", "Per: Nej.", "Jon B: Nå?")
    assert {speaker.label: speaker.role for speaker in read.speakers} == {
        "Jon B": "interviewer",
        "Per": "interviewee",
        "Job B": "interviewer",
    }
    assert [(problem.paragraph, "“Job B”" in problem.message) for problem in read.problems] == [(5, True)]


def test_header_lines_belong_to_no_turn(read_blocks) -> None:
    """Header lines stand before the talk, and a date further down is nobody's words either."""
    head = [
        "Datum: 3 mars",
        "Plats: Kontoret",
        "Intervjuare: Karin Ek (KE) och Per Alm",
        "Närvarande: Anna Berg",
        "Duration:\t19:22 sec",
    ]
    read = read_blocks(*head, "Intervjuare: Hur?", "Anna: Så.", "Tid: 10.30", "Anna: Ja.")
    assert [read.spoken(turn) for turn in read.turns] == ["Hur?", "Så.", "Ja."]


def test_a_greeting_is_no_header_line(read_blocks) -> None:
    """What an interviewer says first is talk, even where it is two words with capitals."""
    read = read_blocks("Intervjuare: Hej Anna", "Anna: Hej Karin", "Intervjuare: Hur?", "Anna: Bra.")
    assert read.spoken(read.turns[0]) == "Hej Anna"


def test_two_lines_are_a_talk(read_blocks) -> None:
    """The shortest talk has no header."""
    read = read_blocks("Interviewer: Hello", "Participant: World")
    assert [read.spoken(turn) for turn in read.turns] == ["Hello", "World"]


def test_several_interviews_are_said(read_blocks) -> None:
    """A second beginning is a problem with its paragraph."""
    read = read_blocks("Intervju 1", "Datum: 1 maj", "I: Hur?", "IP: Så.", "Intervju 2", "Datum: 2 maj", "I: Hur?", "IP: Så.")
    assert [(problem.paragraph, "Another interview" in problem.message) for problem in read.problems] == [(5, True)]
    assert [(turn.heading, read.spoken(turn)) for turn in read.turns][2:] == [("Intervju 2", "Hur?"), ("Intervju 2", "Så.")]


def test_a_header_with_two_dates_is_one_interview(read_blocks) -> None:
    """Header lines may come back before anybody speaks."""
    read = read_blocks("Datum: 1 maj", "Datum: utskrivet 3 maj", "I: Hur?", "IP: Så.", "I: Jaha?")
    assert read.problems == ()


RARE = {
    "an I beside another interviewer": (
        ["Intervjuare: Karin Ek", "KE: Hur?", "AB: Så.", "KE: Mer?", "AB: Ja.", "I: Tack."],
        "I",
        6,
    ),
    "an M who may be Maria": (["Moderator: Hur?", "Maria: Så.", "Moderator: Jaha?", "Maria: Ja.", "M: Nej.", "Maria: Jo."], "M", 5),
}


@pytest.mark.parametrize(("lines", "label", "paragraph"), RARE.values(), ids=RARE.keys())
def test_a_rare_label_in_an_unusual_role_is_said(read_blocks, lines: list[str], label: str, paragraph: int) -> None:
    """Its role is a guess against what the letter usually stands for, so a person should look."""
    read = read_blocks(*lines)
    assert {speaker.label: speaker.role for speaker in read.speakers}[label] == "interviewee"
    (problem,) = read.problems
    assert problem.message.startswith(
        f"The label “{label}” is taken for an interviewee, though the letter mostly stands for an int"
    )
    assert problem.paragraph == paragraph


UNDOUBTED = {
    "a letter in its word's role": ["Intervjuare: Berätta.", "IP: Så.", "Intervjuare: Mer.", "IP: Ja.", "I: Tack."],
    "a role that a legend tells": ["R = intervjuare, I = informant", "R: Hur?", "I: Så.", "R: Jaha?", "I: Ja."],
    "a letter that stands often": [
        "Intervjuare: Hur?",
        "M: Så.",
        "Intervjuare: Varför?",
        "M: Ja.",
        "Intervjuare: Jaså?",
        "M: Nej.",
    ],
    "a numbered letter": ["Moderator: Hur?", "M1: Så.", "K1: Ja.", "Moderator: Varför?", "K1: Därför.", "K2: Nej."],
    "a letter without a usual meaning": ["Karin: Hur?", "Anna: Så.", "Karin: Varför?", "Anna: Ja.", "K: Nej.", "T: Jo."],
}


@pytest.mark.parametrize("lines", UNDOUBTED.values(), ids=UNDOUBTED.keys())
def test_what_is_told_or_usual_is_not_doubted(read_blocks, lines: list[str]) -> None:
    """No problem where a role is told, stands often, or is what the letter stands for."""
    assert read_blocks(*lines).problems == ()


@pytest.mark.parametrize(
    ("labels", "alike"),
    [
        (("I", "IP", "Ip"), [("IP", "Ip")]),
        (("I", "IP", "Ip 1"), [("IP", "Ip 1")]),
        (("I", "IP 1", "IP 2"), []),
        (("I", "IP", "IP 1", "IP 2"), []),
        (("Intervjuare", "Åsa B", "Åsa B."), [("Åsa B", "Åsa B.")]),
    ],
)
def test_variants_of_a_label_are_proposed_for_merging(read_blocks, labels: tuple[str, ...], alike: list[tuple[str, str]]) -> None:
    """They stay two speakers until somebody confirms that they are one."""
    read = read_blocks(*(f"{label}: Hur?" if label[0] == "I" and len(label) != 2 else f"{label}: Ja." for label in labels * 3))
    messages = [problem.message for problem in read.problems if "may be one speaker" in problem.message]
    correct = "If they are: kodbok interviews speakers STUDY NAME --merge"
    assert messages == [
        f'“{one}” and “{other}” may be one speaker; both are kept as they stand. {correct} "{other}={one}"' for one, other in alike
    ]
    assert [speaker.label for speaker in read.speakers] == list(labels)
