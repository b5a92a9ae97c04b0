"""The ledger of quotations on the page: proposed, edited, checked against what was said, approved, and not overwritten."""

from __future__ import annotations

import pytest

THEME = "Social > Budget"


@pytest.fixture
def coded(study, span):
    """The study with a case and a coding of a theme."""
    study.describe_interview("Samtal", case="Skolan")
    study.code("Samtal", *span("Vi har ettårsbudgetar. Det är svårt, tycker jag."), THEME)
    return study


@pytest.fixture
def quotation(page, coded):
    """The id of a quotation that was proposed on the page."""
    (segment,) = coded.findings()
    answer = page.post("/api/quotations", json={"segments": [segment.id], "attribution": "case"})
    assert answer.status_code == 201
    return answer.json()["new"][0]["id"]


def _told(page, quotation):
    """A quotation as the API tells it."""
    return page.get(f"/api/quotations/{quotation}").json()


def test_a_coding_is_quoted_once_whoever_asks(page, coded, quotation):
    """Its words, its theme, what may be told; undo takes it out again."""
    told = _told(page, quotation)
    assert (told["text"], told["theme"], told["attribution"], told["state"], told["who"]) == (
        "Vi har ettårsbudgetar. Det är svårt, tycker jag.",
        THEME,
        "case",
        "proposed",
        "Prov",
    )
    assert page.post("/api/quotations", json={"segments": [told["segment"]]}).json() == {"new": []}
    page.post("/api/undo")
    assert page.get(f"/api/quotations/{quotation}").status_code == 404


def test_quotations_are_proposed_for_a_theme_or_for_all(page, coded):
    """As many as are wanted; twice changes nothing."""
    assert len(page.post("/api/quotations", json={"theme": "Budget", "per_theme": 1}).json()["new"]) == 1
    assert page.post("/api/quotations", json={}).json() == {"new": []}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"segments": ["finns ej"]}, 422),
        ({"segments": [1]}, 422),
        ({"segments": "x"}, 422),
        ({"theme": "Finns ej"}, 404),
        ({"per_theme": 0}, 422),
        ({"per_theme": 10**30}, 422),
        ({"attribution": "allt"}, 422),
    ],
)
def test_a_proposal_that_cannot_be_is_refused(page, coded, body, status):
    """Nothing is written."""
    before = coded.revision
    answer = page.post("/api/quotations", json=body)
    assert (answer.status_code, coded.revision, bool(answer.json()["error"])) == (status, before, True)


def test_the_words_are_compared_with_what_was_said(page, quotation):
    """In brackets, tidied, or refused with the difference and the reason in Swedish."""
    compare = lambda text: page.post(f"/api/quotations/{quotation}/compare", json={"text": text}).json()  # noqa: E731  # shorter than its name
    assert compare(" Vi har ettårsbudgetar. Det är svårt, tycker jag. ")["verdict"] == "verbatim"
    assert compare("Vi har ettårsbudgetar. […]")["verdict"] == "marked"
    refused = compare("Vi har ettårsbudgetar. Det är enkelt, tycker jag.")
    assert (refused["verdict"], [part["written"] for part in refused["parts"] if part["kind"] == "refused"]) == (
        "refused",
        ["enkelt"],
    )
    assert refused["fault"] == "Citatet säger 'enkelt' där 'svårt' sades; sätt det inom hakparentes."
    assert page.post(f"/api/quotations/{quotation}/compare", json={"text": "x" * 30_000}).status_code == 422
    assert page.post("/api/quotations/finns-ej/compare", json={"text": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Vi har ettårsbudgetar.", "utelämnar"),
        ("Vi har ettårsbudgetar. Det är svårt, tycker jag. Mycket.", "vilket inte sades"),
        ("[Allt] […]", "behåller inget ord"),
        ("Vi har [ettårsbudgetar. Det är svårt, tycker jag.", "hakparentes som inte är stängd"),
        ("", "behåller inget ord"),
    ],
)
def test_an_edit_that_is_not_what_was_said_is_refused_in_words(page, quotation, text, said):
    """Nothing is changed, and the difference is told."""
    answer = page.patch(f"/api/quotations/{quotation}", json={"text": text})
    assert answer.status_code == 422
    assert said in answer.json()["error"]
    assert _told(page, quotation)["state"] == "proposed"


def test_a_quotation_goes_its_way_and_its_history_is_kept(page, quotation):
    """Edited, sent, approved with a note; every step with who and when."""
    change = lambda **told: page.patch(f"/api/quotations/{quotation}", json=told)  # noqa: E731  # shorter than its name
    assert change(text="Vi har ettårsbudgetar. […]").json()["state"] == "edited"
    assert change(state="sent", note="Mejl 12/3").json()["note"] == "Mejl 12/3"
    assert change(state="approved", key=True, attribution="role").json()["key"] is True
    told = _told(page, quotation)
    assert [each["state"] for each in told["history"]] == ["proposed", "edited", "sent", "approved"]
    answer = change(state="proposed")
    assert (answer.status_code, "kan inte bli" in answer.json()["error"]) == (422, True)
    assert change(state="fel").status_code == 422
    assert change(key="ja").status_code == 422
    page.post("/api/undo")
    assert (_told(page, quotation)["state"], _told(page, quotation)["key"]) == ("sent", False)


def test_what_somebody_changed_meanwhile_is_not_overwritten(page, coded, quotation):
    """Whoever has seen it may."""
    seen = _told(page, quotation)["revision"]
    coded.as_coder("Annan").set_quotation(quotation, state="sent")
    answer = page.patch(f"/api/quotations/{quotation}", json={"note": "Min", "revision": seen})
    assert (answer.status_code, _told(page, quotation)["note"]) == (409, "")
    answer = page.patch(f"/api/quotations/{quotation}", json={"note": "Min", "revision": _told(page, quotation)["revision"]})
    assert answer.json()["note"] == "Min"


def test_the_ledger_is_filtered_by_state_and_theme_and_tells_its_spread(page, coded, quotation):
    """The numbers of the states are those of the theme, whatever state is shown."""
    told = page.get("/api/quotations").json()
    assert ([each["id"] for each in told["quotations"]], told["states"]["proposed"]) == ([quotation], 1)
    assert (told["spread"][0]["effective_voices"], told["spread"][0]["informants"], told["cases"][0]["quotations"]) == (1.0, 1, 1)
    assert page.get("/api/quotations", params={"state": "sent"}).json()["quotations"] == []
    assert page.get("/api/quotations", params={"theme": "Kunskap"}).json()["states"]["proposed"] == 0
    assert page.get("/api/quotations", params={"state": "fel"}).status_code == 422
    assert 'class="refusal"' in page.get("/quotations", params={"theme": "Finns ej"}).text


def test_the_pages_show_it_in_words_and_escape_what_people_wrote(page, quotation):
    """State and note, what was said beside the text."""
    page.patch(f"/api/quotations/{quotation}", json={"text": "Vi har ettårsbudgetar. [<b>inte</b>] […]", "note": "<script>x"})
    for address, told in (("/quotations", "Effektiva röster"), (f"/quotations/{quotation}", "Vad som sades")):
        html = page.get(address).text
        assert told in html
        assert "redigerat" in html
        assert "<b>inte" not in html
        assert "<script>x" not in html
    assert page.get("/quotations/finns-ej", headers={"accept": "text/html"}).status_code == 404
