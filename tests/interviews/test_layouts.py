"""Every family of layouts gives back who says what; spans hold spoken words alone."""

from __future__ import annotations

import pytest

from interviews import Heading, Paragraph, Table

LABELS = [
    "Datum: 3 mars 2014",
    "Intervjuare: Karin Ek",
    Heading("Ekonomi", 2),
    Paragraph("Hur går det?", "Intervjuare: "),
    Paragraph("Det går bra.", "IP: "),
    "Vi har problem.",
    Heading("Styrning", 2),
    "Med pengarna.",
    Paragraph("Jaha?", "Intervjuare: "),
]
BOLD = [
    Paragraph("Intervju med kontoret", bold=True),
    Paragraph("Social investering", bold=True),
    Paragraph("Hur går det?", bold=True),
    "Bra.",
    "Mycket bra.",
    Paragraph("Berätta om pengarna.", bold=True),
    "De räcker inte.",
    Paragraph("Vad händer sedan?", bold=True),
    "Vet inte.",
]
BREAKS = ["Hur går det?\nBra, tack.\nSå är det.", "Vad händer sedan?\nVi väntar.", "Något mer?\nNej."]
TRANSCRIBE = ["Transcript", "00:00:03 Speaker 1", "Hur går det?", "00:01:09 Speaker 2", "Bra.", "00:01:20 Speaker 1", "Jaså?"]
TEAMS = [
    "0:0:0.0 --> 0:0:1.250\nJane Doe\nHej.",
    "0:0:2.90 --> 0:0:4.480\nJohn Doe\nHej.\nHej.",
    "0:1:2.5 --> 0:1:3.0\nAnna Ek\nTja.",
]
THREE_COLUMNS = [
    ("Tid", "Talare", "Text"),
    ("00:01", "KE", "Hur går det?"),
    ("00:09", "IP", "Bra.\nFint."),
    ("00:12", "", "Och mer."),
]

FAMILIES = {
    "1 label, colon, text": (
        LABELS,
        ["Intervjuare/Hur går det?", "IP/Det går bra.\nVi har problem.", "IP/Med pengarna.", "Intervjuare/Jaha?"],
    ),
    "1 in English": (
        ["Interviewer: How?", "Participant: Well.", "Interviewer: Why?"],
        ["Interviewer/How?", "Participant/Well.", "Interviewer/Why?"],
    ),
    "1 letters": (["I: Hur?", "R: Så.", "I: Jaha?", "R: Ja."], ["I/Hur?", "R/Så.", "I/Jaha?", "R/Ja."]),
    "1 initials": (["JK: Hur?", "BÅ: Så.", "JK: Jaha?", "BÅ: Ja."], ["JK/Hur?", "BÅ/Så.", "JK/Jaha?", "BÅ/Ja."]),
    "1 names that stand once": (
        ["Karin Ek: Hur?", "Bo Alm: Så.", "Karin Ek: Jaha?", "Åsa Ö: Ja."],
        ["Karin Ek/Hur?", "Bo Alm/Så.", "Karin Ek/Jaha?", "Åsa Ö/Ja."],
    ),
    "1 names": (
        ["Karin Ek: Hur?", "Bo: Så.", "Karin Ek: Jaha?", "Bo: Ja."],
        ["Karin Ek/Hur?", "Bo/Så.", "Karin Ek/Jaha?", "Bo/Ja."],
    ),
    "2 time at the end": (["I: Hur? #00:00:10-2#", "B: Så. #00:19:39-2#", "I: Jaha? #00:20:00-0#"], ["I/Hur?", "B/Så.", "I/Jaha?"]),
    "2 a dash": (["I – Hur?", "IP – Så.", "I - Jaha?", "IP — Ja."], ["I/Hur?", "IP/Så.", "I/Jaha?", "IP/Ja."]),
    "2 a time before the label": (["[00:03] IP: Så.", "[00:09] I: Hur?", "[00:12] IP: Ja."], ["IP/Så.", "I/Hur?", "IP/Ja."]),
    "2 a time in the label": (["IP (00:03): Så.", "I (00:09): Hur?", "IP (00:12): Ja."], ["IP/Så.", "I/Hur?", "IP/Ja."]),
    "3 the speaker alone": (
        ["Intervjuare", "Hur?", "Respondent", "Bra.", "Mycket.", "Intervjuare", "Jaha?", "Respondent", "Ja."],
        ["Intervjuare/Hur?", "Respondent/Bra.\nMycket.", "Intervjuare/Jaha?", "Respondent/Ja."],
    ),
    "3 with a colon": (["Intervjuare:", "Hur?", "IP 1:", "Klockan 10:30."], ["Intervjuare/Hur?", "IP 1/Klockan 10:30."]),
    "3 with a time after the name": (
        [Paragraph("   0:03\nHur?", "Karin Ek"), Paragraph("   0:09\nBra.", "Anna Å"), Paragraph("   1:15\nJaså?", "Karin Ek")],
        ["Karin Ek/Hur?", "Anna Å/Bra.", "Karin Ek/Jaså?"],
    ),
    "4 Word 365 Transcribe": (TRANSCRIBE, ["Speaker 1/Hur går det?", "Speaker 2/Bra.", "Speaker 1/Jaså?"]),
    "5 Teams": (TEAMS, ["Jane Doe/Hej.", "John Doe/Hej.\nHej.", "Anna Ek/Tja."]),
    "6 tabs": (
        [
            "Duration:\t19:22 sec",
            "RESPONDENT:\tHej.",
            "INTERVJUARE 2:\tHur?",
            "RESPONDENT:\tBra.",
            "ANDERS S:\tJa.",
            "ANDERS S:\tJo.",
        ],
        ["RESPONDENT/Hej.", "INTERVJUARE 2/Hur?", "RESPONDENT/Bra.", "ANDERS S/Ja.", "ANDERS S/Jo."],
    ),
    "6 a tab alone": (["KE\tHur?", "IP\tBra.", "KE\tJaha?", "IP\tJa."], ["KE/Hur?", "IP/Bra.", "KE/Jaha?", "IP/Ja."]),
    "7 labels in one paragraph": (
        ["I: Hur?\nIP: Bra.\nFint.", "I: Jaha?\nIP: Ja."],
        ["I/Hur?", "IP/Bra.\nFint.", "I/Jaha?", "IP/Ja."],
    ),
    "7 question and answer in one paragraph": (
        BREAKS,
        ["?/Hur går det?", "!/Bra, tack.\nSå är det.", "?/Vad händer sedan?", "!/Vi väntar.", "?/Något mer?", "!/Nej."],
    ),
    "9 bold question, plain answer": (
        BOLD,
        [
            "?/Hur går det?",
            "!/Bra.\nMycket bra.",
            "?/Berätta om pengarna.",
            "!/De räcker inte.",
            "?/Vad händer sedan?",
            "!/Vet inte.",
        ],
    ),
    "9 turns alternate": (
        ["Om staden", "Hur går det?", "Bra.", "Vad händer sedan?", "Vet inte.", "Något mer?", "Nej."],
        ["?/Hur går det?", "!/Bra.", "?/Vad händer sedan?", "!/Vet inte.", "?/Något mer?", "!/Nej."],
    ),
    "9 bold questions beside labelled answers": (
        [Paragraph("Hur går det?", bold=True), "IP: Bra.", Paragraph("Vad mer?", bold=True), "IP: Jo.", "Och så."],
        ["?/Hur går det?", "IP/Bra.", "?/Vad mer?", "IP/Jo.\nOch så."],
    ),
    "9 numbered questions": (
        [Paragraph("Hur går det?", style="List Number"), "Bra.", Paragraph("Och sedan?", style="List Number"), "Vi väntar."],
        ["?/Hur går det?", "!/Bra.", "?/Och sedan?", "!/Vi väntar."],
    ),
    "8 all in one paragraph": (
        [
            "Intervju med kontoret i maj.",
            "Intervjuare:\u00a0Hur går det?IP:\u00a0Det går braIntervjuare: Så? IP: Ja, kl. 10:30. Just det.Intervjuare:\u00a0Tack",
        ],
        ["Intervjuare/Hur går det?", "IP/Det går bra", "Intervjuare/Så?", "IP/Ja, kl. 10:30. Just det.", "Intervjuare/Tack"],
    ),
    "8 names in several paragraphs": (
        ["Karin Ek:\u00a0Hur?Bo Alm:\u00a0Så.Karin Ek:\u00a0Jaha?", "Bo Alm:\u00a0Ja.Karin Ek:\u00a0Tack.", "Hej då."],
        ["Karin Ek/Hur?", "Bo Alm/Så.", "Karin Ek/Jaha?", "Bo Alm/Ja.", "Karin Ek/Tack.\nHej då."],
    ),
    "10 grouped by question": (
        ["A = Anna, lärare", "D: David Ek, rektor", "1) Hur?", "A: Så.", "D: Nej.", "2) Varför?", "A: Vem vet?", "Jo.", "D: Mm."],
        ["?/Hur?", "A/Så.", "D/Nej.", "?/Varför?", "A/Vem vet?\nJo.", "D/Mm."],
    ),
    "10 with automatic numbers": (
        [
            *(Paragraph("Hur?", style="List Number"), "M: Så.", "F: Nej."),
            *(Paragraph("Varför?", style="List Number"), "M: Därför.", "F: Mm."),
        ],
        ["?/Hur?", "M/Så.", "F/Nej.", "?/Varför?", "M/Därför.", "F/Mm."],
    ),
    "12 full-width colon": (
        ["Interviewer：How?", "Participant：Well.", "Interviewer：Why?"],
        ["Interviewer/How?", "Participant/Well.", "Interviewer/Why?"],
    ),
    "14 times alone": (
        ["[00:03] : Hej och välkomna", "[00:09] : ja tack", "[125:43] : slut"],
        ["-/Hej och välkomna", "-/ja tack", "-/slut"],
    ),
    "question and answer words": (["Fråga: Hur?", "Svar: Bra.", "Fråga: Jaha?"], ["?/Hur?", "!/Bra.", "?/Jaha?"]),
    "bold type alone": (
        [Paragraph(" Hur?", "Karin"), Paragraph(" Bra.", "Anna"), Paragraph(" Jaha?", "Karin"), Paragraph(" Ja.", "Anna")],
        ["Karin/Hur?", "Anna/Bra.", "Karin/Jaha?", "Anna/Ja."],
    ),
    "table of two columns": ([Table([("KE:", "Hur?"), ("AB:", "Bra."), ("KE:", "Jaha?")])], ["KE/Hur?", "AB/Bra.", "KE/Jaha?"]),
    "table of two columns with a header": (
        ["Intervju på kontoret", Table([("Person", "Yttrande"), ("KE", "Hur?"), ("IP", "Bra."), ("KE", "Jaha?")], header=True)],
        ["KE/Hur?", "IP/Bra.", "KE/Jaha?"],
    ),
    "table of three columns": ([Table(THREE_COLUMNS, header=True)], ["KE/Hur går det?", "IP/Bra.\nFint.", "IP/Och mer."]),
    "table of time and text": ([Table([("00:01", "Hej på dig."), ("00:05", "Hej själv.")])], ["-/Hej på dig.", "-/Hej själv."]),
    "table of questions and answers": (
        [Table([("Fråga", "Svar"), ("Hur går det?", "Bra."), ("Och?", "Nja.")])],
        ["?/Hur går det?", "!/Bra.", "?/Och?", "!/Nja."],
    ),
    "a table a topic": (
        [Heading("Ett"), Table([("I", "Hur?"), ("IP", "Bra.")]), Heading("Två"), Table([("I", "Jaha?"), ("IP", "Ja.")])],
        ["I/Hur?", "IP/Bra.", "I/Jaha?", "IP/Ja."],
    ),
}


@pytest.mark.parametrize(("blocks", "expected"), FAMILIES.values(), ids=FAMILIES.keys())
def test_family(read_blocks, blocks: list[object], expected: list[str]) -> None:
    """The turns of a family, as speaker/words; where nobody is named, `?` asks, `!` answers and `-` is unknown."""
    read = read_blocks(*blocks)
    nameless = {"interviewer": "?", "interviewee": "!", "unknown": "-"}
    assert [f"{turn.speaker or nameless[turn.role]}/{read.spoken(turn)}" for turn in read.turns] == expected


NOBODY = {
    "prose": [
        "Staden växer. Obs: det är svårt.",
        "Resultat: Vi vann.",
        "Resultat: Vi förlorade inte.",
        "Det resultat som kom var bra.",
    ],
    "notes": [Heading("Anteckningar"), "Deltagare: Anna, Bo", "Vi talade om pengar.", "Beslut: inga.", "Nästa möte: maj."],
    "answers alone": ["Jag tycker att det är bra.", "-----", "Vet inte?", "-----", "Det var roligt."],
    "words that come back": ["Ja", "Det var så här.", "Ja", "Det tycker jag också.", "Nej", "Inte jag.", "Nej", "Kanske."],
    "words that stand in small letters too": [
        "Poäng: ett och två.",
        "Poäng: tre.",
        "Sats: vi har en poäng.",
        "Sats: en sats till.",
    ],
    "13 points of meeting notes": ["Beslut: Ska vi?", "Ansvar: Anna", "Beslut: Vi väntar.", "Ansvar: Bo"],
    "13 points alone on their lines": ["Beslut", "Vi går.", "Ansvar", "Anna", "Beslut", "Vi väntar.", "Ansvar", "Bo"],
    "13 topics before bullets": [
        Paragraph(text, style="List Bullet") for text in ("Ekonomi: Går det?", "Personal: Ja.", "Ekonomi: Nej.", "Personal: Bo")
    ],
    "13 topics that come back": ["Ekonomi: Vi går vidare.", "Personal: Anna", "Ekonomi: Vi väntar.", "Personal: Bo"],
    "13 bullets alone on their lines": [
        *(Paragraph("Ekonomi", style="List Bullet"), "Vi går vidare.", Paragraph("Personal", style="List Bullet"), "Ja."),
        *(Paragraph("Ekonomi", style="List Bullet"), "Hur?", Paragraph("Personal", style="List Bullet"), "Nej."),
    ],
    "13 numbers and bullets": [
        Paragraph("Vi går vidare.", style="List Bullet"),
        *(Paragraph(text, style="List Number") for text in ("Vi väntar.", "Ska vi vänta?", "Ska vi gå?")),
        *(Paragraph("Nej.", style="List Bullet"), Paragraph("Vi ses.", style="List Number")),
    ],
    "questions ending in a colon": ["Varför: för att.", "Hur: så.", "Varför: nja?", "Hur: ja?"],
    "a list of points": [f"Punkt: {number}" for number in range(3)] + ["En punkt till."] * 30,
}


@pytest.mark.parametrize("blocks", NOBODY.values(), ids=NOBODY.keys())
def test_no_speakers_is_an_answer(read_blocks, blocks: list[object]) -> None:
    """Where nothing tells speakers apart there are no turns, and a problem says so."""
    read = read_blocks(*blocks)
    assert read.turns == ()
    assert any("No speakers were found" in problem.message for problem in read.problems)


def test_labels_times_and_headings_lie_outside(read_blocks) -> None:
    """A turn knows its label as it stands, its time in seconds, its heading and its number."""
    read = read_blocks(
        "Intervjuare: Hej?",
        Heading("Ekonomi"),
        Paragraph("IP: Bra. [00:12] Och mer. #00:19:39-2#", style="List Number"),
        "[1:02:03]",
        "Sist.",
    )
    found = [(read.spoken(turn), turn.label, turn.time, turn.heading, turn.number) for turn in read.turns]
    assert found == [
        ("Hej?", "Intervjuare:", None, None, None),
        ("Bra.", "IP:", None, "Ekonomi", "1."),
        ("Och mer.", None, 12.0, "Ekonomi", "1."),
        ("Sist.", None, 3723.0, "Ekonomi", None),
    ]


def test_time_at_the_end_is_the_turns_time(read_blocks) -> None:
    """A time at the end of a paragraph belongs to what stands before it."""
    read = read_blocks("I: Hur? #00:00:10-2#", "B: Så. #00:19:39-2#")
    assert [turn.time for turn in read.turns] == [10.2, 1179.2]


def test_teams_times(read_blocks) -> None:
    """The times of cues are their beginnings."""
    assert [turn.time for turn in read_blocks(*TEAMS).turns] == [0.0, 2.9, 62.5]


def test_speaker_lines_with_headings_and_times(read_blocks) -> None:
    """Between speakers alone on their lines stand headings, header lines and times, which are nobody's words."""
    talk = [
        "Datum: 3 maj",
        "Intervjuare",
        "Hur?",
        Heading("Ekonomi"),
        "Respondent",
        "Bra.",
        "[00:12]",
        "Och mer.",
        "Plats: Kontoret",
        "Ja.",
    ]
    read = read_blocks(*talk, "Intervjuare", "Jaha?", "Respondent", "Nej.")
    assert [(turn.heading, turn.time, read.spoken(turn)) for turn in read.turns] == [
        (None, None, "Hur?"),
        ("Ekonomi", None, "Bra."),
        ("Ekonomi", 12.0, "Och mer."),
        ("Ekonomi", None, "Ja."),
        ("Ekonomi", None, "Jaha?"),
        ("Ekonomi", None, "Nej."),
    ]


def test_topics_inside_a_table_are_headings(read_blocks) -> None:
    """A row that fills one cell before the text's column names the rows after it."""
    rows = [("I", "Hur går det?"), ("IP", "Bra."), ("Styrning", ""), ("I", "Hur styrs det?"), ("IP", "Uppifrån.")]
    read = read_blocks(Table(rows))
    assert [(turn.heading, read.spoken(turn)) for turn in read.turns][2:] == [
        ("Styrning", "Hur styrs det?"),
        ("Styrning", "Uppifrån."),
    ]


def test_a_title_names_no_turns(read_blocks) -> None:
    """The document's title is no heading of what comes after it."""
    read = read_blocks(Heading("Intervju", 0), "I: Hur?", "IP: Bra.")
    assert [turn.heading for turn in read.turns] == [None, None]


def test_a_bold_line_that_is_no_sentence_is_a_heading(read_blocks) -> None:
    """Some write headings in bold only."""
    read = read_blocks("I: Hur?", "IP: Bra.", Paragraph("Processen", bold=True), "I: Jaha?", "IP: Ja.")
    assert [turn.heading for turn in read.turns] == [None, None, "Processen", "Processen"]


def test_a_bold_sentence_is_spoken(read_blocks) -> None:
    """What is bold for its weight stays with its speaker."""
    read = read_blocks("I: Hur?", "IP: Bra.", Paragraph("Det är viktigt.", bold=True), "I: Jaha?", "IP: Ja.")
    assert read.spoken(read.turns[1]) == "Bra.\nDet är viktigt."


def test_text_before_the_talk_belongs_to_no_turn(read_blocks) -> None:
    """An introduction, however long, is nobody's words."""
    read = read_blocks("Detta handlar om hur samtalet gick till. " * 20, "I: Hur?", "IP: Bra.", "I: Jaha?", "IP: Ja.")
    assert read.spoken(read.turns[0]) == "Hur?"


def test_all_bold_labels_keep_their_lines(read_blocks) -> None:
    """Where everything is bold, a short bold line is no heading."""
    read = read_blocks(*(Paragraph(text, bold=True) for text in ("I: Hur?", "IP: Bra.", "Och mer", "I: Jaha?", "IP: Ja.")))
    assert [read.spoken(turn) for turn in read.turns] == ["Hur?", "Bra.\nOch mer", "Jaha?", "Ja."]
