"""Searching all that was said: every hit is where it says, and an index finds what a slow scan finds."""

from __future__ import annotations

import re
import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coding.matching import Vocabulary, fold
from coding.matching.lemma import lemma_forms
from coding.matching.phrase import phrase_finds
from interviews import Transcript
from workbench.commands.hit_coding import SeenHit, UnknownHitUnitError
from workbench.commands.segment_edits import WrongQuoteError
from workbench.results.search_query import EmptySearchError
from workbench.study import Study

WORDS = [
    *("budget", "budgeten", "Budgetarna", "ettårsbudget", "är", "svårt", "svåra", "lära", "lärde", "skola", "skulle", "sitt"),
    *("föreningen", "föreningarna", "förening", "och", "bo\u2011stad", "bo-stad", "it's", "it’s", "ß", "SS", "a_b", "2015"),
    "👩🏽‍🚒",
]
GAPS = [" ", ", ", ". ", "  ", "\t", "/"]
TALKS = st.lists(
    st.tuples(st.sampled_from(["I", "IP", "B"]), st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), min_size=1)),
    min_size=1,
    max_size=5,
)


def _written(said):
    """A talk as the lines that `talk` reads."""
    return "\n".join(f"{label}: {''.join(word + gap for word, gap in words).strip()}" for label, words in said)


def _spans(found):
    """Where hits are."""
    return [(hit.start, hit.end) for hit in found.hits]


def _vocabulary(transcript):
    """The words of all turns, for a scan."""
    return Vocabulary.of(transcript.text, [(turn.start, turn.end) for turn in transcript.turns])


@pytest.fixture
def empty(tmp_path):
    """A study without interviews, which every example fills and empties."""
    with Study.create(tmp_path / "tom.kodbok", coder="Anna") as made:
        yield made


@given(said=TALKS, word=st.sampled_from([word for word in WORDS if "👩" not in word]))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_word_is_found_in_all_its_forms_where_a_slow_scan_finds_it(empty, talk, said, word):
    """By lemma as rules find it, at the very place, with its words and its context as they stand there."""
    transcript = talk(_written(said), name="Nytt")
    empty.add_transcript(transcript)
    try:
        found = empty.search(word)
        vocabulary = _vocabulary(transcript)
        scanned = sorted(
            (find.start, find.end) for find in phrase_finds(word, lambda form: lemma_forms(form, vocabulary), vocabulary)
        )
        assert _spans(found) == scanned
        assert found.total == len(scanned)
        for hit in found.hits:
            assert hit.words == " ".join(transcript.text[hit.start : hit.end].split())
            line = " ".join((hit.before + hit.words + hit.after).replace("…", "").split())
            assert line in " ".join(transcript.text.split())
        assert not empty.check()
    finally:
        empty.remove_interview("Nytt")


@given(said=TALKS, beginning=st.sampled_from(["b", "Bud", "för", "s", "bo-", "it'", "2"]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_beginning_finds_every_word_that_begins_so(empty, talk, said, beginning):
    """Whatever its capitals, kind of hyphen and kind of apostrophe."""
    transcript = talk(_written(said), name="Nytt")
    empty.add_transcript(transcript)
    try:
        vocabulary = _vocabulary(transcript)
        places = zip(vocabulary.forms, vocabulary.starts, vocabulary.ends, strict=True)
        stem = re.match(r"\w+(?:[-']\w+)*", fold(beginning))[0]
        assert _spans(empty.search(f"{stem}*")) == [(start, end) for form, start, end in places if form.startswith(stem)]
    finally:
        empty.remove_interview("Nytt")


@given(said=TALKS, phrase=st.lists(st.sampled_from(["budget", "är", "svårt", "och", "skola"]), min_size=2, max_size=3))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_phrase_is_found_where_its_words_follow_one_another_in_a_turn(empty, talk, said, phrase):
    """Whatever signs stand between them; never over the end of a turn."""
    transcript = talk(_written(said), name="Nytt")
    empty.add_transcript(transcript)
    try:
        words = _vocabulary(transcript)
        scanned = [
            (words.starts[at], words.ends[at + len(phrase) - 1])
            for at in range(len(words.forms) - len(phrase) + 1)
            if list(words.forms[at : at + len(phrase)]) == phrase
            and not any(at < opening < at + len(phrase) for opening in words.openings)
        ]
        assert _spans(empty.search(f'"{" ".join(phrase)}"', inflections=False)) == scanned
    finally:
        empty.remove_interview("Nytt")


def test_inflections_are_found_by_lemma_and_function_words_are_not(study, talk):
    """`budget` finds `budgetarna`; `skola` does not find `skulle`; without inflections only the word as it is written."""
    study.add_transcript(talk("IP: Budgetarna skulle göras. Vår budget är en skola.", name="Annat"))
    assert [hit.words for hit in study.search("budget").hits] == ["Budgetarna", "budget"]
    assert [hit.words for hit in study.search("skola").hits] == ["skola"]
    assert [hit.words for hit in study.search("budget", inflections=False).hits] == ["budget"]


def test_several_words_are_found_in_the_turns_that_hold_all_of_them(study, talk):
    """Each of their places there, and none elsewhere."""
    study.add_transcript(talk("IP: Budget och fond, fond.\nI: Fond?\nIP: Budget.", name="Annat"))
    assert [(hit.words, hit.role) for hit in study.search("fond budget").hits] == [
        ("Budget", "interviewee"),
        ("fond", "interviewee"),
        ("fond", "interviewee"),
    ]


def test_a_source_without_turns_is_searched_by_paragraph(study):
    """Nobody is said to speak there."""
    study.add_transcript(Transcript("Enkät", "Budget är svårt.\n\nFond är bra."))
    assert not study.search("budget fond").total
    (hit,) = study.search("fond bra").hits[:1]
    assert (hit.interview, hit.words, hit.speaker, hit.before, hit.after) == ("Enkät", "Fond", None, "", " är bra.")


def test_labels_headings_and_what_stands_outside_of_turns_are_not_found(study, talk):
    """Only what was said."""
    study.add_transcript(talk("Rubrik om fisk\nIP: Ja.", name="Annat"))
    assert not study.search("fisk").total
    assert not study.search("IP").total


@pytest.mark.parametrize("query", ["", "  ", '"', '""', "*", "…", "«»"])
def test_a_search_without_a_word_is_refused(study, query):
    """With a sentence that says how to search."""
    with pytest.raises(EmptySearchError, match="holds no word"):
        study.search(query)


def test_the_index_follows_every_change(study, talk):
    """A new interview, a corrected one, one removed and brought back, one erased."""
    assert study.search("ettårsbudgetar").total == 1
    study.add_transcript(talk("IP: Torskar är fiskar.", name="Annat"))
    assert study.search("torsk").total == 1
    study.replace_transcript("Annat", talk("IP: Gäddor är fiskar.", name="Annat"))
    assert (study.search("torsk").total, study.search("gädda").total) == (0, 1)
    study.remove_interview("Annat")
    assert study.search("gädda").total == 0
    study.undo()
    assert study.search("gädda").total == 1
    study.erase_interview("Annat")
    assert study.search("gädda").total == 0
    assert study.check() == []


def test_an_erasure_leaves_no_word_of_the_index_in_the_files_bytes(study, talk):
    """Neither the form nor its lemma."""
    study.add_transcript(talk("IP: Torskarna simmade.", name="Annat"))
    study.search("torsk")
    study.erase_interview("Annat")
    study.close()
    left = b"".join(path.read_bytes() for path in study.path.parent.glob(f"{study.path.name}*"))
    assert b"torsk" not in left
    assert b"simma" not in left


def test_a_study_that_may_only_be_read_is_searched_all_the_same(study):
    """Its texts are read instead of an index."""
    study.close()
    study.path.chmod(0o444)
    with Study.open(study.path) as read_only:
        assert [hit.words for hit in read_only.search("förening").hits] == ["Föreningarna"]
        assert [hit.words for hit in read_only.search("fören*").hits] == ["Föreningarna"]
    study.path.chmod(0o644)


def test_a_search_makes_no_revision_and_nothing_to_undo(study):
    """The index says nothing that anybody decided."""
    before = study.revision
    study.search("budget")
    assert study.revision == before


def _damage(study, *statements):
    """Changes a study's file behind its back."""
    connection = sqlite3.connect(study.path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM word_places WHERE form = 'hjälper'",
        "UPDATE word_places SET places = '[1]' WHERE form = 'hjälper'",
        "UPDATE word_places SET lemma = 'annat' WHERE form = 'hjälper'",
    ],
)
def test_an_index_that_does_not_hold_the_words_is_a_breach(study, damage):
    """A form that is missing, one in another place, one with another lemma."""
    study.search("budget")
    assert study.check() == []
    _damage(study, damage)
    (sentence,) = study.check()
    assert "does not hold its words" in sentence


def test_an_index_by_another_dictionary_is_made_anew(study):
    """Its lemmas may be others."""
    study.search("budget")
    _damage(study, "UPDATE indexed_texts SET dictionary = 'simplemma 0.1'", "UPDATE word_places SET lemma = 'x'")
    assert [hit.words for hit in study.search("förening").hits] == ["Föreningarna"]
    assert study.check() == []


def _seen(found):
    """Hits as somebody has looked at them."""
    return [SeenHit(hit.interview, hit.start, hit.end, hit.words) for hit in found.hits]


def test_hits_are_coded_in_one_change_each_unit_once(study):
    """Two hits in one sentence make one coding; one undo takes all back; again makes nothing new."""
    hits = _seen(study.search("svårt")) + _seen(study.search("tycker")) + _seen(study.search("mycket"))
    assert study.code_hits(hits, "Budget") == 2
    assert [each.quote for each in study.findings()] == ["Det är svårt, tycker jag.", "Föreningarna hjälper oss mycket."]
    assert study.code_hits(hits, "Social > Budget") == 0
    study.undo()
    assert study.findings() == []


@pytest.mark.parametrize(
    ("unit", "quote"),
    [("words", "svårt"), ("sentence", "Det är svårt, tycker jag."), ("turn", "Vi har ettårsbudgetar. Det är svårt, tycker jag.")],
)
def test_a_hit_is_coded_by_what_was_asked_for(study, unit, quote):
    """The words alone, the sentence or the turn around them."""
    study.code_hits(_seen(study.search("svårt")), "Budget", unit)
    assert [each.quote for each in study.findings()] == [quote]


@pytest.mark.parametrize("text", ["Annat.\nBudget är svårt.\nMer.", "Budget är svårt."])
def test_a_hit_in_a_source_without_turns_is_coded_by_its_paragraph(study, text):
    """At the end of the text too."""
    study.add_transcript(Transcript("Enkät", text))
    (hit,) = [each for each in _seen(study.search("svårt")) if each.interview == "Enkät"]
    study.code_hits([hit], "Budget", "turn")
    assert [each.quote for each in study.findings()] == ["Budget är svårt."]


def test_hits_of_another_text_are_refused_and_nothing_is_coded(study):
    """What was looked at must stand there."""
    hits = _seen(study.search("svårt"))
    with pytest.raises(WrongQuoteError):
        study.code_hits([*hits, SeenHit("Samtal", 0, 3, "Annat")], "Budget")
    with pytest.raises(UnknownHitUnitError, match="sentence"):
        study.code_hits(hits, "Budget", "chapter")
    assert study.findings() == []
