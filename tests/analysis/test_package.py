"""The package's door."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import analysis


def test_a_selection_is_made_without_pandas():
    """Commands that only choose what to show start without the tables' library."""
    program = "import sys; from analysis import Selection; Selection(); print('pandas' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path(analysis.__file__).parents[1]
    )
    assert done.stdout.strip() == "False"


def test_public_names_are_sorted_and_there():
    """Every name of `__all__` can be had, in whatever order they are asked for, and no module hides it."""
    assert analysis.__all__ == sorted(analysis.__all__)
    for name in [*analysis.__all__, *reversed(analysis.__all__)]:
        assert not isinstance(getattr(analysis, name), ModuleType)


def test_an_unknown_name_is_refused():
    """A misspelt name is no public one."""
    with pytest.raises(AttributeError, match="no attribute 'theme'"):
        analysis.theme  # noqa: B018  # looking it up is the test
