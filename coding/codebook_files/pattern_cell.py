"""Token patterns in one cell: JSON, one pattern or a list of them, never split at `;`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coding.clean_text import FieldError
from coding.code_fields import clean_pattern, is_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence


def join_patterns(patterns: Sequence[str]) -> str:
    """Writes patterns, each a JSON list of tokens, into one cell.

    >>> join_patterns(['[{"LOWER": "råd"}]'])
    '[{"LOWER": "råd"}]'
    """
    return patterns[0] if len(patterns) == 1 else f"[{', '.join(patterns)}]"


def split_patterns(cell: str) -> list[str]:
    """Reads the patterns of a cell.

    >>> split_patterns('[[{"LOWER": "råd"}], [{"LOWER": "mål"}]]')
    ['[{"LOWER": "råd"}]', '[{"LOWER": "mål"}]']

    Raises:
        FieldError: It holds no JSON, or JSON that is no pattern.
    """
    try:
        value = json.loads(cell)
    except (ValueError, RecursionError):
        return [clean_pattern(cell)]
    if isinstance(value, list) and value and all(map(is_pattern, value)):
        return [_spelt(pattern) for pattern in value]
    return [clean_pattern(cell)]


def _spelt(pattern: object) -> str:
    """One pattern of several as JSON in its one spelling."""
    try:
        return clean_pattern(json.dumps(pattern, ensure_ascii=False))
    except RecursionError as cause:
        raise FieldError("is JSON that is nested too deeply; write a list of tokens") from cause
