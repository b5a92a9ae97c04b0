"""Comments as codes: what is read in them, and that what is written reads back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.codebook import Codebook
from coding.word_comments import CodeNames, comment_codings, comment_text, read_comment
from interviews.comment import Comment, Reply
from interviews.transcript import Transcript
from interviews.turn import Turn

BOOK = Codebook().add("Social > Budget", aliases=("Pengar",)).add("Social > Fond > Liten").add("Kunskap > Dialog")


def _paths(text, book=BOOK, table=None):
    """The paths that a comment is read as."""
    return [code.path for code in read_comment(text, book, table).codes]


def _unread(text, book=BOOK, table=None):
    """What names no code, with the reason."""
    return [(part.written, part.why) for part in read_comment(text, book, table).unread]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("Social > Budget", ["Social > Budget"]),
        ("  social >  BUDGÉT ", ["Social > Budget"]),
        ("pengar", ["Social > Budget"]),
        ("Budget; Dialog;", ["Social > Budget", "Kunskap > Dialog"]),
        ("Budget\nDialog", ["Social > Budget", "Kunskap > Dialog"]),
        ("Budget, dialog , liten", ["Social > Budget", "Kunskap > Dialog", "Social > Fond > Liten"]),
        ("budget; budget", ["Social > Budget"]),
        (unicodedata.normalize("NFD", "Dialog; budgét"), ["Kunskap > Dialog", "Social > Budget"]),
    ],
)
def test_a_comment_is_read_as_one_or_several_codes(text, paths):
    """By path, unique name or alias; parted by semicolons, line breaks or commas; case, accents and white space have no weight."""
    assert _paths(text) == paths
    assert _unread(text) == []


@pytest.mark.parametrize(
    ("text", "memos"),
    [
        ("Budget – oro; inför, året", ["oro; inför, året"]),
        ("Budget: oro\noch mer", ["oro\noch mer"]),
        ("Budget - oro", ["oro"]),
        ("Budget\n– oro", ["oro"]),
        ("Budget:", [""]),
        ("Budget\n\n oro \n\nmer", [" oro \n\nmer"]),
        ("Budget; Dialog – oro", ["oro", "oro"]),
        ("Budget – oro\nDialog – hopp\n\nbåda", ["oro\n\nbåda", "hopp\n\nbåda"]),
        ("Budget – oro\nDialog\nBudget – hopp\nBudget – oro\n\nslut", ["oro\nhopp\n\nslut", "hopp\n\nslut"]),
    ],
)
def test_what_follows_a_code_is_its_memo(text, memos):
    """After a dash, a colon or an empty line; a line that begins with a code begins anew."""
    assert [code.memo for code in read_comment(text, BOOK).codes] == memos
    assert _unread(text) == []


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Bugdet", [("Bugdet", "unknown")]),
        ("Budget; Bugdet", [("Bugdet", "unknown")]),
        ("Ledarskap: viktigt", [("Ledarskap", "unknown")]),
        ("Kolla detta, kanske?", [("Kolla detta, kanske?", "remark")]),
        ("Det här är så viktigt att vi måste ta upp det", [("Det här är så viktigt att vi måste ta upp det", "remark")]),
        ("", [("", "empty")]),
        (" \n ;", [("", "empty")]),
        ("A", [("A", "ambiguous")]),
    ],
)
def test_what_names_no_code_is_listed_and_never_becomes_a_memo(text, unread):
    """With the reason: unknown, ambiguous, a remark, or nothing."""
    assert _unread(text, BOOK.add("Social > A").add("Kunskap > A")) == unread


def test_a_comma_parts_names_only_where_no_name_holds_one():
    """A code may be called `Hälsa, vård`; then nothing is cut at commas."""
    book = BOOK.add("Hälsa, vård")
    assert _paths("Hälsa, vård; Budget", book) == ["Hälsa, vård", "Social > Budget"]
    assert _unread("Budget, Dialog", book) == [("Budget, Dialog", "unknown")]


def test_the_longest_name_is_meant():
    """Names may hold dashes, colons and semicolons themselves."""
    book = BOOK.add("Budget – dialog").add("Tid: lång; kort")
    assert _paths("Budget – dialog – memo", book) == ["Budget – dialog"]
    assert _paths("Tid: lång; kort; Liten", book) == ["Tid: lång; kort", "Social > Fond > Liten"]


def test_a_table_gives_names_to_codes_and_leaves_others_out():
    """An exact path is never renamed."""
    table = {"Ekonomi": "Social > Budget", "struntprat": "", "Kunskap > Dialog": "Social > Budget"}
    assert _paths("ekonomi – oro", table=table) == ["Social > Budget"]
    assert _unread("Struntprat", table=table) == [("Struntprat", "left out")]
    assert _paths("Kunskap > Dialog", table=table) == ["Kunskap > Dialog"]


@pytest.mark.parametrize("text", ["Budget (motsäger)", "Budget\n(Contrary)", "Budget (motsägande) – memo"])
def test_a_mark_says_that_the_passage_speaks_against_the_code(text):
    """After the name or on a line of its own."""
    (code,) = read_comment(text, BOOK).codes
    assert (code.path, code.contrary) == ("Social > Budget", True)


@settings(deadline=None)
@given(data=st.data())
def test_what_is_written_reads_back(data, codebooks, any_text):
    """Any code of any codebook, with any memo, for or against."""
    book = data.draw(codebooks.filter(len))
    code = data.draw(st.sampled_from(book.codes))
    memo = data.draw(any_text | st.sampled_from(["\n", " – ", "\n\n", "(motsäger)", "a\n\nb; c"]))
    contrary = data.draw(st.booleans())
    read = read_comment(comment_text(code.path, memo, contrary=contrary), book)
    assert [(each.path, each.memo, each.contrary) for each in read.codes] == [(code.path, memo, contrary)]
    assert read.unread == ()


@settings(deadline=None)
@given(data=st.data())
def test_any_comment_is_read_or_listed(data, codebooks, any_text):
    """Whatever it says, something comes of it, and nothing goes wrong."""
    read = read_comment(data.draw(any_text | st.text("A;,:– \n-(motsäger)x", max_size=40)), data.draw(codebooks))
    assert read.codes or read.unread


TEXT = "I: Hur går det?\nIP: Vi har ettårsbudgetar.\n\n…\nSlut"


@pytest.fixture
def transcript():
    """A talk of two turns with some lines around it, and comments on it."""

    def made(*comments):
        return Transcript("Samtal", TEXT, (Turn(3, 15, "I:", "I"), Turn(20, 42, "IP:", "IP")), comments=comments)

    return made


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (23, 26, "har"),
        (11, 26, "det?\nIP: Vi har"),
        (30, 30, "Vi har ettårsbudgetar."),
        (16, 16, "Vi har ettårsbudgetar."),
        (42, 42, "Vi har ettårsbudgetar."),
        (0, 0, "Hur går det?"),
        (46, 46, "Slut"),
        (23, 900, TEXT[23:]),
        (43, 43, None),
        (44, 45, None),
    ],
)
def test_a_comment_codes_its_range_and_a_point_its_turn(transcript, start, end, words):
    """A point at a label means the turn after it, one outside of turns its paragraph; a place without words is refused."""
    file = comment_codings(transcript(Comment(start, end, "Budget", "Anna")), CodeNames(BOOK), "Samtal")
    assert [TEXT[row.start : row.end] for row in file.rows] == ([] if words is None else [words])
    assert len(file.refused) == (words is None)


def test_author_time_and_replies_are_kept(transcript):
    """The author codes, the replies join the memo; the place tells comment and paragraph."""
    replies = (Reply("Ja!", "Bo"), Reply("Nej", ""))
    comment = Comment(23, 26, "Budget – oro", "Anna", "2026-01-02T03:04:05Z", replies, resolved=True)
    (row,) = comment_codings(transcript(comment, Comment(0, 0, "?", "")), CodeNames(BOOK), "Samtal").rows
    assert (row.coder, row.created, row.memo) == ("Anna", "2026-01-02T03:04:05Z", "oro\nBo: Ja!\nNej")
    assert (row.place, row.paragraph) == ("comment 1, paragraph 2", 2)
