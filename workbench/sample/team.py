"""What the sample's fictional team did, day by day: taking in, coding, summing up, choosing quotations.

Every step goes through the study's own commands, in the name of whoever took it and on its day, so that history, authors and dates
are those of a real study, and the same whenever the sample is made.
"""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING
from uuid import UUID

from coding.coding_rows import read_coding_rows
from interviews.case_list import read_cases
from interviews.guide_file import read_guide
from workbench.sample.answers import answer_steps
from workbench.sample.findings import Findings
from workbench.sample.material import sample_interviews, sample_rows
from workbench.sample.quoting import quoting_steps
from workbench.sample.step import Step
from workbench.sample.writing import writing_steps
from workbench.store.clock import stopped_at
from workbench.store.new_id import counted_ids
from workbench.study import Study

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from coding.coding_row import CodingFile
    from workbench.sample.study import SampleStudy

_NAMESPACE = UUID("b7f0c1de-52f4-5a3b-8c55-0d5c2c7d9e16")
_FOUNDED = "2015-10-05T07:30:00Z"
_TAKEN_IN = {"2015": "2015-12-18T08:00:00Z", "2016": "2016-12-09T08:00:00Z"}
_RULES_RUN = "2016-12-09T13:10:00Z"


def make_study(path: Path, sample: SampleStudy) -> None:
    """Makes the sample study from its files: all that the team did, each step on its day. Always the same study.

    Args:
        path: The study file, which must not be there.
        sample: The files, as `write_sample_files` wrote them.

    Raises:
        StudyExistsError: There is a file of that name.
    """
    with (
        counted_ids(_NAMESPACE),
        stopped_at(_FOUNDED),
        Study.create(path, title=sample.title, coder=sample.main_coder) as study,
    ):
        for step in sorted(_steps(study, sample), key=attrgetter("time")):
            study.coder = step.who
            with stopped_at(step.time):
                step.act()


def _steps(study: Study, sample: SampleStudy) -> Iterator[Step]:
    """Every step; those of a time in the order in which they were taken."""
    codings = read_coding_rows(sample.codings)
    findings = Findings(codings.rows, sample.main_coder)
    for wave, time in _TAKEN_IN.items():
        yield Step(time, sample.main_coder, _taking_in(study, sample, codings, wave))
    yield from answer_steps(study, sample)
    yield Step(_RULES_RUN, sample.main_coder, study.run_rules)
    yield from (_decision(study, told) for told in sample_rows("beslut"))
    yield from writing_steps(study, findings)
    yield from quoting_steps(study, findings)


def _taking_in(study: Study, sample: SampleStudy, codings: CodingFile, wave: str) -> Callable[[], None]:
    """Takes a wave's interviews and codings in, and marks what is finished."""
    here = {interview.name for interview in sample_interviews() if interview.wave == wave}

    def take_in() -> None:
        for _ in study.add_interviews([path for path in sample.interviews if path.stem in here], read_cases(sample.cases)):
            pass
        study.save_guide(read_guide(sample.guide))
        study.import_codings(replace(codings, rows=tuple(row for row in codings.rows if row.interview in here)))
        for name, coder in sample.finished:
            if name in here:
                study.coder = coder
                study.finish_interview(name)

    return take_in


def _decision(study: Study, told: Mapping[str, str]) -> Step:
    """Accepting or rejecting what the rules propose of some codes in some interviews."""
    decide = {"godta": study.accept, "avvisa": study.reject}[told["beslut"]]
    codes, interviews = told["koder"].split("; "), told["intervjuer"].split("; ")
    return Step.of(told, lambda: decide(codes=codes, interviews=interviews))
