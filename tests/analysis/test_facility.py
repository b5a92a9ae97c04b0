"""Choosing a few candidates that stand for the whole."""

from __future__ import annotations

import numpy as np

from analysis.facility import choose


def _nothing_else(pick: int, count: int = 3) -> np.ndarray:
    return np.arange(count) == pick


def test_the_first_choice_serves_most_and_the_next_serves_the_rest():
    """What is served already does not count again."""
    likeness = np.array([[1.0, 0.9, 0.0], [1.0, 0.9, 0.0], [0.0, 0.0, 0.5]])
    assert choose(likeness, np.array([0, 1, 2]), _nothing_else, 2) == [0, 2]


def test_a_group_that_was_chosen_from_is_worth_half():
    """A second candidate of the same group must serve more than twice as much."""
    likeness = np.array([[1.0, 0.0, 0.0], [0.0, 0.9, 0.5]])
    assert choose(likeness, np.array([7, 7, 8]), _nothing_else, 2) == [0, 2]
    likeness[1, 2] = 0.4
    assert choose(likeness, np.array([7, 7, 8]), _nothing_else, 2) == [0, 1]


def test_ties_go_to_a_new_group_and_then_to_the_first():
    """Equal candidates are chosen in order, groups not yet chosen from before others."""
    likeness = np.ones((2, 3))
    assert choose(likeness, np.array([7, 7, 8]), _nothing_else, 3) == [0, 2, 1]


def test_what_is_excluded_is_not_chosen():
    """The choice ends when nothing is left."""
    assert choose(np.eye(3), np.arange(3), lambda _: np.ones(3, dtype=bool), 3) == [0]
