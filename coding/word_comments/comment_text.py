"""How a coded segment is written as a comment, so that it reads back as it was."""

from __future__ import annotations

from coding.word_comments.contrary_mark import CONTRARY


def comment_text(code: str, memo: str = "", *, contrary: bool = False) -> str:
    r"""Returns the text of a comment: the code's path, then the mark of what speaks against it, an empty line and the memo.

    `read_comment` gives all three back, whatever the path and the memo hold, where the codebook has the code.

    >>> comment_text("Barn > Lek", "Ja; kanske", contrary=True)
    'Barn > Lek\n(motsäger)\n\nJa; kanske'
    """
    lines = [code, CONTRARY] if contrary else [code]
    return "\n".join([*lines, "", memo] if memo else lines)
