"""What the report of an import says in fixed words, and the sentences in which reasons come, so that the catalogue knows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.catalogue import N_

if TYPE_CHECKING:
    from analysis.catalogue import Catalogue

ACTIONS = {
    "new": N_("new"),
    "changed": N_("changed"),
    "deleted": N_("deleted"),
    "same": N_("unchanged"),
    "marked": N_("marked"),
    "refused": N_("not taken in"),
}
MEETINGS = {
    "added": N_("imported as a new interview"),
    "same text": N_("the same text"),
    "carried": N_("another version of the text"),
    "left out": N_("left out"),
}
PLACES = (
    (re.compile(r"comment (?P<number>\d+), paragraph (?P<paragraph>\d+)"), N_("comment {number}, paragraph {paragraph}")),
    (re.compile(r"line (?P<number>\d+)"), N_("line {number}")),
    (re.compile(r"sheet (?P<sheet>.+), row (?P<number>\d+)"), N_("sheet {sheet}, row {number}")),
)
OUTCOMES = {"unchanged": N_("unchanged"), "moved": N_("moved"), "lost": N_("lost")}
SENTENCES = (
    N_("no code is called {name}; did you mean {codes}?"),
    N_("no code is called {name}, or nearly so."),
    N_("There is no code {name}; did you mean {codes}?"),
    N_("There is no code {name}; look at the codebook for the codes that there are."),
    N_("{name} may be any of {codes}; write the whole path."),
    N_("{name} may be {codes}; write the whole path."),
    N_("{name} reads like a remark, not like a code; write a code before it and ` – ` between them to make it a memo."),
    N_("{name} is left out, as the table of names says."),
    N_("the comment says nothing."),
    N_("the comment points at a place without words; set it on the words that it is about."),
    N_("the words that the comment is about are not in the study's version of the text ({code})."),
    N_("stands in the study already"),
    N_("stands in the study already with another memo, which it keeps"),
    N_("stands in the study already with the other direction, which it keeps"),
    N_("stands in the study already with another memo and the other direction, which it keeps"),
    N_("deleted already"),
    N_("it holds no comments, so nothing was coded"),
    N_("it is the report of an import, or its table of names, and holds no codings"),
    N_("it is the page that tells how to code, and holds no interview"),
    N_(
        "{file} is called like the interview {name} of the study, but its text shares hardly anything with it; if it is another "
        "interview, give the file another name; if it is a new version, use `kodbok interviews replace` first."
    ),
    N_("the row has neither start and end nor a quote; give one of them."),
    N_("a new row needs an interview and a code."),
    N_("there is no interview called {name} in the study; `kodbok interviews list` shows the names."),
    N_("the quote {quote} is not in the text of {name}; copy it from the transcript word for word."),
    N_("the quote {quote} stands more than once in {name}; give start and end, or a longer quote."),
)
"""Reasons as the layers below and above write them; a test holds the two together."""


def place(text: str, say: Catalogue) -> str:
    """Where something stands in its file, in the reader's language."""
    found = ((form, match) for known, form in PLACES if (match := known.fullmatch(text)))
    return next((say(form).format(**match.groupdict()) for form, match in found), text)
