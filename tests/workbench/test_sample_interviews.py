"""The sample study as it is authored: who is asked, what they are asked, and how two people code it."""

from __future__ import annotations

from collections import Counter

import pytest

from coding.builtin_codebooks import builtin_codebook
from interviews.words import WORD
from workbench.sample.layouts import LAYOUTS
from workbench.sample.material import code_paths, sample_interviews, sample_organisations

INTERVIEWS = sample_interviews()
TOPICS = ["Socialt investeringsperspektiv", "Demokratiserad styrning", "Uppdrag och utvecklingsområden", "Processen"]
UNUSED = "Kunskapsallianser > Universitet och forskning"
each_interview = pytest.mark.parametrize("interview", INTERVIEWS, ids=lambda interview: interview.name)


def marks_of(interview, coder):
    return [mark for mark in interview.marks if mark.coder == coder]


def characters(interview, mark):
    """The spoken characters that a mark covers, as pairs of paragraph and offset."""
    ends = {mark.end.paragraph: mark.end.offset}
    for number in range(mark.start.paragraph, mark.end.paragraph + 1):
        first = mark.start.offset if number == mark.start.paragraph else 0
        yield from ((number, offset) for offset in range(first, ends.get(number, len(interview.paragraphs[number]))))


def test_a_wave_of_departments_areas_companies_and_a_workshop():
    """Twelve organisations or more of three kinds are asked in 2015, eight again in 2016; one source is a workshop's note."""
    kinds = Counter(row["typ"] for row in sample_organisations())
    assert kinds["förvaltning"] >= 6
    assert kinds["stadsområde"] >= 2
    assert kinds["bolag"] >= 2
    assert {interview.case for interview in INTERVIEWS} == {row["organisation"] for row in sample_organisations()}
    assert Counter(interview.kind for interview in INTERVIEWS) == {"interview": 20, "workshop": 1}
    assert Counter((interview.wave, interview.date[:4]) for interview in INTERVIEWS) == {("2015", "2015"): 13, ("2016", "2016"): 8}


@each_interview
def test_follows_the_guide_at_a_talk_s_length(interview):
    """Each source takes the guide's four topics in order, in 600 to 1,800 words, and opens each with a question."""
    words = sum(len(WORD.findall(paragraph)) for paragraph in interview.paragraphs)
    assert 600 <= words <= 1800
    assert list(dict.fromkeys(turn.heading for turn in interview.turns)) == TOPICS
    opening = {turn.heading: turn.person.role for turn in reversed(interview.turns)}
    assert set(opening.values()) == {"interviewer"}


@each_interview
def test_the_speakers_are_who_the_head_says(interview):
    """Everybody named above the talk speaks in it, and nothing of the markup is left in what they say."""
    assert {turn.person for turn in interview.turns} == set(interview.people)
    assert not [paragraph for paragraph in interview.paragraphs if set(paragraph) & set("{}|#")]
    assert all(paragraph == paragraph.strip() and paragraph for paragraph in interview.paragraphs)


def test_the_layouts_differ():
    """Every layout of the list is used, and there are at least six."""
    assert {interview.layout for interview in INTERVIEWS} == set(LAYOUTS)
    assert len(LAYOUTS) >= 6


def test_every_short_name_is_a_code_of_the_codebook():
    """The short names stand for codes of the built-in codebook, and every code below a root has one, save the theme left alone."""
    paths = [code.path for code in builtin_codebook()]
    named = set(code_paths().values())
    assert named <= set(paths)
    assert {path for path in paths if " > " in path} - named == {UNUSED}
    assert {mark.code for interview in INTERVIEWS for mark in interview.marks} == set(code_paths())


def test_a_theme_is_spoken_of_though_nobody_has_coded_it():
    """The theme without codings is mentioned by several, so that proposals can show it."""
    mentions = [interview for interview in INTERVIEWS if any("högskola" in text.lower() for text in interview.paragraphs)]
    assert len(mentions) >= 3


@each_interview
def test_maria_codes_every_interview(interview):
    """Maria codes each source fifteen to thirty-five times, under many themes but not all, and never the interviewer alone."""
    marks = marks_of(interview, "Maria")
    themes = {mark.code for mark in marks}
    roles = [turn.person.role for turn in interview.turns for _ in turn.paragraphs]
    assert 15 <= len(marks) <= 35
    assert len(themes) >= 6
    assert all("interviewee" in roles[mark.start.paragraph : mark.end.paragraph + 1] for mark in marks)


@each_interview
def test_codings_begin_and_end_with_words(interview):
    """A coding holds at least three words and neither begins nor ends with a space."""
    for mark in interview.marks:
        covered = "".join(interview.paragraphs[number][offset] for number, offset in characters(interview, mark))
        assert len(WORD.findall(covered)) >= 2, covered
        assert covered == covered.strip()


def test_maria_has_finished_all_but_one_a_wave_and_johan_his_seven():
    """One source of each wave is left unfinished, coded under its first topics alone; the second coder has four and three."""
    unfinished = [interview.name for interview in INTERVIEWS if "Maria" not in interview.finished]
    assert unfinished == ["Arbetsmarknadsförvaltningen", "Stadsbyggnadskontoret 2016"]
    johans = [interview for interview in INTERVIEWS if marks_of(interview, "Johan")]
    assert [interview.wave for interview in johans] == ["2015"] * 4 + ["2016"] * 3
    assert johans == [interview for interview in INTERVIEWS if "Johan" in interview.finished]


def test_some_codings_are_contrary_have_memos_or_overlap():
    """The hand codings show what codings can be: contrary, annotated, nested, and over several paragraphs."""
    marks = [(interview, mark) for interview in INTERVIEWS for mark in marks_of(interview, "Maria")]
    assert sum(mark.contrary for _, mark in marks) >= 20
    assert sum(bool(mark.memo) for _, mark in marks) >= 30
    assert sum(mark.start.paragraph < mark.end.paragraph for _, mark in marks) >= 2
    times_covered = Counter((interview.name, *place) for interview, mark in marks for place in characters(interview, mark))
    assert max(times_covered.values()) >= 2


@pytest.mark.parametrize(
    "interview", [each for each in INTERVIEWS if "Johan" in each.finished], ids=lambda interview: interview.name
)
def test_two_coders_agree_where_people_would(interview):
    """Half or more of what Johan codes Maria coded alike; each also has what the other lacks, and spans differ."""
    covered = {coder: set() for coder in ("Maria", "Johan")}
    for mark in interview.marks:
        covered[mark.coder] |= {(mark.code, *place) for place in characters(interview, mark)}
    both = len(covered["Maria"] & covered["Johan"])
    assert both / len(covered["Johan"]) >= 0.5
    assert covered["Johan"] - covered["Maria"]
    assert covered["Maria"] - covered["Johan"]


def test_the_organisations_disagree():
    """On one-year budgets some speak for the theme and others against it."""
    views = {(interview.case, mark.contrary) for interview in INTERVIEWS for mark in interview.marks if mark.code == "ett"}
    assert sum(contrary for _, contrary in views) >= 3
    assert sum(not contrary for _, contrary in views) >= 6
