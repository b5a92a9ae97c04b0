"""What becomes of what people wrote when codes, cases and waves change, and when an interview is erased."""

from __future__ import annotations

import pytest

from interviews.erased_words import ErasedWords
from workbench.commands.codebook_edits import CodesInUseError
from workbench.rows.evidence import UNTOLD
from workbench.store import schema
from workbench.store.door import live
from workbench.store.history import StillNeededError

BUDGET = "Vi har ettårsbudgetar. Det är svårt, tycker jag."
HELP = "Föreningarna hjälper oss mycket."
THEME, DIALOG = "Social > Budget", "Kunskap > Dialog"
OTHER = "I: Och ni?\nIP: Pengarna räcker bara till juni varje år. Sedan är det slut."
SAID = "Pengarna räcker bara till juni varje år."


@pytest.fixture
def written(study, span):
    """A case with two themes, of which the first is written on; a scale with a judgement."""
    study.describe_interview("Samtal", case="Parken", wave="2015")
    segment = study.code("Samtal", *span(BUDGET), "Budget")
    study.code("Samtal", *span(HELP), "Dialog")
    study.set_summary("Parken", "Budget", "Ett år är för kort.", key=segment.id)
    study.set_synthesis("Budget", "Alla säger det.")
    study.save_scale("Läget", ["extra fart", "knappt resonerat"])
    study.judge("Läget", "Parken", "extra fart", segments=[segment.id])
    return study


def _summaries(study):
    return [(row["case"], row["theme"], row["wave"], row["text"], row["stale"]) for row in study.summaries().to_dict("records")]


def _syntheses(study):
    return [(row["theme"], row["wave"], row["text"], row["stale"]) for row in study.syntheses().to_dict("records")]


def test_merging_a_code_brings_what_is_written_on_it(written):
    """Stale, for its codings stand under another code now; undo brings it back."""
    written.merge_codes(THEME, DIALOG)
    assert _summaries(written) == [("Parken", DIALOG, "2015", "Ett år är för kort.", True)]
    assert _syntheses(written) == [(DIALOG, "2015", "Alla säger det.", True)]
    assert written.check() == []
    written.undo()
    assert _summaries(written) == [("Parken", THEME, "2015", "Ett år är för kort.", False)]


def test_merging_joins_two_texts_and_says_that_nobody_has_read_them_together(written):
    """Also where the merged code has no coding any more."""
    written.set_summary("Parken", "Dialog", "Föreningarna bär.")
    written.set_synthesis("Dialog", "En talar.")
    (segment,) = [each for each in written.findings() if each.quote == HELP]
    written.delete_segment(segment.id)
    written.set_summary("Parken", "Dialog", holds=True)
    written.merge_codes(DIALOG, THEME)
    assert _summaries(written) == [("Parken", THEME, "2015", "Ett år är för kort.\n\nFöreningarna bär.", True)]
    assert _syntheses(written) == [(THEME, "2015", "Alla säger det.\n\nEn talar.", True)]
    assert written.set_summary("Parken", "Budget", holds=True)
    assert not _summaries(written)[0][-1]
    assert written.check() == []


def test_deleting_a_code_takes_what_is_written_on_it_along_and_a_new_codebook_may_not(written):
    """A codebook that lacks it is refused while anything is written on it."""
    for segment in written.findings():
        written.delete_segment(segment.id)
    with pytest.raises(CodesInUseError, match="summaries and syntheses"):
        written.save_codebook(written.codebook().delete(THEME))
    written.delete_code(THEME)
    assert (_summaries(written), _syntheses(written)) == ([], [])
    assert written.check() == []
    written.undo()
    assert (len(_summaries(written)), len(_syntheses(written))) == (1, 1)


def test_what_is_written_follows_interviews_whose_wave_or_case_is_corrected(written):
    """Nothing is lost to sight, and nothing is stale; undo leads back."""
    written.describe_interview("Samtal", wave="2016")
    assert _summaries(written) == [("Parken", THEME, "2016", "Ett år är för kort.", False)]
    assert _syntheses(written) == [(THEME, "2016", "Alla säger det.", False)]
    written.describe_interview("Samtal", case="Badet")
    assert [(row["case"], row["wave"]) for row in written.judgements().to_dict("records")] == [("Badet", "2016")]
    assert _summaries(written)[0][0] == "Badet"
    assert written.check() == []
    written.undo()
    written.undo()
    assert _summaries(written) == [("Parken", THEME, "2015", "Ett år är för kort.", False)]


def test_what_is_written_stays_where_other_interviews_are_left_or_another_text_stands(written, talk):
    """It is still about them."""
    written.add_transcript(talk(OTHER, "Andra", case="Parken", wave="2015"))
    written.describe_interview("Samtal", case="Badet")
    assert _summaries(written)[0][:3] == ("Parken", THEME, "2015")
    written.set_summary("Badet", "Budget", "Badets egen.")
    written.describe_interview("Andra", case="Badet")
    assert [row[0] for row in _summaries(written)] == ["Badet", "Parken"]
    assert list(written.homeless_summaries()["case"]) == ["Parken"]
    assert written.check() == []


def test_what_something_is_written_of_cannot_be_undone_away(written):
    """The scale, by whoever made it, while others have judged on it."""
    written.save_scale("Egna ord")
    written.as_coder("Bo").judge("Egna ord", "Parken", "på väg")
    with pytest.raises(StillNeededError, match="a scale has judgements"):
        written.undo()


@pytest.fixture
def two(written, talk):
    """Another case, whose words are quoted in what is written of the theme."""
    written.add_transcript(talk(OTHER, "Andra", case="Skolan", wave="2015"))
    start = OTHER.index(SAID)
    segment = written.code("Andra", start, start + len(SAID), "Budget")
    written.set_summary("Skolan", "Budget", f"De säger: ”{SAID}”")
    written.set_synthesis("Budget", f"Alla säger det, och någon att pengarna räcker bara till juni varje år. {BUDGET}")
    written.judge("Läget", "Parken", comment=f"Jämför {SAID}")
    return written, segment.id


def _bytes(study):
    """All that the study's files hold."""
    study.close()
    return b"".join(path.read_bytes() for path in study.path.parent.glob(f"{study.path.name}*"))


def _drawn_from(study):
    """What the synthesis tells its summaries by."""
    with study._database.reading() as connection:  # noqa: SLF001  # no view shows it
        (row,) = live(connection, schema.syntheses)
    return row["drawn_from"]


def test_an_erased_interview_leaves_none_of_its_words_in_what_people_wrote(two):
    """What tells of it alone goes; elsewhere its words are left out, it is said how often, and what lost some is stale."""
    study, _ = two
    before = _drawn_from(study)
    told = study.erase_interview("Andra")
    assert len(set(before) - set(_drawn_from(study))) == 1
    assert UNTOLD in _drawn_from(study)
    assert (told.written, told.left_out) == (1, 2)
    assert [row[0] for row in _summaries(study)] == ["Parken"]
    ((_, _, text, stale),) = _syntheses(study)
    assert text == f"Alla säger det, och någon att […]. {BUDGET}"
    assert stale
    (judgement,) = study.judgements().to_dict("records")
    assert judgement["comment"] == "Jämför […]."
    assert study.check() == []
    assert not study.summaries().to_dict("records")[0]["stale"]
    left = _bytes(study)
    assert b"till juni varje" not in left
    assert "räcker bara".encode() not in left


def test_a_summary_of_a_case_with_another_interview_keeps_what_is_its_own(two, talk):
    """It is stale; the key quotation and passages of judgements that are erased are none any more."""
    study, _ = two
    study.add_transcript(talk("I: Ja?\nIP: Det går bra för oss här.", "Tredje", case="Parken", wave="2015"))
    told = study.erase_interview("Samtal")
    assert (told.written, told.left_out) == (0, 1)
    row = study.summaries().to_dict("records")[0]
    assert (row["case"], row["text"], row["key_segment"], row["stale"]) == ("Parken", "Ett år är för kort.", "", True)
    (judgement,) = study.judgements().to_dict("records")
    assert (judgement["segments"], judgement["gone"]) == ((), 0)
    assert "[…]" in _syntheses(study)[0][2]
    assert study.check() == []
    assert "Vi har ettårsbudgetar".encode() not in _bytes(study)


def test_the_command_line_says_what_an_erasure_took_from_what_people_wrote(two, kodbok):
    """So that somebody reads the rest again."""
    study, _ = two
    study.close()
    answer = kodbok("interviews", "erase", study.path, "Andra", "--yes")
    assert answer.code == 0
    shown = " ".join((answer.out + answer.err).split())
    assert "1 summary" in shown or "1 text" in shown, shown


@pytest.mark.parametrize(
    ("said", "text", "left"),
    [
        ("Ett två tre fyra fem sex.", "ETT, två – tre fyra\nfem sex!", "[…]!"),
        ("Ett två tre fyra fem sex.", "Ett två tre fyra fem.", "Ett två tre fyra fem."),
        ("Ett två tre fyra fem sex sju.", "x ett två tre fyra fem sex sju y ett två tre fyra fem sex z", "x […] y […] z"),
        ("", "Vad som helst står kvar här och där.", "Vad som helst står kvar här och där."),
    ],
)
def test_six_words_in_a_row_are_somebody_s_own(said, text, left):
    """Whatever stands between them; fewer are anybody's."""
    assert ErasedWords([said]).out_of(text) == left
