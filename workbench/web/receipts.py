"""Receipts: what was done for which request, so that one that a browser sends twice is done once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

_MOST = 2_000
"""How many requests are remembered; a browser repeats its last one, not those before."""


@dataclass(slots=True)
class Receipts:
    """The results of the last requests by the keys that browsers gave them, until the server stops."""

    _results: dict[str, Any] = field(default_factory=dict)

    def __contains__(self, key: str) -> bool:
        return key in self._results

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401  # whatever the request gave
        return self._results[key]

    def keep(self, key: str, result: object) -> None:
        """Remembers a result and forgets the oldest one."""
        self._results[key] = result
        while len(self._results) > _MOST:
            del self._results[next(iter(self._results))]
