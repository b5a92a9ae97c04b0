"""Transcripts as people type them and programs export them: labels of every kind, asides, third persons, one side unlabelled."""

from __future__ import annotations

import pytest

from interviews import Heading, Paragraph, Table


def bold(text: str) -> Paragraph:
    """A line in bold."""
    return Paragraph(text, bold=True)


NUMBERED = [
    "Fråga 1: Hur mår du?",
    "Bra, tack.",
    "Fråga 2: Varför?",
    "Därför.",
    "Mycket därför.",
    "Fråga 3: Något mer?",
    "Nej.",
]
OTTER = [
    *("Intervju Anna", "Mon, Mar 03, 2014 10:00AM • 45:12", "SUMMARY KEYWORDS", "staden, pengar", "SPEAKERS"),
    *("Speaker 1, Speaker 2", "Speaker 1  0:03", "Hur går det?", "Speaker 2  0:08", "Det är så här: vi bygger.", ""),
    *("Unknown Speaker  59:58", "Hej!", "Speaker 1  1:00:02", "Jaha?", "Transcribed by https://otter.ai"),
]
TEAMS = [
    *("Projektmöte", "den 3 mars 2024, 09:01fm", "29m 5s", "Karin Ek startade transkriberingen"),
    *(Paragraph("   0:03\nHur går det?", "Karin Ek"), Paragraph("   0:08\nBra.\nMycket.", "Anna Berg (Malmö stad)")),
    *(Paragraph("   1:00:20\nJaha?", "Karin Ek"), "Karin Ek stoppade transkriberingen"),
]
FOCUS = ["Anna: Bra.", "Bo: Sådär.", "Cia: Vet inte.", "David: Dyrt.", "Eva: Roligt.", "Fredrik: Tråkigt.", "Gun: Mm."]

HANS = ["Anna: Hur vill ni bo?", "Bo: Var som helst.", "Anna: Och hans del?", "Hans: Det är min sak.", "Bo: Nja.", "Hans: Jo."]

TALKS = {
    "a talk in one paragraph with a soft break inside an answer": (
        ["Intervjuare: Hur växer staden?IP2: Tre år.\nTre tre.Intervjuare: Vad mer?IP2: Staden."],
        ["Intervjuare/Hur växer staden?", "IP2/Tre år.\nTre tre.", "Intervjuare/Vad mer?", "IP2/Staden."],
    ),
    "names that are words too": (
        HANS,
        ["Anna/Hur vill ni bo?", "Bo/Var som helst.", "Anna/Och hans del?", "Hans/Det är min sak.", "Bo/Nja.", "Hans/Jo."],
    ),
    "questions and answers with numbers": (["Q1: How?", "A1: Well.", "Q2: Why?", "A2: So."], ["?How?", "!Well.", "?Why?", "!So."]),
    "fråga och svar as letters with numbers": (["F1: Hur?", "S1: Bra.", "F2: Varför?", "S2: Så."], "?Hur? !Bra. ?Varför? !Så."),
    "numbered question words, plain answers": (
        NUMBERED,
        ["?Hur mår du?", "!Bra, tack.", "?Varför?", "!Därför.\nMycket därför.", "?Något mer?", "!Nej."],
    ),
    "question words alone on bold lines": (
        [bold("Fråga 1"), "Hur?", bold("Svar"), "Bra.", bold("Fråga 2"), "Varför?", bold("Svar"), "Så."],
        "?Hur? !Bra. ?Varför? !Så.",
    ),
    "speakers whose numbers count their turns": (
        ["Intervjuare 1: Hur?", "Anna 1: Bra.", "Intervjuare 2: Varför?", "Anna 2: Så."],
        ["Intervjuare/Hur?", "Anna/Bra.", "Intervjuare/Varför?", "Anna/Så."],
    ),
    "persons with numbers who speak once": (
        ["Moderator: Hur?", "Deltagare 1: Bra.", "Deltagare 2: Nja.", "Deltagare 3: Ja."],
        ["Moderator/Hur?", "Deltagare 1/Bra.", "Deltagare 2/Nja.", "Deltagare 3/Ja."],
    ),
    "typed numbers before questions": (
        ["1) Hur?", "Bra.", "2) Varför?", "Så.", "3) Mer?", "Nej."],
        "?Hur? !Bra. ?Varför? !Så. ?Mer? !Nej.",
    ),
    "typed numbers before labels": (["1. I: Hur?", "2. IP: Bra.", "3. I: Jaha?", "4. IP: Ja."], "I/Hur? IP/Bra. I/Jaha? IP/Ja."),
    "a dash for each speaker": (["— Hur?", "— Bra.", "— Jaha?", "— Ja."], "?Hur? !Bra. ?Jaha? !Ja."),
    "a short dash for each speaker": (
        ["Samtal med Anna", "– Hur?", "– Bra.", "Mycket.", "– Jaha?", "– Ja."],
        ["?Hur?", "!Bra.\nMycket.", "?Jaha?", "!Ja."],
    ),
    "marks for each speaker": ([">> Hur?", ">> Bra.", ">> Jaha?", ">> Ja."], "?Hur? !Bra. ?Jaha? !Ja."),
    "marks before names": ([">> KARIN: Hur?", ">> ANNA: Bra.", ">> KARIN: Jaha?"], "KARIN/Hur? ANNA/Bra. KARIN/Jaha?"),
    "square brackets": (
        ["[Karin] Hur?", "[Anna] 50:50.", "[Karin] Jaha?", "[Anna] Ja."],
        "Karin/Hur? Anna/50:50. Karin/Jaha? Anna/Ja.",
    ),
    "pointed brackets and colons": (["<Karin>: Hur?", "<Anna>: Bra."] * 2, "Karin/Hur? Anna/Bra. Karin/Hur? Anna/Bra."),
    "full stops": (["I. Hur?", "R. Bra.", "I. Jaha?", "R. Ja."], "I/Hur? R/Bra. I/Jaha? R/Ja."),
    "closing brackets": (["I) Hur?", "R) Bra.", "I) Jaha?", "R) Ja."], "I/Hur? R/Bra. I/Jaha? R/Ja."),
    "no blank after the colon": (
        ["I:Hur?", "IP:50 procent.", "I:Jaha?", "IP:Ja."],
        ["I/Hur?", "IP/50 procent.", "I/Jaha?", "IP/Ja."],
    ),
    "small letters": (
        ["i: Hur?", "r: Bra.", "i: Jaha?", "r: Ja.", "i: Mer?", "r: Nej."],
        "i/Hur? r/Bra. i/Jaha? r/Ja. i/Mer? r/Nej.",
    ),
    "titles": (
        ["Dr. Berg: Hur?", "Fru Ek: Bra.", "Dr. Berg: Jaha?", "Fru Ek: Ja."],
        ["Dr. Berg/Hur?", "Fru Ek/Bra.", "Dr. Berg/Jaha?", "Fru Ek/Ja."],
    ),
    "titles in one paragraph": (
        ["Dr. Berg: Hur?Anna: Bra.Dr. Berg: Jaha?Anna: Ja.”Dr. Berg: Mer?Anna: Nej."],
        ["Dr. Berg/Hur?", "Anna/Bra.", "Dr. Berg/Jaha?", "Anna/Ja.”", "Dr. Berg/Mer?", "Anna/Nej."],
    ),
    "organisations in brackets": (
        ["Karin (MKB): Hur?", "Anna (Malmö stad): Bra.", "Karin (MKB): Jaha?", "Anna (Malmö stad): Ja."],
        ["Karin (MKB)/Hur?", "Anna (Malmö stad)/Bra.", "Karin (MKB)/Jaha?", "Anna (Malmö stad)/Ja."],
    ),
    "the interviewer without a label": (
        ["Hur?", "IP: Bra.", "Och sen?", "IP: Inget.", "Alls."],
        ["?Hur?", "IP/Bra.", "?Och sen?", "IP/Inget.\nAlls."],
    ),
    "an interviewer without a label and a name": (
        ["Hur?", "Anna: Bra.", "Och?", "Anna: Inget."],
        "?Hur? Anna/Bra. ?Och? Anna/Inget.",
    ),
    "the interviewee without a label": (
        ["Intervjuare: Hur?", "Bra.", "Mycket.", "Intervjuare: Jaha?", "Ja."],
        ["Intervjuare/Hur?", "!Bra.\nMycket.", "Intervjuare/Jaha?", "!Ja."],
    ),
    "an aside that opens a paragraph": (
        ["Karin: Hur?", "Anna: Bra.", "Problemet: pengarna.", "Karin: Jaha?", "Anna: Ja.", "Lösningen: mer."],
        ["Karin/Hur?", "Anna/Bra.\nProblemet: pengarna.", "Karin/Jaha?", "Anna/Ja.\nLösningen: mer."],
    ),
    "an article before an aside": (
        ["Interviewerin: Wie?", "Herr Müller: Gut.", "Das Problem: Geld.", "Interviewerin: Und?", "Herr Müller: Nichts."],
        ["Interviewerin/Wie?", "Herr Müller/Gut.\nDas Problem: Geld.", "Interviewerin/Und?", "Herr Müller/Nichts."],
    ),
    "a third person who speaks once": (
        ["I: Hur?", "IP: Bra.", "Kollega: Jag vet inte.", "I: Jaha?", "IP: Ja."],
        ["I/Hur?", "IP/Bra.", "Kollega/Jag vet inte.", "I/Jaha?", "IP/Ja."],
    ),
    "three lines": (["Intervjuare: Hur?", "Anna: Bra.", "Intervjuare: Tack."], "Intervjuare/Hur? Anna/Bra. Intervjuare/Tack."),
    "a focus group": (["Moderator: Hur?", *FOCUS], ["Moderator/Hur?", *(line.replace(": ", "/") for line in FOCUS)]),
    "dialogue quoted in a turn": (
        ["I: Vad sa de?", "IP: De sa så här:", "– Vi kan inte.", "– Varför inte?", "Så var det.", "I: Jaha?", "IP: Ja."],
        ["I/Vad sa de?", "IP/De sa så här:\n– Vi kan inte.\n– Varför inte?\nSå var det.", "I/Jaha?", "IP/Ja."],
    ),
    "ratios, verses, times of day and addresses": (
        [
            "I: Hur?",
            "IP: Lika (50:50) mellan oss, se Joh 3:16.",
            "10:30 kom de.",
            "https://malmo.se: allt står där.",
            "I: Jaha?",
            "IP: Ja.",
        ],
        [
            "I/Hur?",
            "IP/Lika (50:50) mellan oss, se Joh 3:16.\n10:30 kom de.\nhttps://malmo.se: allt står där.",
            "I/Jaha?",
            "IP/Ja.",
        ],
    ),
    "questions ending in a colon": (
        ["I: Vilka tre:", "IP: Skola.", "I: Störst:", "IP: Vård."],
        ["I/Vilka tre:", "IP/Skola.", "I/Störst:", "IP/Vård."],
    ),
    "empty answers": (["I: Hur?", "IP:", "I: Hallå?", "IP: …"], "I/Hur? I/Hallå? IP/…"),
    "stage directions": (
        ["I: Hur?", "[Skratt]", "IP: Bra.", "[Paus]", "I: Jaha?"],
        ["I/Hur?\n[Skratt]", "IP/Bra.\n[Paus]", "I/Jaha?"],
    ),
    "bold requests": (
        [bold("Berätta om arbetet"), "Vi bygger.", bold("Beskriv framtiden"), "Ljus.", bold("Mer?"), "Nej."],
        ["?Berätta om arbetet", "!Vi bygger.", "?Beskriv framtiden", "!Ljus.", "?Mer?", "!Nej."],
    ),
    "Otter": (OTTER, ["Speaker 1/Hur går det?", "Speaker 2/Det är så här: vi bygger.", "Unknown Speaker/Hej!", "Speaker 1/Jaha?"]),
    "Teams with its own lines": (TEAMS, ["Karin Ek/Hur går det?", "Anna Berg (Malmö stad)/Bra.\nMycket.", "Karin Ek/Jaha?"]),
    "Teams with times in words": (
        ["Karin Ek 0 minutes 3 seconds", "Hur?", "Anna Berg 0 minutes 8 seconds", "Bra.", "Karin Ek 1 minute 2 seconds", "Jaha?"],
        ["Karin Ek/Hur?", "Anna Berg/Bra.", "Karin Ek/Jaha?"],
    ),
    "Word 365 with its header": (
        [
            "Audio file",
            "samtal.m4a",
            "Transcript",
            "00:00:03 Speaker 1",
            "Hur?",
            "00:00:09 Speaker 2",
            "Bra.",
            "00:00:12 Speaker 1",
            "Jaha?",
        ],
        ["Speaker 1/Hur?", "Speaker 2/Bra.", "Speaker 1/Jaha?"],
    ),
    "Zoom": (
        ["[Karin Ek] 10:05:32", "Hur?", "[Anna] 10:05:40", "Bra.", "[Karin Ek] 10:06:01", "Jaha?"],
        ["Karin Ek/Hur?", "Anna/Bra.", "Karin Ek/Jaha?"],
    ),
    "a time, a name and a colon on lines of their own": (
        ["00:00:03", "Speaker 1:", "Hur?", "00:00:08", "Speaker 2:", "Bra.", "00:00:12", "Speaker 1:", "Jaha?"],
        ["Speaker 1/Hur?", "Speaker 2/Bra.", "Speaker 1/Jaha?"],
    ),
    "a time after the colon": (
        ["Karin: [00:00:03]", "Hur?", "Anna: [00:00:08]", "Bra.", "Karin: [00:00:12]", "Jaha?"],
        "Karin/Hur? Anna/Bra. Karin/Jaha?",
    ),
    "a time in brackets for a colon": (
        ["Karin [00:03] Hur?", "Anna [00:08] Bra.", "Karin [00:12] Jaha?"],
        "Karin/Hur? Anna/Bra. Karin/Jaha?",
    ),
    "bold names over plain speaker lines": (
        [bold("Anna Berg"), "Intervjuare", "Hur?", "Respondent", "Bra.", "Intervjuare", "Jaha?", "Respondent", "Ja."],
        ["Intervjuare/Hur?", "Respondent/Bra.", "Intervjuare/Jaha?", "Respondent/Ja."],
    ),
    "a table with a header in German": (
        [
            Table(
                [
                    ("Zeit", "Sprecher", "Text"),
                    ("00:01", "Interviewerin", "Wie?"),
                    ("00:05", "Befragte", "Gut."),
                    ("00:08", "Interviewerin", "Und?"),
                ]
            )
        ],
        ["Interviewerin/Wie?", "Befragte/Gut.", "Interviewerin/Und?"],
    ),
    "a table of header lines before the talk's": (
        [
            Table([("Datum", "3 mars"), ("Plats", "Malmö")]),
            "Samtalet",
            Table([("I", "Hur?"), ("IP", "Bra."), ("I", "Jaha?"), ("IP", "Ja.")]),
        ],
        "I/Hur? IP/Bra. I/Jaha? IP/Ja.",
    ),
    "names longer than what is said in a table": (
        [Table([("Interviewerin", "Wie?"), ("Befragte", "Gut."), ("Interviewerin", "Und?"), ("Befragte", "So.")])],
        "Interviewerin/Wie? Befragte/Gut. Interviewerin/Und? Befragte/So.",
    ),
}


@pytest.mark.parametrize(("blocks", "expected"), TALKS.values(), ids=TALKS.keys())
def test_talk(read_blocks, blocks: list[object], expected: list[str] | str) -> None:
    """The turns, as speaker/words; where nobody is named, `?` asks, `!` answers and `-` is unknown."""
    read = read_blocks(*blocks)
    nameless = {"interviewer": "?", "interviewee": "!", "unknown": "-"}
    found = [
        f"{turn.speaker}/{read.spoken(turn)}" if turn.speaker else nameless[turn.role] + read.spoken(turn) for turn in read.turns
    ]
    assert found == (expected.split(" ") if isinstance(expected, str) else expected)


NOBODY = {
    "questions that nobody answers": [
        "Intervjuguide",
        "1. Vad är din roll?",
        "2. Hur länge?",
        "3. Vad är bra?",
        "4. Vad är dåligt?",
    ],
    "a list of questions": ["- Vad är din roll?", "- Hur länge?", "- Vad fungerar?", "- Varför?"],
    "an article with quoted speech": [
        "Staden växer åt öster, säger planchefen.",
        "– Det är bra, säger hon.",
        "– Vi behöver fler bostäder.",
        "Men alla håller inte med.",
        "– Det går för fort, säger en granne.",
    ],
    "an essay": [Heading("Staden"), "Staden växer. Det är bra: fler bostäder.", "Vad händer sen? Ingen vet.", "Källa: SCB 2013."],
    "stage directions alone": ["Det var en gång.", "[Skratt] Så var det.", "[Paus] Ja.", "[Skratt] Nej.", "[Paus] Kanske."],
    "a table of figures": [Table([("År", "Budget"), ("2012", "10 mkr"), ("2013", "11 mkr"), ("2014", "12 mkr")])],
    "sections in Roman numbers": ["I. Bakgrund", "Staden växer.", "II. Metod", "Vi frågade.", "III. Resultat", "Vi vet nu."],
    "typed points that come back": ["- Beslut: vi väntar", "- Ansvar: Anna", "- Beslut: vi går", "- Ansvar: Bo"],
}


@pytest.mark.parametrize("blocks", NOBODY.values(), ids=NOBODY.keys())
def test_nobody_speaks(read_blocks, blocks: list[object]) -> None:
    """What is no talk has no turns."""
    assert read_blocks(*blocks).turns == ()


HEADERS = {
    "de": [
        "Datum: 3. März",
        "Ort: Köln",
        "Dauer: 45 Minuten",
        "Interviewerin: Anna Schmidt",
        "Befragte: Frau B.",
        "I: Wie?",
        "B: Gut.",
    ],
    "fr": ["Date : 3 mars", "Lieu : Lyon", "Durée : 45 min", "Enquêtrice : Marie Dupont", "E : Comment ?", "R : Bien."],
    "es": ["Fecha: 3 de marzo", "Lugar: Madrid", "Duración: 45 min", "Entrevistadora: Ana Ruiz", "E: ¿Cómo?", "R: Bien."],
    "no": ["Dato: 3. mars", "Sted: Oslo", "Varighet: 45 min", "Intervjuer: Kari Nordmann", "I: Hvordan?", "O: Bra."],
    "fi": ["Päivämäärä: 3.3.", "Paikka: Turku", "Kesto: 45 min", "Haastattelija: Liisa Virtanen", "H: Miten?", "V: Hyvin."],
    "sv, a name with what that person does": [
        "Datum: 3 mars",
        "Respondent: Anna Berg, enhetschef",
        "Intervjuare: Hur?",
        "Respondent: Bra.",
    ],
}


@pytest.mark.parametrize("lines", HEADERS.values(), ids=HEADERS.keys())
def test_header_lines_are_nobodys_words(read_blocks, lines: list[str]) -> None:
    """Two lines are said, by the interviewer and the interviewee, however often they are repeated."""
    read = read_blocks(*lines, *lines[-2:])
    assert [turn.role for turn in read.turns] == ["interviewer", "interviewee"] * 2
    assert read.text.index(read.spoken(read.turns[0])) > read.text.index(lines[-3])


WORDS_OF_ROLES = {
    "de": ("Interviewerin", "Befragter"),
    "fr": ("Enquêteur", "Répondante"),
    "fr without accents": ("Enqueteur", "Repondant"),
    "es": ("Entrevistador", "Entrevistada"),
    "no": ("Intervjuer", "Informant"),
    "da": ("Interviewer", "Interviewperson"),
    "fi": ("Haastattelija", "Haastateltava"),
    "ru": ("Интервьюер", "Респондент"),
    "ar": ("المحاور", "المشارك"),
    "zh": ("采访者", "受访者"),
}


@pytest.mark.parametrize(("asks", "answers"), WORDS_OF_ROLES.values(), ids=WORDS_OF_ROLES.keys())
def test_words_of_labels_tell_roles(read_blocks, asks: str, answers: str) -> None:
    """Though nobody asks anything."""
    read = read_blocks(*[f"{asks}: Aha.", f"{answers}: Mm."] * 2)
    assert [(speaker.label, speaker.role) for speaker in read.speakers] == [(asks, "interviewer"), (answers, "interviewee")]


@pytest.mark.parametrize(
    "words", [("Frage", "Antwort"), ("Pregunta", "Respuesta"), ("Spørsmål", "Svar"), ("Kysymys", "Vastaus"), ("问", "答")]
)
def test_question_words_name_nobody(read_blocks, words: tuple[str, str]) -> None:
    """They tell roles in every layout, and no speaker has them for a name."""
    asks, answers = words
    for blocks in (
        [f"{asks}: Aha.", f"{answers}: Mm."] * 2,
        [asks, "Aha.", answers, "Mm."] * 2,
        [Table([(asks, "Aha."), (answers, "Mm.")] * 2)],
    ):
        read = read_blocks(*blocks)
        assert read.speakers == ()
        assert [turn.role for turn in read.turns] == ["interviewer", "interviewee"] * 2


@pytest.mark.parametrize("names", [("سارة", "أحمد"), ("Мария", "Иван"), ("Μαρία", "Νίκος"), ("王芳", "李明")])
def test_names_of_every_script(read_blocks, names: tuple[str, str]) -> None:
    """Labels need no Latin letters, and who asks is heard by the question mark of any script."""
    one, other = names
    read = read_blocks(*[f"{one}: 为什么？", f"{other}: Mm.", f"{one}: لماذا؟", f"{other}: Aha."])
    assert [(speaker.label, speaker.role) for speaker in read.speakers] == [(one, "interviewer"), (other, "interviewee")]


def test_one_interviewer_with_three_names_interviews_under_each(read_blocks) -> None:
    """First name, initials and full name are three labels of one role, until somebody confirms that they are one person."""
    read = read_blocks(
        "Karin: Hur?", "Anna: Bra.", "Karin Ek: Och?", "Anna: Ja.", "KE: Mer?", "Anna: Nej.", "Karin: Nå?", "Anna: Mm."
    )
    assert {speaker.label for speaker in read.speakers if speaker.role == "interviewer"} == {"Karin", "Karin Ek", "KE"}


def test_a_time_on_the_line_before_the_first_label_is_the_first_turns(read_blocks) -> None:
    """As it is for every later one; a time among header lines is not."""
    read = read_blocks("[00:00:03]", "IP: Bra.", "[00:00:08]", "I: Hur?")
    assert [turn.time for turn in read.turns] == [3.0, 8.0]
    assert [turn.time for turn in read_blocks("45:12", "Intervju", "IP: Bra.", "I: Hur?").turns] == [None, None]
