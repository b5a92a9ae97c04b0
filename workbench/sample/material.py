"""The sample study's data, which lie as texts and tables beside this module."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.sample.source_text import read_source_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from workbench.sample.authored import AuthoredInterview

TITLE = "Rekommendationerna i Sundhamn 2015–2016 (påhittat exempel)"
"""The sample study's title."""


@cache
def sample_interviews() -> tuple[AuthoredInterview, ...]:
    """Every interview of the sample study, by date."""
    sources = (entry for entry in (_folder() / "intervjuer").iterdir() if entry.name.endswith(".txt"))
    return tuple(sorted((read_source_text(source.read_text(encoding="utf-8")) for source in sources), key=_by_date))


@cache
def code_paths() -> Mapping[str, str]:
    """Paths of the built-in codebook by the short names that the source texts use."""
    lines = (_folder() / "koder.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" = ") for line in lines if line and not line.startswith("#"))
    return MappingProxyType({short.strip(): path.strip() for short, path in pairs})


@cache
def sample_rows(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of one of the sample's tables in their order, values by column; `name` is the file's without its ending."""
    lines = (_folder() / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    return tuple(MappingProxyType(row) for row in csv.DictReader(lines))


def sample_organisations() -> tuple[Mapping[str, str], ...]:
    """The organisations as rows of their list, in its order, values by column."""
    return sample_rows("organisationer")


def sample_guide() -> tuple[tuple[str, str], ...]:
    """Topic and question of every row of the interview guide."""
    return tuple((row["ämne"], row["fråga"]) for row in sample_rows("intervjuguide"))


def _folder() -> Traversable:
    """Where the texts lie, also in an installed package."""
    return files("workbench.sample")


def _by_date(interview: AuthoredInterview) -> tuple[str, str]:
    """Orders interviews."""
    return interview.date, interview.name
