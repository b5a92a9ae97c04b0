"""The page's catalogue: every text of its templates and scripts has its Swedish words, and none is left over."""

from __future__ import annotations

from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent.parent  # the checkout: an installed package has no .po
METHODS = [("**.html", "jinja2"), ("**.js", "javascript"), ("**.py", "python")]
OPTIONS = {"**.js": {"parse_template_string": True}}


def test_every_text_of_the_page_has_swedish_words_and_none_is_left_over():
    """What `say` shows and `mark` marks, in templates, scripts and routes."""
    found = extract_from_dir(str(ROOT / "workbench" / "web"), METHODS, OPTIONS, keywords={"say": None, "mark": None})
    used = {message for _, _, message, *_ in found}
    with (ROOT / "analysis" / "locale" / "sv" / "LC_MESSAGES" / "page.po").open("rb") as file:
        swedish = read_po(file, locale="sv")
    assert len(used) > 30
    assert {message.id for message in swedish if message.id} == used
    assert all(message.string and not message.fuzzy for message in swedish if message.id)
