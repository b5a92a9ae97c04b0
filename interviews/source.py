"""Where a transcript was read from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The original file of a transcript, kept whole.

    Attributes:
        file_name: The file's name without its folder.
        content: The file's bytes.
        walk: Version of the reader that made the text; a newer walk may read the same bytes differently.
        part: Whether the transcript is one of several that came in the file.
    """

    file_name: str
    content: bytes
    walk: int
    part: bool = False
