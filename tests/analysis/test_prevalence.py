"""How likely it is that interviews bring a theme up."""

from __future__ import annotations

from itertools import product
from math import prod

import pytest

from analysis import interviews_needed, theme_probability
from analysis.prevalence import NoProbabilityError


def test_the_published_answer_holds():
    """A theme of one in ten, heard at least twice with 80 per cent: 29 interviews (the reference's known answer)."""
    assert interviews_needed(prevalence=0.10, times=2, power=0.80) == 29
    assert theme_probability(28, 0.10, 2) < 0.80 <= theme_probability(29, 0.10, 2)


@pytest.mark.parametrize(
    ("interviews", "prevalence", "times"), [(0, 0.5, 1), (1, 0.3, 1), (5, 0.3, 2), (6, 0.9, 6), (3, 1, 2), (2, 0.2, 3)]
)
def test_every_way_to_speak_counted_one_by_one_agrees(interviews, prevalence, times):
    said = product([True, False], repeat=interviews)
    slowly = sum(prod(prevalence if each else 1 - prevalence for each in way) for way in said if sum(way) >= times)
    assert theme_probability(interviews, prevalence, times) == pytest.approx(slowly)


@pytest.mark.parametrize(("interviews", "prevalence", "times"), [(5, 0, 1), (5, 1.1, 1), (5, 0.5, 0), (-1, 0.5, 1)])
def test_numbers_without_a_probability_are_refused(interviews, prevalence, times):
    with pytest.raises(NoProbabilityError):
        theme_probability(interviews, prevalence, times)


@pytest.mark.parametrize(("prevalence", "power"), [(0, 0.8), (0.5, 1), (0.5, -0.1)])
def test_no_number_of_interviews_reaches_certainty(prevalence, power):
    with pytest.raises(NoProbabilityError):
        interviews_needed(prevalence, power=power)


def test_a_theme_of_everybody_takes_as_many_interviews_as_times():
    assert interviews_needed(1, times=3, power=0.99) == 3
