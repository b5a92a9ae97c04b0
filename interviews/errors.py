"""The one base of every error that a person may see."""

from __future__ import annotations


class KodbokError(Exception):
    """Something that a person can mend.

    The message is one sentence, or a few, that say what is wrong, where, and what to do. Subclasses live beside the code that
    raises them, take the facts and write the sentence. A command prints it on standard error and ends with exit code 1.
    """
