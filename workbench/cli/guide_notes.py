"""What `interviews guide` shows: topics by case, places of questions, and what a new guide changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.import_notes import counted
from workbench.cli.printing import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interviews.guide import Guide
    from interviews.guide_matching import Asked
    from workbench.commands.guide_edits import GuideChange
    from workbench.results.guide_answers import GuideAnswer

_FEW_CODES = 3


def say_of_change(change: GuideChange) -> None:
    """Says what became of the guide, and which topics of the codebook it does not have."""
    after = change.after
    size = f"{counted(len(after.topics), 'topic')}, {counted(after.question_count, 'question')}"
    if not change.changed:
        say(f"The study has this guide already ({size}); nothing was changed.")
    elif not change.before.topics:
        say(f"The study has an interview guide now: {size}.")
    else:
        say(f"The interview guide was replaced: {size}. {_difference(change.before, after)}")
    for topic, paths in change.unknown_topics:
        others = f" and {len(paths) - _FEW_CODES} more" if len(paths) > _FEW_CODES else ""
        say(f"The guide has no topic {topic!r}, which these codes name: {', '.join(paths[:_FEW_CODES])}{others}.")


def _difference(before: Guide, after: Guide) -> str:
    """What two guides do not have in common."""
    asked = [{question for topic in guide.topics for question in topic.questions} for guide in (before, after)]
    told = [
        *(f"new topic {name}" for name in after.names if name not in before.names),
        *(f"topic gone {name}" for name in before.names if name not in after.names),
        f"{counted(len(asked[1] - asked[0]), 'new question')}",
        f"{counted(len(asked[0] - asked[1]), 'question')} gone",
    ]
    return f"Against the one before: {'; '.join(told)}."


def topic_cells(answers: Sequence[GuideAnswer], guide: Guide) -> list[list[str]]:
    """A row a case (an interview where there is none), a cell a topic; last, in how many cases each topic comes up."""
    cases: dict[str, list[GuideAnswer]] = {}
    for answer in answers:
        cases.setdefault(answer.case or answer.interview, []).append(answer)
    rows = [[case, *(_cell([each for each in own if each.topic == topic]) for topic in guide.names)] for case, own in cases.items()]
    asked = [sum(any(each.asked and each.topic == topic for each in own) for own in cases.values()) for topic in guide.names]
    return [*rows, ["comes up in", *(f"{count} of {len(cases)}" for count in asked)]] if rows else []


def _cell(answers: Sequence[GuideAnswer]) -> str:
    """What the interviews of a case have on one topic."""
    if all(answer.asked is None for answer in answers):
        return "no speakers found"
    words = counted(sum(answer.words for answer in answers), "word")
    ways = {answer.how for answer in answers}
    if "question" in ways:
        return f"asked {sum(answer.questions for answer in answers)}, {words}"
    if "name" in ways:
        return f"named, {words}"
    return f"heading, {words}" if "heading" in ways else "not asked"


def matched_cells(asked: Sequence[Asked]) -> list[list[str]]:
    """A row a place: what was said beside what it was taken for."""
    told = {"name": "(the topic by its name)", "heading": "(the topic as a heading)"}
    return [[str(each.turn), f"{each.score:.2f}", each.topic, each.question or told[each.how], each.said] for each in asked]


def not_asked(guide: Guide, asked: Sequence[Asked]) -> Iterator[tuple[str, list[str]]]:
    """The topics with questions that were found nowhere, and those questions."""
    found = {(each.topic, each.question) for each in asked}
    for topic in guide.topics:
        missing = [question for question in topic.questions if (topic.name, question) not in found]
        if missing:
            yield topic.name, missing
