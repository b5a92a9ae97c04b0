"""Swedish alphabetical order: å, ä and ö after z, accents and case of no weight."""

from __future__ import annotations

import unicodedata

_AFTER_Z = str.maketrans({"å": "z\U0010fffd", "ä": "z\U0010fffe", "æ": "z\U0010fffe", "ö": "z\U0010ffff", "ø": "z\U0010ffff"})


def swedish_key(text: str) -> tuple[str, str]:
    """A key that sorts text as a Swedish index does; the text itself settles what would be equal.

    >>> sorted(["Öster", "Ärlig", "Ånge", "Zeta", "idé", "iden"], key=swedish_key)
    ['idé', 'iden', 'Zeta', 'Ånge', 'Ärlig', 'Öster']
    """
    folded = unicodedata.normalize("NFC", text).casefold().translate(_AFTER_Z)
    bare = "".join(char for char in unicodedata.normalize("NFD", folded) if not unicodedata.combining(char))
    return bare, text
