"""The examples in the docstrings are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import analysis
import coding
import interviews
import workbench

ROOTS = [Path(package.__file__).parent for package in (interviews, coding, analysis, workbench)]
WITH_EXAMPLES = sorted(
    ".".join((root.name, *path.relative_to(root).with_suffix("").parts))
    for root in ROOTS
    for path in root.rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples_give_what_they_say(name):
    """Every one of them, in every module that has some."""
    ran = doctest.testmod(import_module(name.removesuffix(".__init__")))
    assert ran.attempted
    assert not ran.failed
