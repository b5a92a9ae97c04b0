"""Coded spans follow their words into a corrected text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.carrying import Carried, carry, likeness
from interviews.words import WORD

OLD = "IP: Vi har ettårsbudgetar. Det är svårt, tycker jag. Föreningarna hjälper oss mycket."


def _carried(new: str, words: str, old: str = OLD) -> tuple[str, str | None]:
    """What became of some words: the outcome and the new words."""
    start = old.index(words)
    done = carry(old, new, [(start, start + len(words))])[0]
    return done.outcome, None if done.start is None else new[done.start : done.end]


@pytest.mark.parametrize(
    ("before", "after", "words", "outcome", "now"),
    [
        ("Föreningarna", "De föreningarna", "Det är svårt", "unchanged", "Det är svårt"),
        ("Vi har", "Vi har tyvärr", "Det är svårt", "moved", "Det är svårt"),
        ("är svårt", "är mycket svårt", "Det är svårt,", "changed", "Det är mycket svårt,"),
        ("ettårsbudgetar", "ettårsbudgeter", "Vi har ettårsbudgetar.", "changed", "Vi har ettårsbudgeter."),
        ("ettårsbudgetar", "ettårsbudgeter", "ettårsbudgetar", "changed", "ettårsbudgeter"),
        ("ettårsbudgetar", "ettårsbudgeter", "budget", "unchanged", "budget"),
        ("svårt", "besvärligt", "svårt", "changed", "besvärligt"),
        ("Det är", "Just det är", "svårt, tycker jag.", "moved", "svårt, tycker jag."),
        (" Det är svårt, tycker jag.", "", "Det är svårt, tycker jag.", "lost", None),
        (" Det är svårt, tycker jag.", " Nej.", "är svårt, tycker", "lost", None),
        ("svårt, tycker jag", "svårt – tycker jag", "Det är svårt, tycker", "unchanged", "Det är svårt – tycker"),
        ("IP: Vi", "IP:\nVi", "Vi har", "unchanged", "Vi har"),
        ("har ettårs", "har, ettårs", "Vi har ettårsbudgetar", "unchanged", "Vi har, ettårsbudgetar"),
    ],
)
def test_a_span_follows_its_words(before, after, words, outcome, now):
    """Each kind of correction, on one sentence."""
    assert before in OLD
    assert _carried(OLD.replace(before, after, 1), words) == (outcome, now)


def test_a_passage_that_stands_elsewhere_now_is_found_there():
    """A sentence that was moved to the front keeps its coding."""
    sentence = "Föreningarna hjälper oss mycket."
    new = f"{sentence} {OLD.replace(f' {sentence}', '')}"
    assert _carried(new, sentence) == ("moved", sentence)


def test_a_deleted_passage_does_not_settle_on_the_same_words_far_away():
    """A short answer that was taken out is lost, though somebody else says the same later on."""
    middle = " ".join(f"ord{number}" for number in range(50))
    assert _carried(f"A: hej {middle} B: Ja.", "Ja.", f"A: hej Ja. {middle} B: Ja.") == ("lost", None)


def test_nothing_is_carried_into_nothing():
    """A text without words loses every span, and no span is no trouble."""
    assert carry(OLD, "", [(0, 5)]) == [Carried("lost")]
    assert carry(OLD, "x", []) == []
    assert carry("", OLD, []) == []


def _words(alphabet: str = "abcdefgh", least: int = 1, most: int = 30) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(alphabet), min_size=least, max_size=most)


TURNS = (
    "I: Hur ser ni på budgeten?",
    "IP: Den är för kort, tycker jag, och det har vi sagt länge.",
    "I: Vad hindrar er från att tänka längre?",
    "IP: Reglerna, framför allt. Och en viss vana.",
)


@pytest.mark.parametrize("words", ["kort", "vana", "har vi sagt", "Reglerna, framför allt.", "budgeten", "tänka längre"])
@pytest.mark.parametrize("order", [(2, 3, 0, 1), (1, 0, 3, 2), (3, 2, 1, 0)])
def test_a_word_that_has_moved_with_its_turn_is_found_there(words, order):
    """However short the coded passage is: its neighbours tell the place."""
    old, new = "\n".join(TURNS), "\n".join(TURNS[place] for place in order)
    assert _carried(new, words, old)[1] == words


@pytest.mark.parametrize("words", ["budgeten", "Den är för kort, tycker jag", "vi har sagt"])
def test_capitals_alone_lose_nothing(words):
    """A transcript in capitals, or in small letters, is set right and keeps its codings."""
    old = " ".join(f"{turn} Vi har sagt det {number} gånger." for number, turn in enumerate(TURNS * 30))
    words = words if words in old else "Vi har sagt"
    for new in (old.upper(), old.casefold()):
        start = old.index(words)
        done = carry(old, new, [(start, start + len(words))])[0]
        assert new[done.start : done.end].casefold() == words.casefold()


def test_an_unrelated_text_takes_hardly_anything_over():
    """Any two texts have little words in common, which is no reason to go on coding them."""
    old = " ".join(f"Vi sa att budget {number} är för liten och att det är svårt." for number in range(40))
    new = " ".join(f"Hon bor i hus {number} och det är nog där som katten är." for number in range(40))
    spans = [(match.start(), match.end()) for match in re.finditer(r"[^.]+\.", old)]
    assert {done.outcome for done in carry(old, new, spans)} == {"lost"}


@pytest.mark.parametrize(
    "change", [str.strip, lambda text: text.replace(",", " –").replace(".", "…"), lambda text: text.replace(" ", "\n\n")]
)
def test_marks_and_white_space_change_no_words(change):
    """Every passage has its words, wherever they stand now: single ones, the edges of the text, the whole of it."""
    old = "\n".join(TURNS)
    spans = [(match.start(), match.end()) for match in WORD.finditer(old)]
    spans += [(0, len(old)), (0, 1), (spans[-1][0], len(old)), (old.index("är"), old.index("reg" if "reg" in old else "Reg"))]
    new = change(old)
    for span, done in zip(spans, carry(old, new, spans), strict=True):
        assert WORD.findall(new[done.start : done.end]) == WORD.findall(old[slice(*span)])


def test_doubled_paragraphs_keep_a_passage_in_one_of_them():
    """Neither lost nor spread over both."""
    old, new = "\n".join(TURNS), "\n".join(f"{turn}\n{turn}" for turn in TURNS)
    for words in ("budgeten", "Den är för kort", "Reglerna, framför allt. Och en viss vana."):
        assert _carried(new, words, old)[1] == words


GLUE = st.sampled_from([" ", ", ", ".\n", "\t", " – ", "\n\n", "! "])
EDIT = st.tuples(
    st.sampled_from(["insert", "delete", "replace", "glue"]), st.integers(0, 10**6), st.sampled_from(["x", "yy", "Zö"]), GLUE
)


@st.composite
def _edited(draw, alphabet="abcdefgh", kinds=("insert", "delete", "replace", "glue"), *, distinct=False):
    """An old text, an edited one, the spans of some of its words, and which old words are left."""
    words = draw(st.permutations(alphabet)) if distinct else draw(_words(alphabet))
    old = [(word, draw(GLUE), number) for number, word in enumerate(words)]
    new = list(old)
    for kind, where, word, glue in draw(st.lists(EDIT, max_size=8)):
        place = where % (len(new) + 1)
        if kind not in kinds:
            continue
        if kind == "insert":
            new.insert(place, (word, glue, None))
        elif place < len(new):
            there = new[place]
            new[place : place + 1] = {"delete": [], "replace": [(word, glue, None)], "glue": [(there[0], glue, there[2])]}[kind]
    spans = draw(st.lists(st.tuples(st.integers(0, len(old) - 1), st.integers(1, 6)), min_size=1, max_size=6))
    return old, new, [(first, min(len(old), first + length)) for first, length in spans]


def _text(pieces) -> str:
    return "".join(word + glue for word, glue, _ in pieces)


def _span(pieces, first, last):
    """The characters of some words, without the glue after the last one."""
    start = sum(len(word + glue) for word, glue, _ in pieces[:first])
    return start, start + len(_text(pieces[first:last])) - len(pieces[last - 1][1])


def _follow(words, text):
    there = iter(WORD.findall(text))
    return all(word in there for word in words)


@settings(max_examples=100, deadline=None)
@given(_edited())
def test_a_span_whose_words_all_survive_is_never_lost_and_keeps_them(edited):
    """Whatever is put in, taken out or replaced around them; words may be repeated."""
    old, new, spans = edited
    left = {number for _, _, number in new}
    text = _text(new)
    asked = [_span(old, *each) for each in spans]
    for (first, last), done in zip(spans, carry(_text(old), text, asked), strict=True):
        if done.outcome != "lost":
            assert 0 <= done.start < done.end <= len(text)
        if left.issuperset(range(first, last)):
            assert done.outcome != "lost"
            assert _follow([word for word, _, _ in old[first:last]], text[done.start : done.end])


@settings(max_examples=100, deadline=None)
@given(_edited("abcdefghijklmnop", distinct=True))
def test_where_every_word_is_its_own_a_span_is_exactly_where_its_words_are(edited):
    """From the first character of its first word to the last one of its last word, and spans keep their order."""
    old, new, spans = edited
    places = {number: place for place, (_, _, number) in enumerate(new) if number is not None}
    done = carry(_text(old), _text(new), [_span(old, *each) for each in spans])
    for (first, last), each in zip(spans, done, strict=True):
        if all(number in places for number in range(first, last)):
            assert (each.start, each.end) == _span(new, places[first], places[last - 1] + 1)
    kept = sorted((span, (each.start, each.end)) for span, each in zip(spans, done, strict=True) if each.start is not None)
    starts, ends = [place[0] for _, place in kept], [place[1] for _, place in sorted(kept, key=lambda each: each[0][1])]
    assert starts == sorted(starts)
    assert ends == sorted(ends)


@st.composite
def _scripted(draw):
    """A text of words that stand once each, the same edited in blocks, and a passage of the first."""
    count = draw(st.integers(5, 40))
    old = [(f"ord{number}", draw(GLUE), number) for number in range(count)]
    new = list(old)
    for kind, where, size in draw(
        st.lists(st.tuples(st.sampled_from("idre"), st.integers(0, 10**6), st.integers(1, 8)), max_size=12)
    ):
        place = where % (len(new) + 1)
        if kind == "i":
            new[place:place] = [(f"nytt{each}", " ", None) for each in range(size)]
        elif kind == "d":
            del new[place : place + min(size, len(new) // 3)]
        elif kind == "r":
            new[place : place + 1] = [("annat", "; ", None)]
        elif place < len(new):
            new.insert(place, (new[place][0], ", ", None))  # a word like its neighbour
    first = draw(st.integers(0, count - 1))
    return old, new, first, draw(st.integers(first + 1, count))


@settings(max_examples=300, deadline=None)
@given(_scripted())
def test_after_any_script_of_edits_a_passage_whose_words_are_left_is_neither_lost_nor_shifted(scripted):
    """Blocks put in, taken out or replaced, words repeated beside themselves; it begins and ends with its own words."""
    old, new, first, last = scripted
    places = {number: place for place, (_, _, number) in enumerate(new) if number is not None}
    if not places.keys() >= set(range(first, last)):
        return
    done = carry(_text(old), _text(new), [_span(old, first, last)])[0]
    assert done.outcome != "lost"
    found = WORD.findall(_text(new)[done.start : done.end])
    assert (found[0], found[-1]) == (old[first][0], old[last - 1][0])
    assert _follow([word for word, _, _ in old[first:last]], " ".join(found))
    least, most = _span(new, places[first], places[last - 1] + 1)
    said = [word for word, _, _ in new]
    if said.count(old[first][0]) == said.count(old[last - 1][0]) == 1:  # of twins nothing tells which one is the original
        assert (done.start, done.end) == (least, most)


def _letters(text, span):
    """Number of letters in the words of a span."""
    return sum(map(len, WORD.findall(text[slice(*span)])))


@settings(max_examples=60, deadline=None)
@given(_edited(kinds=("insert",)))
def test_carrying_there_and_back_of_insertions_ends_where_it_began(edited):
    """What was only added to can be taken back, unless so much was added that little of the passage is left without it."""
    old, new, spans = edited
    asked = [_span(old, *each) for each in spans]
    there = carry(_text(old), _text(new), asked)
    back = carry(_text(new), _text(old), [(each.start, each.end) for each in there])
    for wanted, grown, again in zip(asked, there, back, strict=True):
        before, after = _letters(_text(old), wanted), _letters(_text(new), (grown.start, grown.end))
        if before >= 0.7 * after:
            assert (again.start, again.end) == wanted


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.tuples(st.integers(0, 59), st.integers(1, 60)))
def test_any_text_is_carried_into_any_other(old, new, pair):
    """Spans stay inside the text, whatever characters there are; the same text leaves them as they are."""
    start, end = min(pair), min(max(pair[0] + 1, pair[1]), len(old))
    if start < end:
        assert carry(old, old, [(start, end)]) == [Carried("unchanged", start, end)]
        done = carry(old, new, [(start, end)])[0]
        assert done.outcome == "lost" or 0 <= done.start < done.end <= len(new)


SPOKEN = st.lists(st.sampled_from(["ett", "två", "tre", "fyra"]), max_size=12)


@settings(deadline=None)
@given(SPOKEN, SPOKEN)
def test_likeness_is_a_share_that_is_whole_for_what_stands_inside(words, more):
    """From 0 to 1, the same both ways; a text is wholly like one that goes on after it."""
    one, longer = " ".join(words), " ".join([*words, *more])
    assert likeness(one, longer) == likeness(longer, one)
    assert 0 <= likeness(" ".join(more), one) <= 1
    assert likeness(one, longer) == 1 or len(words) < 3


def test_two_talks_with_the_same_small_words_are_hardly_alike():
    """A version with some words changed is."""
    one = "Jag tycker att det är svårt att få pengar till det som vi vill göra för barnen i förskolan."
    assert likeness(one, "Vi har att göra med det som är svårt för barnen, men jag vill inte få pengar till att göra det.") < 0.1
    assert likeness(one, one.replace("pengar", "medel").replace("vill", "ville")) > 0.4
