"""Guides in YAML: topics with lists of questions, or a list of entries with a topic and its questions.

Importing this module loads PyYAML, so it is imported when YAML is met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent

from interviews.errors import KodbokError
from interviews.grid import fold_header
from interviews.guide_table import QUESTION_HEADERS, TOPIC_HEADERS
from interviews.original import original_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_MOST_NESTING = 8


class GuideYamlError(KodbokError):
    """The file is no YAML, or has what a guide never has."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name} cannot be read as an interview guide in YAML: {reason}; mend the file and try again.")


def yaml_rows(path: Path) -> Iterator[tuple[str, str]]:
    """Yields the topics and questions of a file.

    Raises:
        GuideYamlError: It is no YAML in UTF-8, or its values are no topics and questions.
        KodbokError: It is missing, empty, too large or closed to reading.
    """
    root = _loaded(path)
    if isinstance(root, dict) and len(root) == 1 and isinstance(entries := next(iter(root.values())), dict | list):
        named = fold_header(str(next(iter(root))))
        root = entries if named in {"topics", "guide", "ämnen", "intervjuguide"} else root
    if isinstance(root, dict):
        for topic, questions in root.items():
            yield from _topic(path, topic, questions)
    elif isinstance(root, list):
        for entry in root:
            yield from _entry(path, entry)
    else:
        raise GuideYamlError(path, "it holds one text instead of topics; write each topic with its questions as a list below it")


def _loaded(path: Path) -> Any:  # noqa: ANN401  # whatever the file holds; it is looked at afterwards
    """The values of a file, without the aliases of which a few lines unfold to gigabytes."""
    try:
        text = original_bytes(path).decode("utf-8-sig")
        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if isinstance(event, AliasEvent) or depth > _MOST_NESTING:
                raise GuideYamlError(path, "it has an alias (*) or is nested too deep")
        return yaml.safe_load(text)
    except UnicodeDecodeError as cause:
        raise GuideYamlError(path, "it is no text in UTF-8") from cause
    except (yaml.YAMLError, ValueError) as cause:
        raise GuideYamlError(path, _reason(cause)) from cause


def _reason(cause: Exception) -> str:
    """What is wrong, and in which line, with what to do about it: questions hold colons and question marks, which YAML reads."""
    mark = getattr(cause, "problem_mark", None)
    if mark is None:
        return str(cause).splitlines()[0]
    return f"line {mark.line + 1} is not understood; put a text with marks such as : or ? into quotation marks"


def _topic(path: Path, topic: object, questions: object) -> Iterator[tuple[str, str]]:
    """The rows of one topic."""
    yield _text(path, topic), ""
    if isinstance(questions, dict):
        yield from _entry(path, {"topic": topic, **questions})
        return
    for question in questions if isinstance(questions, list) else [questions]:
        yield "", _text(path, question)


def _entry(path: Path, entry: object) -> Iterator[tuple[str, str]]:
    """The rows of an entry: a topic with its questions, in either way, or a question of the topic before."""
    if not isinstance(entry, dict):
        yield "", _text(path, entry)
        return
    fields = {fold_header(str(name)): value for name, value in entry.items()}
    topic, questions = _named(fields, TOPIC_HEADERS), _named(fields, QUESTION_HEADERS)
    if topic is None and questions is None:
        for name, below in entry.items():
            yield from _topic(path, name, below)
    else:
        yield from _topic(path, topic or "", questions)


def _named(fields: Mapping[str, object], names: tuple[str, ...]) -> object:
    """The value of the first field that has one of some names."""
    return next((fields[name] for name in names if name in fields), None)


def _text(path: Path, value: object) -> str:
    """A value that must be one text."""
    if isinstance(value, dict | list):
        raise GuideYamlError(path, "a list or fields stand where a question is meant; write one text a question")
    return "" if value is None else str(value)
