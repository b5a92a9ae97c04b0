"""Pseudonyms by number: the same every time, and nobody's changes when others come."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from interviews.pseudonyms import computed_pseudonyms

IDS = st.lists(st.uuids().map(str), unique=True, max_size=60)


@given(IDS, IDS)
def test_those_who_come_later_change_nobodys_number(earlier, later):
    """Who was there first keeps it."""
    everybody = list(dict.fromkeys([*earlier, *later]))
    before, after = computed_pseudonyms(earlier), computed_pseudonyms(everybody)
    assert {each: after[each] for each in earlier} == before
    assert len(set(after.values())) == len(everybody)


def test_a_number_has_three_digits_and_follows_from_the_id():
    """In every copy of the study it is the same."""
    one = str(UUID(int=114))
    assert computed_pseudonyms([one]) == {one: "Person 214"}


def test_two_with_the_same_number_get_the_next_that_is_free():
    """The later one moves, round the end too."""
    ids = [str(UUID(int=899 + 900 * turn)) for turn in range(3)]
    assert list(computed_pseudonyms(ids).values()) == ["Person 999", "Person 100", "Person 101"]


def test_many_persons_get_four_digits():
    """After six hundred, so that three digits do not run out."""
    numbers = list(computed_pseudonyms(str(UUID(int=number * 7919)) for number in range(900)).values())
    assert len(set(numbers)) == 900
    assert {len(number) for number in numbers[:600]} == {len("Person 214")}
    assert {len(number) for number in numbers[600:]} == {len("Person 2140")}
