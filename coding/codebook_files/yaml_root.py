"""Opening YAML with distrust: no aliases (a few lines of them unfold to gigabytes), no deep nesting, no values made of it yet.

Importing this module loads PyYAML, so it is imported when YAML is met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, Event

from interviews.errors import KodbokError
from interviews.original import original_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from yaml._yaml import Mark as CMark
    from yaml.error import Mark
    from yaml.nodes import Node

MOST_NESTING = 20


class YamlBrokenError(KodbokError):
    """The file is no YAML, or has what a codebook never has."""

    def __init__(self, path: Path, line: int | None, reason: str) -> None:
        where = "" if line is None else f"line {line}: "
        super().__init__(f"{path.name} cannot be read as a YAML codebook: {where}{reason}; mend the file and try again.")


def yaml_root(path: Path) -> Node:
    """Returns the root node of a file.

    Raises:
        YamlBrokenError: It is no YAML in UTF-8, holds no document, has anchors or aliases, or is nested deeper than any codebook.
        KodbokError: It is missing, empty, too large or closed to reading.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's is ten times faster, where it was built in
    try:
        text = original_bytes(path).decode("utf-8-sig")
        _refuse_tricks(path, yaml.parse(text, Loader=loader))
        root: Node | None = yaml.compose(text, Loader=loader)
    except UnicodeDecodeError as cause:
        raise YamlBrokenError(path, None, "it is no text in UTF-8") from cause
    except yaml.MarkedYAMLError as cause:
        raise YamlBrokenError(path, _line(cause.problem_mark), cause.problem or "it breaks off") from cause
    except yaml.YAMLError as cause:
        raise YamlBrokenError(path, None, str(cause).splitlines()[0]) from cause
    if root is None:
        raise YamlBrokenError(path, None, "it holds nothing")
    return root


def _refuse_tricks(path: Path, events: Iterable[Event]) -> None:
    """Raises at the first alias, and where the nesting grows too deep."""
    depth = 0
    for event in events:
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if isinstance(event, AliasEvent) or depth > MOST_NESTING:
            reason = (
                f"it is nested deeper than {MOST_NESTING} levels" if depth > MOST_NESTING else "it has an alias (*); write it out"
            )
            raise YamlBrokenError(path, _line(event.start_mark), reason)


def _line(mark: Mark | CMark | None) -> int | None:
    """The number of a mark's line."""
    return None if mark is None else mark.line + 1
