"""An interview guide as the text of a fact."""

from __future__ import annotations

import json

from interviews.guide import Guide, Topic


def guide_text(guide: Guide) -> str:
    """The text that a guide is kept as: JSON, a list of topics with their questions."""
    topics = [{"topic": topic.name, "questions": list(topic.questions)} for topic in guide.topics]
    return json.dumps(topics, ensure_ascii=False)


def guide_of(text: str) -> Guide:
    """The guide of such a text; one without topics where there is no text."""
    topics = json.loads(text) if text else []
    return Guide(tuple(Topic(each["topic"], tuple(each["questions"])) for each in topics))
