"""Labels: what may name a speaker, and what role a label's words tell."""

from __future__ import annotations

import re

from interviews.speaker import Role


def _words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


_INTERVIEWER_WORDS = _words(
    """
    intervjuare intervjuaren intervjuledare intervjuledaren interviewer interv intv int moderator moderatorn mod
    samtalsledare samtalsledaren facilitator utredare utredaren forskare forskaren researcher programledare
    frågeställare fråga question
    """,
)
_INTERVIEWEE_WORDS = _words(
    """
    ip intervjuperson intervjupersonen intervjuobjekt intervjuobjektet intervjuad intervjuade respondent respondenten
    resp informant informanten inf deltagare deltagaren participant interviewee svarande svar answer
    """,
)
_INTERVIEWER_LETTERS = frozenset("iqfm")
_INTERVIEWEE_LETTERS = frozenset("rpasbd")
_NO_PERSONS = _words("fråga svar question answer")

_HEADER_WORDS = _words(
    """
    datum tid tidpunkt plats lokal längd inspelning inspelningstid ljudfil filnamn närvarande deltar frånvarande date
    time place location venue duration length recording audio present attending absent transkriberat transkriberad
    transkribering utskrift utskrivet utskriven intervjunummer transcribed transcriber transcription transcript
    """,
)
_LOOSE_HEADER_WORDS = _words(
    """
    fil ämne titel projekt intervjutyp kommentar anmärkning obs not file subject topic title project note notes format
    språk language version organisation förvaltning bolag arbetsplats befattning yrke roll ålder kön role age gender
    occupation company department resultat sammanfattning summary källa source
    """,
)
_POINT_WORDS = _words(
    """
    beslut beslutet ansvar ansvarig ansvariga åtgärd åtgärder åtgärden uppföljning diskussion diskussionspunkt förslag
    information slutsats slutsatser bakgrund syfte mål risk risker möjligheter hinder problem punkt dagordning
    nästa tidplan deadline status läge lärdom lärdomar behov fördel fördelar nackdel nackdelar styrka styrkor svaghet
    svagheter observation observationer tema reflektion reflektioner exempel citat
    decision decisions action actions responsible owner follow discussion proposal information conclusion conclusions
    background purpose goal goals risk risks issue issues key next todo agenda item point takeaway takeaways lesson
    lessons strength strengths weakness weaknesses observation observations theme reflection example quote pros cons
    """,
)
_BEFORE_TALK = _LOOSE_HEADER_WORDS | _POINT_WORDS
_ASKING_WORDS = _words(
    """
    vad hur varför när var vem vilka vilken vilket berätta beskriv what how why when where who which describe tell
    """,
)
_NO_NAMES = _ASKING_WORDS | _words(
    """
    ja jaa jo jao nej nä nä-ä mm mhm hm hmm okej ok okay aa ah precis exakt absolut visst tack hej hejsan hallå javisst
    alltså men och så då nu sen här där det den de vi jag du han hon man exempel alternativ först sedan slutligen kort
    god goddag välkommen bra yes yeah no right sure thanks hello hi exactly so and but well now then example good
    welcome
    """,
)
_PARTICLES = frozenset({"von", "van", "de", "af", "av", "der", "den", "la", "och", "and", "nr", "&"})

_MOST_CHARS = 40
_MOST_WORDS = 5
_SHORT = re.compile(r"([A-ZÅÄÖÉÜ]{1,4})(\d{0,2})")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")


def is_short(label: str) -> bool:
    """Whether a label is no longer than names and roles are."""
    return len(label) <= _MOST_CHARS and len(label.split()) <= _MOST_WORDS


def folded(label: str) -> str:
    """A label as it is compared: without case, colon and doubled blanks."""
    return " ".join(label.rstrip(":： ").casefold().split())


def names_header(label: str, *, before_talk: bool = False) -> bool:
    """Whether a label belongs to a header line (`Datum`, `Duration`) and names no person.

    Before the talk more words do, the points of notes (`Beslut`, `Ansvar`) among them.
    """
    words = _WORD.findall(label.casefold())
    return bool(words) and (words[0] in _HEADER_WORDS or (before_talk and words[0] in _BEFORE_TALK))


def names_nobody(label: str) -> bool:
    """Whether a label tells a role without naming a speaker (`Fråga`, `Answer`)."""
    return folded(label).rstrip(" .0123456789") in _NO_PERSONS


def is_name_like(label: str) -> bool:
    """Whether a label is written as names and roles are: every word with a capital, a digit or a particle, no interjection."""
    words = label.replace("(", " ").replace(")", " ").replace(",", " ").split()
    if not words or words[0].casefold() in _NO_NAMES or label.endswith(("…", "!", "?")):
        return False
    return words[0][:1].isupper() and all(word[:1].isupper() or word[:1].isdigit() or word in _PARTICLES for word in words)


def is_initials(label: str) -> bool:
    """Whether a label is a few capitals, perhaps with a number (`I`, `IP`, `IP1`, `JK`)."""
    return _SHORT.fullmatch(label) is not None


def abbreviates(label: str, other: str) -> bool:
    """Whether a label's capitals may stand for another, longer one, with the same number if they have one.

    >>> abbreviates("I", "Intervjuare"), abbreviates("R2", "Respondent 2"), abbreviates("KE", "Karin Ek")
    (True, True, True)
    >>> abbreviates("M1", "Moderator"), abbreviates("I", "IP")
    (False, False)
    """
    match = _SHORT.fullmatch(label)
    if match is None or is_initials(other) or match[2] != "".join(_DIGITS.findall(other)):
        return False
    initials = "".join(word[0] for word in _WORD.findall(other.casefold()))
    return match[1].casefold() in {initials, initials[:1]}


def word_role(label: str) -> Role | None:
    """The role that a word of the label tells, or None."""
    words = set(_WORD.findall(label.casefold()))
    if words & _INTERVIEWEE_WORDS:
        return "interviewee"
    return "interviewer" if words & _INTERVIEWER_WORDS else None


def letter_role(label: str) -> Role | None:
    """The role that a single letter usually stands for, or None."""
    letter = label.casefold().rstrip("0123456789. ")
    if letter in _INTERVIEWER_LETTERS:
        return "interviewer"
    return "interviewee" if letter in _INTERVIEWEE_LETTERS else None
