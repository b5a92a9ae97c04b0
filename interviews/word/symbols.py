"""Characters of symbol fonts, as Unicode."""

from __future__ import annotations

_SYMBOL = {ord(char): char for char in "0123456789!%()+,./:;<=>?[]_{|}"} | dict(
    zip(
        range(0x41, 0x5B),
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
        strict=True,
    ),
) | dict(
    zip(
        range(0x61, 0x7B),
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    ),
) | {
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
    0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD6: "√", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS = {
    0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA7: "▪",
    0xA8: "◻", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = range(0xE000, 0xF900)
_SURROGATES = range(0xD800, 0xE000)
_SYMBOL_PAGE = 0xF000
_MOST = 0x10FFFF


def symbol(font: str, code: str) -> str | None:
    """The Unicode character of a `w:sym`, or None where none is known.

    Args:
        font: The font's name.
        code: The character's number in hexadecimal digits; symbol fonts put theirs at F000 and above.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return None
    known = _FONTS.get(font.strip().casefold())
    if known is not None:
        return known.get(number % _SYMBOL_PAGE)
    return chr(number) if ord(" ") <= number <= _MOST and number not in _PRIVATE and number not in _SURROGATES else None
