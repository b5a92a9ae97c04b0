"""Fields: their instructions are no text, their shown results are."""

from __future__ import annotations


class Fields:
    """The open complex fields, innermost last."""

    def __init__(self) -> None:
        self._in_instruction: list[bool] = []

    def mark(self, kind: str | None) -> None:
        """Meets a field character: `begin`, `separate` or `end`."""
        if kind == "begin":
            self._in_instruction.append(True)
        elif self._in_instruction:
            self._in_instruction.pop()
            if kind == "separate":
                self._in_instruction.append(False)

    def end_paragraph(self) -> None:
        """A paragraph ends: an instruction without an end must not swallow what comes after it."""
        while any(self._in_instruction):
            self._in_instruction.pop()

    @property
    def hide(self) -> bool:
        """Whether text here belongs to an instruction."""
        return any(self._in_instruction)
