"""`check` finds what is broken, whoever broke it."""

from __future__ import annotations

import sqlite3

import pytest


def test_a_sound_study_is_clean(study, span):
    """After coding, deciding and undoing too."""
    study.code("Samtal", *span("Det är svårt"), "Budget")
    study.undo()
    assert study.check() == []


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE transcripts SET text = replace(text, 'svårt', 'lätt.')", "is not the one that was imported"),
        ("UPDATE segments SET quote = 'annat'", "does not quote what stands at"),
        ('UPDATE segments SET "end" = 5000', "does not quote what stands at"),
        ("UPDATE segments SET coder = ''", "does not fit its coder"),
        ("UPDATE segments SET code_id = 'borta'", "a code is in use"),
        ("UPDATE interviews SET ended_rev = 3", "an interview has coded segments"),
        ("UPDATE codes SET path = 'Kunskap > ' WHERE path = 'Kunskap > Dialog'", "The codebook is broken"),
        ("DELETE FROM log WHERE revision = 2", "does not hold every revision"),
        ("UPDATE segments SET begun_rev = 99", "history cannot be"),
        (
            "UPDATE transcripts SET turns = '[[40,50,null,null,null,null,null,null],[0,5,null,null,null,null,null,null]]'",
            "one after another",
        ),
    ],
)
def test_every_breach_is_said(study, span, damage, said):
    """Each invariant is broken once by hand."""
    study.code("Samtal", *span("Det är svårt"), "Budget")
    connection = sqlite3.connect(study.path)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(damage)
    connection.commit()
    connection.close()
    assert any(said in sentence for sentence in study.check()), study.check()
