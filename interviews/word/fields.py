"""Fields: their instructions are no text, their shown results are."""

from __future__ import annotations


class Fields:
    """The open complex fields, innermost last.

    Attributes:
        hide: Whether text here belongs to an instruction.
    """

    def __init__(self) -> None:
        self._in_instruction: list[bool] = []
        self.hide = False

    def mark(self, kind: str | None) -> None:
        """Meets a field character: `begin`, `separate` or `end`."""
        if kind == "begin":
            self._in_instruction.append(True)
        elif self._in_instruction:
            self._in_instruction.pop()
            if kind == "separate":
                self._in_instruction.append(False)
        self.hide = any(self._in_instruction)

    def end_paragraph(self) -> None:
        """A paragraph ends: an instruction without an end must not swallow what comes after it."""
        while self.hide:
            self._in_instruction.pop()
            self.hide = any(self._in_instruction)
