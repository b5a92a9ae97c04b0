"""The interview guide: the topics that every interview goes through, with their questions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of a guide.

    Attributes:
        name: What it is called, unique in its guide; the codes' `topics` name it.
        questions: Its questions as they are written, in order; a topic may have none yet.
    """

    name: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """An interview guide.

    Attributes:
        topics: Its topics, in order.
    """

    topics: tuple[Topic, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its topics, in order."""
        return tuple(topic.name for topic in self.topics)

    @property
    def question_count(self) -> int:
        """The number of all its questions."""
        return sum(len(topic.questions) for topic in self.topics)
