"""Files are called like what they hold, on every system."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.results.file_names import file_stems

CHARACTERS = st.characters(exclude_categories=("Cs",)) | st.sampled_from('<>:"/\\|?*. AaÅå~$')
NAMES = st.lists(st.text(CHARACTERS, max_size=300), max_size=6)


@given(names=NAMES)
def test_any_names_make_files_that_every_system_takes(names: list[str]) -> None:
    """As many as there are names, none like another in any case, none too long, hidden, or with what Windows forbids."""
    stems = file_stems(names)
    assert len({stem.casefold() for stem in stems}) == len(names)
    for stem in stems:
        assert stem
        assert not set(stem) & set('<>:"/\\|?*\x00\n\x1f')
        assert stem == stem.rstrip(". ")
        assert not stem.startswith((".", "~$", " "))
        assert len(f"{stem}.docx".encode()) <= 255


@pytest.mark.parametrize(
    ("name", "stem"),
    [("Intervju 1", "Intervju 1"), ("NUL", "NUL_"), ("com1.txt", "com1_.txt"), ("Conny", "Conny"), ("...", "_"), ("a/b", "a_b")],
)
def test_names_change_as_little_as_can_be(name: str, stem: str) -> None:
    """What a system would not take is replaced, the rest stays."""
    assert file_stems([name]) == [stem]
