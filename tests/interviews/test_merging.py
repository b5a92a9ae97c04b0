"""Labels that may be one speaker's are proposed as data and as problems, and every doubt says how to correct it."""

from __future__ import annotations

import pytest

from interviews.layouts.merging import MergeProposal, merge_proposals

ALIKE = {
    "a misspelling": (["Jon B", "Per", "Jon B", "Per", "Job B"], [MergeProposal("Job B", "Jon B", "misspelling")]),
    "another case": (["IP", "I", "IP", "I", "Ip"], [MergeProposal("Ip", "IP", "variant")]),
    "a lone number": (["IP", "I", "IP", "I", "IP 1"], [MergeProposal("IP 1", "IP", "variant")]),
    "the rarer one goes into the other": (["Ip 1", "I", "IP", "I", "IP"], [MergeProposal("Ip 1", "IP", "variant")]),
    "a first name and initials": (
        ["Karin", "Anna", "Karin Ek", "Anna", "KE"],
        [MergeProposal("Karin", "Karin Ek", "short form"), MergeProposal("KE", "Karin Ek", "short form")],
    ),
    "a first name that two have": (["Karin", "Karin Ek", "Karin Berg", "Karin", "Karin Ek"], []),
    "numbers of several persons": (["IP 1", "I", "IP 2", "I", "IP 1"], []),
    "nobody alike": (["Karin", "Anna", "Karin", "Bo"], []),
}


@pytest.mark.parametrize(("labels", "proposals"), ALIKE.values(), ids=ALIKE.keys())
def test_merge_proposals(read_blocks, labels: list[str], proposals: list[MergeProposal]) -> None:
    """They follow from a transcript's turns alone, and each is a problem in the paragraph where the label first stands."""
    read = read_blocks(*(f"{label}: Ja, det är så." for label in labels))
    assert list(merge_proposals(read.turns)) == proposals
    told = {problem.paragraph: problem.message for problem in read.problems if "--merge" in problem.message}
    assert told.keys() == {labels.index(proposal.label) + 1 for proposal in proposals}
    for proposal in proposals:
        assert (
            f'kodbok interviews speakers STUDY NAME --merge "{proposal.label}={proposal.into}"'
            in told[labels.index(proposal.label) + 1]
        )


def test_turns_without_speakers_have_nothing_to_merge() -> None:
    """No turns, no proposals."""
    assert merge_proposals(()) == ()


def test_a_label_that_stands_once_in_a_long_talk_is_said(read_blocks) -> None:
    """It may be a person or a word; in a short talk it is left alone."""
    talk = ["Karin: Hur går det?", "Anna: Det går bra."] * 12
    (problem,) = read_blocks(*talk, "Kollega: Hej på er.", *talk[:2]).problems
    assert problem.paragraph == 25
    assert problem.message.startswith("The label “Kollega” stands once; check that it is a speaker.")
    assert read_blocks(*talk[:4], "Kollega: Hej på er.", *talk[:2]).problems == ()


def test_a_line_that_looks_labelled_is_said(read_blocks) -> None:
    """Its words stay with the speaker before, and a person should look."""
    talk = ["I: Hur?", "IP: Bra.", "Det är så.", "Och mer.", "Kollega: Jag vet inte.", "I: Jaha?", "IP: Ja."]
    read = read_blocks(*talk)
    assert "Kollega" not in {speaker.label for speaker in read.speakers}
    (problem,) = read.problems
    assert (problem.paragraph, problem.message.split(" so its")[0]) == (5, "“Kollega:” looks like a label but stands once,")


def test_a_talk_in_which_nobody_asks_says_how_to_tell_who_interviews(read_blocks) -> None:
    """Otherwise all words would count as interviewees' without a word about it."""
    (problem,) = read_blocks(*["Karin: Så är det.", "Anna: Ja."] * 3).problems
    assert problem.paragraph == 1
    assert '--role "LABEL=interviewer"' in problem.message


def test_numbers_taken_to_count_turns_are_said(read_blocks) -> None:
    """They may tell persons apart after all."""
    (problem,) = read_blocks("Intervjuare 1: Hur?", "Anna 1: Bra.", "Intervjuare 2: Varför?", "Anna 2: Så.").problems
    assert (problem.paragraph, "“Intervjuare 1”" in problem.message) == (1, True)


def test_an_unusual_role_says_how_to_correct_it(read_blocks) -> None:
    """The option stands in the problem, ready to copy."""
    (problem,) = read_blocks("Moderator: Hur?", "Maria: Så.", "Moderator: Jaha?", "Maria: Ja.", "M: Nej.", "Maria: Jo.").problems
    assert problem.message.endswith('kodbok interviews speakers STUDY NAME --role "M=interviewer"')
