"""A case: the organisation whose people were interviewed."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Case:
    """An organisation, or whatever else the study compares.

    Attributes:
        name: Its name, unique in a study.
        kind: What sort it is (`förvaltning`, `bolag`, …), or None.
        attributes: Further facts by their column's name, as text.
    """

    name: str
    kind: str | None = None
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
