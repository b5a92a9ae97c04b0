"""The columns of coded segments in files: one list for what is written and what is read back."""

from __future__ import annotations

CSV_COLUMNS = ("id", "interview", "start", "end", "code", "coder", "quote", "memo", "contrary", "created", "delete")
"""What an import understands, under these English names; a `revision` column may follow."""

SEGMENT_SHEET = {"sv": "Kodade avsnitt", "en": "Coded segments"}
"""The workbook's sheet that can be read back."""

SEGMENT_HEADERS: dict[str, dict[str, str]] = {
    "id": {"sv": "id", "en": "id"},
    "part": {"sv": "del", "en": "part"},
    "interview": {"sv": "intervju", "en": "interview"},
    "speaker": {"sv": "talare", "en": "speaker"},
    "code": {"sv": "kod", "en": "code"},
    "quote": {"sv": "citat", "en": "quote"},
    "memo": {"sv": "anteckning", "en": "memo"},
    "coder": {"sv": "kodare", "en": "coder"},
    "counts": {"sv": "räknas", "en": "counts"},
    "delete": {"sv": "ta bort", "en": "delete"},
    "contrary": {"sv": "motsägande", "en": "contrary"},
    "case": {"sv": "organisation", "en": "case"},
    "case_kind": {"sv": "organisationstyp", "en": "case kind"},
    "wave": {"sv": "uppföljningsår", "en": "wave"},
    "kind": {"sv": "källa", "en": "kind"},
    "role": {"sv": "roll", "en": "role"},
    "turn": {"sv": "replik", "en": "turn"},
    "start": {"sv": "start", "en": "start"},
    "end": {"sv": "slut", "en": "end"},
    "words": {"sv": "ord", "en": "words"},
    "origin": {"sv": "ursprung", "en": "origin"},
    "created": {"sv": "skapad", "en": "created"},
}
"""Headers of the sheet by field and language, in the sheet's order: what people read and correct stands first. A text too long for
one cell goes on in rows with the same id and `part` 2, 3, …; only `quote` and `memo` are filled there."""

REVISION_PROPERTY = "kodbok-revision"
"""Name of the workbook's custom document property that holds the study's revision as a number."""

NAMES_PROPERTY = "kodbok-names"
"""Name of the one that says how names were replaced and in which language (`roster sv`): an import knows the cells by it."""
