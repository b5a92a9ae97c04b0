"""The cells of a quotation that an import compares, as an export writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.ledger_book.wording import ATTRIBUTION_WORDS, STATE_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analysis.catalogue import Catalogue
    from analysis.names import Names

EDITED = ("text", "state", "attribution", "key", "note")
"""The columns that people edit."""


def exported_cells(quotation: Mapping[str, Any], names: Names, say: Catalogue) -> dict[str, str]:
    """The texts of the columns of `EDITED`, and of `verbatim`.

    Args:
        quotation: `interview` and these columns.
        names: How interviews and persons are called.
        say: The language of fixed values.
    """
    said = {name: names.said(quotation["interview"], quotation[name]) for name in ("text", "verbatim")}
    return said | {
        "state": STATE_WORDS[say.lang][quotation["state"]],
        "attribution": ATTRIBUTION_WORDS[say.lang][quotation["attribution"]],
        "key": say("yes") if quotation["key"] else say("no"),
        "note": names.text(say(quotation["note"])),
    }
