"""A comment may tell the exact span of its coding in a last line of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding.comment_address import take_address, with_address

OFFSETS = st.integers(0, 10**9 - 1)


@given(text=st.text(), start=OFFSETS, end=OFFSETS)
def test_taking_the_address_is_the_inverse_of_giving_it(text: str, start: int, end: int) -> None:
    """Whatever a comment says, its text and its span come back."""
    assert take_address(with_address(text, start, end)) == (text, (start, end))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("kod\n[Kodbok 3-7]", ("kod", (3, 7))),
        ("kod\n [Kodbok 3 – 7] \n", ("kod", (3, 7))),
        ("[Kodbok 3–7]", ("", (3, 7))),
    ],
    ids=["a plain hyphen", "spaces and a line after it", "nothing else"],
)
def test_what_a_person_does_to_the_line_is_borne(written: str, read: tuple[str, tuple[int, int]]) -> None:
    """A line that was typed again or moved a little is read all the same."""
    assert take_address(written) == read


@pytest.mark.parametrize("text", ["", "kod", "se [Kodbok 3–7]", "[Kodbok 3–7]\nmer", "[Kodbok x–7]", "[Kodbok 3–7] sedan"])
def test_a_text_without_the_line_stays_as_it_is(text: str) -> None:
    """Only a last line that says nothing else is an address."""
    assert take_address(text) == (text, None)
