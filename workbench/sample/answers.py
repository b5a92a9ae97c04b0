"""What the sample's organisations send in: ratings of their assignments, and answers to a survey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.coding_row import CodingFile, CodingRow
from workbench.commands.survey_step import SurveyFacts
from workbench.sample.material import code_paths, sample_rows
from workbench.sample.step import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.sample.study import SampleStudy
    from workbench.study import Study

_RATED, _ANSWERED = "2016-12-09T09:00:00Z", "2016-12-09T09:20:00Z"
SURVEY = SurveyFacts(name="Enkät 2016", wave="2016", invited=24)


def answer_steps(study: Study, sample: SampleStudy) -> Iterator[Step]:
    """Taking in the matrix of ratings and the survey, whose answers in words are coded at once."""

    def take_answers_in() -> None:
        study.import_survey(sample.survey, SURVEY)
        sources = {str(row["respondent"]): str(row["interview"]) for row in study.respondents().to_dict("records")}
        study.import_codings(CodingFile(rows=tuple(_codings(sources, sample.main_coder))))
        for source in filter(None, sources.values()):
            study.finish_interview(source)

    yield Step(_RATED, sample.main_coder, lambda: study.import_ratings(sample.status_matrix))
    yield Step(_ANSWERED, sample.main_coder, take_answers_in)


def _codings(sources: dict[str, str], coder: str) -> Iterator[CodingRow]:
    """The codings of answers, each found by its words."""
    for line, told in enumerate(sample_rows("enkatkoder"), start=2):
        yield CodingRow(line, interview=sources[told["respondent"]], code=code_paths()[told["kod"]], coder=coder, quote=told["ord"])
