"""What may tell who somebody is and is in no roster: for a person to judge, with the words around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Literal

from interviews.personal_data.masks import IDENTITY_NUMBER, MAIL, TELEPHONE, is_identity_number, is_telephone
from interviews.personal_data.name_lists import first_names, last_names

if TYPE_CHECKING:
    from interviews.personal_data.name_replacer import NameReplacer
    from interviews.transcript import Transcript

Kind = Literal["name", "e-mail", "telephone", "personnummer"]
_KINDS: tuple[Kind, ...] = ("personnummer", "e-mail", "telephone", "name")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?:[-‑][^\W\d_]+)*(?![\w])")
_SENTENCE_BEGINS = re.compile(r"(?:\A|[.!?…:–—\n\t][\"”»’)\]]*\s*[\"”»’(–-]?\s*)\Z")
_AROUND = 40
_LOOK_BACK = 8
_SEVERAL = 2


def _words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


_NO_NAMES = _words(
    """
    januari februari mars april maj juni juli augusti september oktober november december måndag tisdag onsdag torsdag fredag
    lördag söndag january february march may june july august october monday tuesday wednesday thursday friday saturday sunday
    jul påsk midsommar hej tack ja nej jo
    """
)
_PLACES = _words(
    """
    malmö lund stockholm göteborg helsingborg landskrona trelleborg skåne sverige norden europa rosengård hyllie limhamn husie
    kirseberg fosie oxie köpenhamn danmark norge finland berlin london paris bryssel uppsala västerås örebro linköping jönköping
    norrköping umeå borås gävle halmstad kalmar växjö karlstad sundsvall lomma burlöv ystad kristianstad
    """
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that may tell who somebody is.

    Attributes:
        candidate: How it is written, without a genitive.
        kind: What it seems to be.
        count: How often it stands in the texts.
        interviews: In which interviews.
        interview: Where it stands first.
        start: Offset there, in code points of the interview's text.
        end: Offset after it.
        context: The words around it, itself between » and «.
        why: What makes it a candidate, and what speaks against it.
        likely: How likely it is to name somebody, among names; the larger, the more.
    """

    candidate: str
    kind: Kind
    count: int
    interviews: tuple[str, ...]
    interview: str
    start: int
    end: int
    context: str
    why: str
    likely: int = 0


@dataclass(frozen=True, slots=True)
class _Hit:
    """One place of a candidate; `inside` tells that no sentence begins there."""

    candidate: str
    kind: Kind
    start: int
    end: int
    why: str
    inside: bool = True


def candidates(transcripts: Sequence[Transcript], known: NameReplacer, left_out: Iterable[str] = ()) -> list[Candidate]:
    """Finds candidates, the likeliest of each kind first.

    Args:
        transcripts: The texts to look through.
        known: What is replaced already.
        left_out: Names of organisations and the like, which are no persons.
    """
    search = _Search(tuple(transcripts), known, frozenset(word.lower() for name in left_out for word in _WORD.findall(name)))
    found = search.candidates()
    return sorted(found, key=lambda each: (_KINDS.index(each.kind), -each.likely, -each.count, each.candidate))


@dataclass(frozen=True)  # no slots: words are counted once and kept
class _Search:
    """A search through texts."""

    transcripts: tuple[Transcript, ...]
    known: NameReplacer
    no_persons: frozenset[str]

    def candidates(self) -> Iterator[Candidate]:
        """Yields every candidate with its places gathered."""
        places: dict[tuple[str, str], list[tuple[Transcript, _Hit]]] = {}
        for transcript in self.transcripts:
            for hit in self._hits(transcript):
                places.setdefault((hit.kind, hit.candidate), []).append((transcript, hit))
        for found in places.values():
            gathered = self._gathered(found)
            if gathered.kind != "name" or gathered.likely:
                yield gathered

    def _gathered(self, found: Sequence[tuple[Transcript, _Hit]]) -> Candidate:
        """One candidate of its places; the first inside a sentence is shown, for it tells more."""
        transcript, hit = next((each for each in found if each[1].inside), found[0])
        likely, doubt = self._likely(hit, inside=hit.inside) if hit.kind == "name" else (1, "")
        return Candidate(
            candidate=hit.candidate,
            kind=hit.kind,
            count=len(found),
            interviews=tuple(dict.fromkeys(each.name for each, _ in found)),
            interview=transcript.name,
            start=hit.start,
            end=hit.end,
            context=_context(transcript.text, hit),
            why=f"{hit.why}{doubt}",
            likely=likely,
        )

    def _likely(self, hit: _Hit, *, inside: bool) -> tuple[int, str]:
        """How likely a name names somebody, and what speaks against it; 0 for a word that only begins sentences."""
        folded = hit.candidate.lower()
        if " " in hit.candidate:
            return 4, ""
        small = max(self._small_words[folded], self._small_words[folded + "s"])
        if folded in _PLACES:
            return 1, "; a place, too"
        if small >= _SEVERAL:
            return (2, "; a word, too") if inside else (0, "")
        return (3, "") if inside else (2, "; at the beginning of a sentence")

    @cached_property
    def _small_words(self) -> Counter[str]:
        """How often each word stands in small letters: such a word with a capital mostly begins a sentence."""
        words = chain.from_iterable(_WORD.findall(each.text) for each in self.transcripts)
        return Counter(word for word in words if word[0].islower())

    def _hits(self, transcript: Transcript) -> Iterator[_Hit]:
        """Yields every place of one text."""
        yield from _numbers(transcript.text)
        taken = [(each.start, each.end) for each in self.known.replacements(transcript.text)]
        words = [match for match in _free(_WORD.finditer(transcript.text), taken) if match[0][0].isupper()]
        paired: set[int] = set()
        for one, other in pairwise(words):
            pair = None if one.start() in paired else self._pair(transcript.text, one, other)
            if pair:
                paired |= {one.start(), other.start()}
                yield pair
        for word in words:
            if word.start() not in paired and (why := self._single(word[0])):
                inside = _SENTENCE_BEGINS.search(transcript.text[max(word.start() - _LOOK_BACK, 0) : word.start()]) is None
                name = _nominative(word[0])
                yield _Hit(name, "name", word.start(), word.start() + len(name), why, inside)

    def _pair(self, text: str, one: re.Match[str], other: re.Match[str]) -> _Hit | None:
        """A first and a last name that follow one another."""
        if text[one.end() : other.start()] not in {" ", "\N{NO-BREAK SPACE}"} or self._is_no_person(one[0]):
            return None
        last = _nominative(other[0])
        first_known, last_known = one[0].lower() in first_names(), last.lower() in last_names()
        word_first = not first_known and bool(self._small_words[one[0].lower()])
        if not (first_known or last_known) or word_first or self._is_no_person(last):
            return None
        why = "first and last name" if first_known and last_known else "a name and a word with a capital"
        return _Hit(f"{one[0]} {last}", "name", one.start(), other.start() + len(last), why)

    def _single(self, word: str) -> str:
        """Why a word may be a name, or nothing."""
        name = _nominative(word)
        if self._is_no_person(name):
            return ""
        if name.lower() in first_names():
            return "first name"
        return "last name" if name.lower() in last_names() else ""

    def _is_no_person(self, word: str) -> bool:
        """Whether a word is known to be something else."""
        return word.lower() in _NO_NAMES or word.lower() in self.no_persons


def _nominative(word: str) -> str:
    """A name without its genitive."""
    folded = word.lower()
    if folded in first_names() or folded in last_names() or not folded.endswith("s"):
        return word
    return word[:-1] if folded[:-1] in first_names() or folded[:-1] in last_names() else word


def _free(words: Iterable[re.Match[str]], taken: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yields the words that lie in none of the spans, which are in order."""
    spans = iter(taken)
    start, end = next(spans, (-1, -1))
    for word in words:
        while start >= 0 and end <= word.start():
            start, end = next(spans, (-1, -1))
        if start < 0 or word.end() <= start:
            yield word


def _numbers(text: str) -> Iterator[_Hit]:
    """Yields addresses and numbers."""
    if "@" in text:
        yield from (_Hit(match[0].rstrip("."), "e-mail", *match.span(), "an address") for match in re.finditer(MAIL, text))
    numbers = [match for match in re.finditer(IDENTITY_NUMBER, text) if is_identity_number(match[0]) and _is_valid(match[0])]
    yield from (_Hit(match[0], "personnummer", *match.span(), "its check digit is right") for match in numbers)
    taken = [match.span() for match in numbers]
    for match in _free(re.finditer(TELEPHONE, text), taken):
        if is_telephone(match[0]) and (why := _telephone(match[0])):
            yield _Hit(match[0], "telephone", *match.span(), why)


def _is_valid(number: str) -> bool:
    """Whether a personal identity number or coordination number is a true one."""
    # needed for what looks like one alone
    from personnummer import personnummer  # type: ignore[import-untyped]  # the package has no types

    return bool(personnummer.valid("".join(number.split()).replace("–", "-")))


def _telephone(number: str) -> str:
    """Why digits are a telephone number, or nothing."""
    import phonenumbers  # needed for what looks like one alone

    try:
        read = phonenumbers.parse(number, "SE")
    except phonenumbers.NumberParseException:
        return ""
    if phonenumbers.is_valid_number(read):
        return "a valid number"
    return "may be a number" if phonenumbers.is_possible_number(read) else ""


def _context(text: str, hit: _Hit) -> str:
    """The words around a hit, on one line."""
    before, after = text[max(hit.start - _AROUND, 0) : hit.start], text[hit.end : hit.end + _AROUND]
    opening, ending = ("…" if hit.start > _AROUND else ""), ("…" if hit.end + _AROUND < len(text) else "")
    return " ".join(f"{opening}{before}»{text[hit.start : hit.end]}«{after}{ending}".split())
