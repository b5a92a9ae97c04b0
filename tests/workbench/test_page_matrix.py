"""The matrix, its cells, themes and judgements on the page: what is shown, what is saved, and what is not overwritten."""

from __future__ import annotations

import pytest

THEME = "Social > Budget"
CELL = {"case": "Skolan", "theme": THEME, "wave": ""}


@pytest.fixture
def coded(study, span):
    """The study with a case, a finished interview and two codings of a theme, one of them against it."""
    study.describe_interview("Samtal", case="Skolan")
    start, end = span("Vi har ettårsbudgetar.")
    study.code("Samtal", start, end, THEME)
    segment = study.code("Samtal", *span("Föreningarna hjälper"), THEME)
    study.change_segment(segment.id, contrary=True)
    study.finish_interview("Samtal")
    return study


def _cell(page, **about):
    """A cell as the API tells it."""
    return page.get("/api/matrix/cell", params={**CELL, **about}).json()


def _state(page):
    """The state of the cell in the matrix."""
    lines = page.get("/api/matrix", params={"recommendation": "Social"}).json()["lines"]
    return next(cell["state"] for cell in lines[0]["cells"] if cell["theme"] == THEME)


def test_the_matrix_tells_states_and_how_far_it_is_filled(page, coded):
    """For one recommendation, or for all."""
    told = page.get("/api/matrix").json()
    assert (told["recommendation"], told["themes"]) == ("Social", [THEME, "Social > Fond"])
    assert [(cell["state"], cell["passages"]) for cell in told["lines"][0]["cells"]] == [("unsummarised", 2), ("silent", 0)]
    assert told["fill"] == {"filled": 0, "to_fill": 1, "share": 0.0}
    assert page.patch("/api/summaries", json={**CELL, "text": "Pengarna räcker inte."}).json()["changed"]
    told = page.get("/api/matrix", params={"recommendation": ""}).json()
    assert told["themes"] == [THEME, "Social > Fond", "Kunskap > Dialog"]
    assert (told["fill"]["filled"], told["of_themes"][0]["share"], told["of_themes"][1]["share"]) == (1, 1.0, None)
    assert (told["states"]["summarised"], told["states"]["silent"], sum(told["states"].values())) == (1, 2, 3)


def test_a_cell_holds_its_passages_and_what_changed_since_it_was_written(page, coded, span):
    """A coding that is new is told by its id, one that is gone by its words."""
    page.patch("/api/summaries", json={**CELL, "text": "Kort.", "revision": _cell(page)["revision"]})
    assert _state(page) == "summarised"
    first = coded.findings()[0]
    coded.delete_segment(first.id)
    new = coded.code("Samtal", *span("svårt"), THEME)
    cell = _cell(page)
    assert (cell["cell"]["state"], cell["cell"]["new"], cell["cell"]["gone"]) == ("stale", 1, 1)
    assert cell["fresh"] == [new.id]
    assert [(each["quote"], each["code"]) for each in cell["gone"]] == [(first.quote, THEME)]
    assert [passage["text"] for passage in cell["passages"]] == ["svårt", "Föreningarna hjälper"]
    assert len(cell["contrary"]) == 1
    assert page.patch("/api/summaries", json={**CELL, "holds": True, "revision": cell["revision"]}).json()["changed"]
    assert (_state(page), _cell(page)["fresh"], _cell(page)["gone"]) == ("summarised", [], [])


def test_what_was_coded_after_it_was_read_makes_a_summary_stale_at_once(page, coded, span):
    """Whoever wrote it has not seen it."""
    seen = _cell(page)["revision"]
    coded.code("Samtal", *span("tycker jag"), THEME)
    assert page.patch("/api/summaries", json={**CELL, "text": "Kort.", "revision": seen}).status_code == 200
    assert _state(page) == "stale"


def test_a_summary_that_somebody_else_has_written_meanwhile_is_not_overwritten(page, coded):
    """Nor one that they took away; whoever has read it may."""
    seen = _cell(page)["revision"]
    coded.as_coder("Annan").set_summary("Skolan", THEME, "Annans text.")
    answer = page.patch("/api/summaries", json={**CELL, "text": "Min text.", "revision": seen})
    assert (answer.status_code, _cell(page)["cell"]["summary"]) == (409, "Annans text.")
    assert "Någon har ändrat det här" in answer.json()["error"]
    seen = _cell(page)["revision"]
    coded.as_coder("Annan").set_summary("Skolan", THEME, "")
    assert page.patch("/api/summaries", json={**CELL, "text": "Min text.", "revision": seen}).status_code == 409
    seen = _cell(page)["revision"]
    assert page.patch("/api/summaries", json={**CELL, "text": "Min text.", "revision": seen}).json()["changed"]
    assert (_cell(page)["cell"]["summary"], _cell(page)["cell"]["author"]) == ("Min text.", "Prov")


@pytest.mark.parametrize(("seen", "status"), [(2**70, 200), (10**6, 200), (-(2**70), 409)])
def test_a_revision_that_the_study_never_had_is_no_fault(page, coded, seen, status):
    """The nearest one is meant: of the future, everything was seen; before the beginning, nothing was."""
    coded.set_summary("Skolan", THEME, "Kort.")
    answer = page.patch("/api/summaries", json={**CELL, "text": "Längre.", "revision": seen})
    assert (answer.status_code, _cell(page)["cell"]["summary"]) == (status, "Längre." if status == 200 else "Kort.")


def test_the_key_quotation_is_one_of_the_passages_and_undo_takes_each_step_back(page, coded):
    """Marked, taken off, the text itself."""
    first, second = (segment.id for segment in coded.findings())
    page.patch("/api/summaries", json={**CELL, "text": "Kort."})
    page.patch("/api/summaries", json={**CELL, "key": second})
    assert _cell(page)["cell"]["key_segment"] == second
    page.patch("/api/summaries", json={**CELL, "key": first})
    page.post("/api/undo")
    assert _cell(page)["cell"]["key_segment"] == second
    page.patch("/api/summaries", json={**CELL, "key": ""})
    assert _cell(page)["cell"]["key_segment"] == ""
    assert page.patch("/api/summaries", json={**CELL, "key": "0" * 32}).status_code == 422
    for _ in range(3):
        page.post("/api/undo")
    assert _state(page) == "unsummarised"


@pytest.mark.parametrize(
    ("about", "status"),
    [
        ({"case": "Finns ej"}, 422),
        ({"theme": "Finns ej"}, 404),
        ({"wave": "2099"}, 422),
        ({"case": ""}, 422),
        ({"theme": ""}, 404),
    ],
)
def test_a_cell_that_there_is_not_is_told_with_the_reason(page, coded, about, status):
    """In words, as JSON and as a page."""
    answer = page.get("/api/matrix/cell", params={**CELL, **about})
    assert (answer.status_code, bool(answer.json()["error"])) == (status, True)
    shown = page.get("/matrix/cell", params={**CELL, **about}, headers={"accept": "text/html"})
    assert (shown.status_code, "<h1>" in shown.text) == (status, True)


def test_a_theme_tells_numbers_voices_counter_evidence_and_its_synthesis(page, coded):
    """The synthesis is stale when a summary is new."""
    told = page.get("/api/theme", params={"path": "Budget"}).json()
    assert (told["theme"], told["numbers"]["passages"], told["synthesis"]) == (THEME, 2, None)
    assert (told["voices"]["speaking"], told["voices"]["silent"]) == (["Skolan"], [])
    assert [each["quote"] for each in told["contrary"]] == ["Föreningarna hjälper"]
    about = {"theme": THEME, "wave": ""}
    assert page.patch("/api/syntheses", json={**about, "text": "Alla talar om det.", "revision": told["revision"]}).json()[
        "changed"
    ]
    told = page.get("/api/theme", params={"path": THEME}).json()
    assert (told["synthesis"]["text"], told["synthesis"]["author"], told["synthesis"]["stale"]) == (
        "Alla talar om det.",
        "Prov",
        False,
    )
    coded.as_coder("Annan").set_summary("Skolan", THEME, "Kort.")
    told = page.get("/api/theme", params={"path": THEME}).json()
    assert (told["synthesis"]["stale"], told["synthesis"]["summaries_new"]) == (True, 1)
    assert [each["text"] for each in told["summaries"]] == ["Kort."]
    assert page.patch("/api/syntheses", json={**about, "holds": True, "revision": told["revision"]}).json()["changed"]
    coded.as_coder("Annan").set_synthesis(THEME, "Annat.")
    assert page.patch("/api/syntheses", json={**about, "text": "Mitt.", "revision": told["revision"]}).status_code == 409
    assert page.patch("/api/syntheses", json=about).status_code == 422
    assert page.get("/api/theme", params={"path": "Finns ej"}).status_code == 404


def test_a_machines_draft_is_called_one(page, coded):
    """And stands on a page of its own."""
    html = page.get("/theme/words?path=Budget").text
    assert "Ingen människa har valt, läst eller skrivit det" in html
    assert page.get("/theme/words?path=Finns ej").status_code == 404


def test_cases_are_judged_on_scales(page, coded):
    """A value that the scale does not have is refused, and what somebody judged meanwhile is not overwritten."""
    coded.save_scale("Rörelse", ["stark", "svag"])
    about = {"scale": "Rörelse", "case": "Skolan", "wave": ""}
    seen = coded.revision
    assert page.patch("/api/judgements", json={**about, "value": "stark", "comment": "Tydligt."}).json()["changed"]
    assert [(row.value, row.judge) for row in coded.judgements().itertuples()] == [("stark", "Prov")]
    assert page.patch("/api/judgements", json={**about, "value": "svag", "revision": seen}).status_code == 409
    assert page.patch("/api/judgements", json={**about, "value": "mellan"}).status_code == 422
    assert page.patch("/api/judgements", json={**about, "segments": [1]}).status_code == 422
    page.post("/api/undo")
    assert len(coded.judgements()) == 0


def test_scales_are_made_and_profiles_shown_with_what_justifies_them(page, coded):
    """A line a case; how the values fall by kind; the codings of the case beside a judgement."""
    assert "Det finns ingen skala ännu" in page.get("/judgements").text
    assert page.post("/api/scales", json={"name": "Rörelse", "steps": ["stark", "svag"]}).json() == {"changed": True}
    assert page.post("/api/scales", json={"name": " "}).status_code == 422
    about = {"scale": "Rörelse", "case": "Skolan", "wave": ""}
    segment = coded.findings()[0]
    page.patch("/api/judgements", json={**about, "value": "svag", "segments": [segment.id]})
    told = page.get("/api/judgements").json()
    assert [(line["case"], line["judgements"][0]["value"], line["judgements"][0]["step"]) for line in told["lines"]] == [
        ("Skolan", "svag", 2)
    ]
    assert [(row["value"], row["cases"]) for row in told["distribution"]] == [("stark", 0), ("svag", 1)]
    assert "– inte bedömd</span>" not in page.get("/judgements").text
    html = page.get("/judgements/one", params=about).text
    assert (html.count('data-does="segment"'), html.count('aria-pressed="true"')) == (2, 1)
    assert page.get("/judgements/one", params={**about, "wave": "2099"}).status_code == 422
    assert page.get("/judgements/one", params={**about, "scale": "Finns ej"}).status_code == 422
    assert 'class="refusal"' in page.get("/judgements?wave=2099").text


def test_scales_are_changed_and_taken_away_with_their_judgements(page, coded):
    """A value that a case has must stay; undo brings all of it back."""
    page.post("/api/scales", json={"name": "Rörelse", "steps": ["stark", "svag"]})
    page.patch("/api/judgements", json={"scale": "Rörelse", "case": "Skolan", "value": "svag"})
    refused = page.post("/api/scales", json={"name": "Rörelse", "steps": ["stark"]})
    assert (refused.status_code, "'svag'" in refused.json()["error"]) == (422, True)
    assert page.post("/api/scales", json={"name": "Rörelse", "steps": ["svag", "mellan"], "definition": "Hur"}).status_code == 201
    assert 'data-steps="svag; mellan"' in page.get("/judgements").text
    assert page.delete("/api/scales?name=rörelse").json() == {"judgements": 1}
    assert page.delete("/api/scales?name=Rörelse").status_code == 422
    assert page.get("/api/judgements").json()["scales"] == []
    page.post("/api/undo")
    assert page.get("/api/judgements").json()["lines"][0]["judgements"][0]["value"] == "svag"


def test_the_pages_show_it_in_words_and_escape_what_people_wrote(page, coded):
    """A state is a symbol and a word; a text that looks like markup stays text."""
    page.patch("/api/summaries", json={**CELL, "text": "<img onerror=alert(1)> och </script>"})
    page.patch("/api/syntheses", json={"theme": THEME, "wave": "", "text": "<b>fet</b>"})
    for address, told in (
        ("/matrix", "sammanfattad"),
        ("/matrix/cell?case=Skolan&theme=Social > Budget&wave=", "Textställen bakom den"),
        ("/theme?path=Social > Budget", "Motbelägg"),
    ):
        html = page.get(address).text
        assert told in html, address
        assert "<img onerror" not in html
        assert "<b>fet" not in html
    page.post("/api/session", json={"lang": "en"})
    assert "Passages behind it" in page.get("/matrix/cell?case=Skolan&theme=Social > Budget&wave=").text


def test_a_matrix_without_cases_says_so(page):
    """And a wave that there is not is refused in words."""
    assert "Det finns inget att sammanfatta ännu" in page.get("/matrix").text
    assert 'class="refusal"' in page.get("/matrix?wave=2099").text
    assert page.get("/api/matrix?wave=2099").status_code == 422
    assert page.get("/theme?path=Budget", headers={"accept": "text/html"}).status_code == 422
