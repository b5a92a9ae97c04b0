"""What the sample's team writes and judges: facts of the study, summaries, syntheses, scales and judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.sample.material import sample_interviews, sample_rows
from workbench.sample.step import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from workbench.sample.findings import Findings
    from workbench.study import Study

_FACTS = {
    "syfte": "purpose",
    "intervjuare": "interviewers",
    "utskrift": "transcriber",
    "längd": "durations",
    "avböjde": "declined",
    "rättslig grund": "legal_basis",
    "gallras": "retention_date",
}


def writing_steps(study: Study, findings: Findings) -> Iterator[Step]:
    """A step for every text and judgement in the sample's tables."""
    yield _facts(study)
    yield from (_scale(study, told) for told in sample_rows("skalor"))
    yield from (_summary(study, findings, told) for told in sample_rows("sammanfattningar"))
    yield from (_synthesis(study, told) for told in sample_rows("synteser"))
    yield from (_judgement(study, findings, told) for told in sample_rows("bedomningar"))


def _facts(study: Study) -> Step:
    """All facts of the study at once."""
    told = sample_rows("uppgifter")
    facts = {_FACTS[row["uppgift"]]: row["text"] for row in told}
    return Step.of(told[0], lambda: study.set_facts(**facts))


def _scale(study: Study, told: Mapping[str, str]) -> Step:
    """A scale with its values in order."""
    steps = told["steg"].split("; ")
    return Step.of(told, lambda: study.save_scale(told["skala"], steps, definition=told["definition"]))


def _summary(study: Study, findings: Findings, told: Mapping[str, str]) -> Step:
    """A cell's summary, with its key quotation where the table tells one."""
    case, wave, theme = told["organisation"], told["uppföljningsår"], told["tema"]
    begins = told["nyckelcitat börjar"]
    key = findings.segment(_interview(case, wave), begins, theme) if begins else None
    return Step.of(told, lambda: study.set_summary(case, theme, told["text"], wave=wave, key=key))


def _synthesis(study: Study, told: Mapping[str, str]) -> Step:
    """A theme's synthesis; paragraphs are parted by a pilcrow in the table."""
    text = told["text"].replace(" ¶ ", "\n")
    return Step.of(told, lambda: study.set_synthesis(told["tema"], text, wave=told["uppföljningsår"]))


def _judgement(study: Study, findings: Findings, told: Mapping[str, str]) -> Step:
    """Where a case stands on a scale, with the segments that show it."""
    case, wave = told["organisation"], told["uppföljningsår"]
    begins = [each for each in told["textställen börjar"].split(" | ") if each]
    segments = [findings.segment(_interview(case, wave), each) for each in begins]
    return Step.of(
        told,
        lambda: study.judge(told["skala"], case, told["värde"], wave=wave, comment=told["kommentar"], segments=segments),
    )


def _interview(case: str, wave: str) -> str:
    """The interview with a case in a wave."""
    return next(each.name for each in sample_interviews() if (each.case, each.wave, each.kind) == (case, wave, "interview"))
