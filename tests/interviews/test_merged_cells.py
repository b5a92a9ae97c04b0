"""Cells that are merged, deleted or absurdly many: the talk in their rows belongs to its speaker, and no word of it is lost."""

from __future__ import annotations


def _cell(text: str, properties: str = "") -> str:
    """A table cell with one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def _table(*rows: tuple[str, ...]) -> str:
    """A table of cells."""
    inside = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl>{inside}</w:tbl>"


BEGINS, GOES_ON, DELETED = "<w:vMerge w:val='restart'/>", "<w:vMerge/>", "<w:cellDel w:id='1'/>"


def test_rows_beside_a_label_in_merged_cells_are_one_turn(read_body) -> None:
    """A speaker whose label stands once, beside several rows, has said all of them."""
    body = _table(
        (_cell("I", BEGINS), _cell("Hur går det då?")),
        (_cell("", GOES_ON), _cell("Och budgeten?")),
        (_cell("IP"), _cell("Bra tack, vi har mycket.")),
        (_cell("I"), _cell("Jaha och sedan?")),
        (_cell("IP", BEGINS), _cell("Det blev svårt.")),
        (_cell("", GOES_ON), _cell("Mycket svårt.")),
    )
    transcript = read_body(body)
    assert [(turn.speaker, transcript.spoken(turn)) for turn in transcript.turns] == [
        ("I", "Hur går det då?\nOch budgeten?"),
        ("IP", "Bra tack, vi har mycket."),
        ("I", "Jaha och sedan?"),
        ("IP", "Det blev svårt.\nMycket svårt."),
    ]


def test_a_deleted_cell_is_out(text_of) -> None:
    """A cell whose deletion is tracked leaves neither words nor a tab."""
    assert text_of(_table((_cell("bort", DELETED), _cell("kvar"), _cell("också")))) == "kvar\tockså"


def test_a_row_wider_than_any_table_of_word_is_text_without_turns(read_body) -> None:
    """Ten thousand columns hold no talk, and nobody waits while each of them is looked at."""
    transcript = read_body(_table(tuple(_cell("ord") for _ in range(10_000))))
    assert transcript.text == "\t".join(["ord"] * 10_000)
    assert transcript.turns == ()
