"""The page's routes for searching, retrieving and the theme table."""

from __future__ import annotations

import pytest

from analysis import themes
from interviews import Transcript


def test_a_search_answers_with_hits_and_how_many_there_are(page):
    """Fewer hits than there are where fewer are asked for."""
    found = page.get("/api/search", params={"q": "vi* OR föreningar", "most": "1"}).json()
    assert found["total"] == 0
    found = page.get("/api/search", params={"q": "förening", "most": "1"}).json()
    (hit,) = found.pop("hits")
    assert found == {"total": 1, "interviews": 1, "interviews_total": 1}
    assert (hit["words"], hit["before"], hit["after"], hit["role"]) == ("Föreningarna", "", " hjälper oss mycket.", "interviewee")
    assert page.get("/api/search", params={"q": "förening", "inflections": "0"}).json()["total"] == 0
    assert page.get("/api/search", params={"q": "det", "most": "0"}).json()["hits"] == []


@pytest.mark.parametrize("query", ["", "q=", "q=*", "q=vi&most=x", "q=vi&most=-1", "q=vi&most=²"])
def test_a_search_that_makes_no_sense_is_refused_with_a_sentence(page, query):
    """Nothing is looked for."""
    answer = page.get(f"/api/search?{query}")
    assert answer.status_code == 422
    assert answer.json()["error"]


def test_hits_are_coded_in_the_name_of_the_session_and_taken_back_by_one_undo(page, study):
    """What was seen must stand there."""
    hits = [
        {key: hit[key] for key in ("interview", "start", "end", "words")}
        for query in ("svårt", "mycket")
        for hit in page.get("/api/search", params={"q": query}).json()["hits"]
    ]
    answer = page.post("/api/hits", json={"code": "Budget", "unit": "sentence", "hits": hits})
    assert (answer.status_code, answer.json()) == (201, {"coded": 2})
    assert {each.coder for each in study.findings()} == {"Prov"}
    wrong = page.post("/api/hits", json={"code": "Budget", "unit": "words", "hits": [{**hits[0], "words": "annat"}]})
    assert (wrong.status_code, len(study.findings())) == (409, 2)
    assert page.post("/api/undo").json()["command"] == "code hits"
    assert study.findings() == []


HIT = {"interview": "Samtal", "start": 0, "end": 1, "words": "I"}


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"code": "Budget", "unit": "kapitel", "hits": [HIT]}, 422),
        ({"code": "Finns ej", "unit": "words", "hits": [HIT]}, 404),
        ({"code": "Budget", "unit": "words", "hits": [{**HIT, "interview": "Finns ej"}]}, 404),
        ({"code": "Budget", "unit": "words", "hits": [{**HIT, "end": 10**9}]}, 422),
        ({"code": "Budget", "unit": "words", "hits": [{**HIT, "start": True}]}, 422),
        ({"code": "Budget", "unit": "words", "hits": ["Samtal"]}, 422),
        ({"code": "Budget", "unit": "words", "hits": "alla"}, 422),
        ({"code": "Budget", "hits": []}, 422),
    ],
)
def test_hits_that_do_not_fit_are_refused_and_nothing_is_coded(page, study, body, status):
    """With the reason."""
    answer = page.post("/api/hits", json=body)
    assert (answer.status_code, study.findings()) == (status, [])
    assert answer.json()["error"]


@pytest.fixture
def coded(study, span):
    """The study with two overlapping codings of Anna's."""
    study.code("Samtal", *span("Det är svårt, tycker jag"), "Budget")
    study.code("Samtal", *span("svårt, tycker jag"), "Dialog")
    return study


def test_a_retrieval_has_the_figures_of_the_theme_table(page, coded):
    """And, or, not; the passages with their segments."""
    rows = themes(coded.material()).set_index("code")
    found = page.get("/api/retrieve", params={"any": "Budget"}).json()
    assert {key: found[key] for key in ("passages", "words", "share")} == {
        key: rows.loc["Social > Budget", key] for key in ("passages", "words", "share")
    }
    both = page.get("/api/retrieve", params={"all": ["Budget", "Dialog"]}).json()
    assert [(each["text"], len(each["segments"])) for each in both["found"]] == [("svårt, tycker jag", 2)]
    assert page.get("/api/retrieve", params={"any": "Budget", "not": "Dialog"}).json()["passages"] == 0
    assert page.get("/api/retrieve", params={"any": "Social", "exact": "1"}).json()["passages"] == 0


@pytest.mark.parametrize("query", ["case=Finns+ej", "wave=1900", "role=chef", "coder=Ingen", "attribute:storlek=liten"])
def test_a_filter_that_names_nothing_is_refused_and_the_page_says_so(page, coded, query):
    """The form stays, with the reason."""
    assert page.get(f"/api/retrieve?{query}").status_code == 422
    for address in ("/retrieve", "/themes"):
        answer = page.get(f"{address}?{query}")
        assert answer.status_code == 200
        assert ('role="alert"' in answer.text) == (address == "/retrieve" or not query.startswith("attribute"))
    assert page.get("/api/retrieve?any=Finns+ej").status_code == 404


@pytest.mark.parametrize(("suffix", "start"), [("xlsx", b"PK"), ("docx", b"PK"), ("csv", b"\xef\xbb\xbf")])
def test_passages_are_downloaded_as_files(page, coded, suffix, start):
    """To be saved, not shown."""
    answer = page.get(f"/api/retrieve.{suffix}?any=Budget")
    assert answer.status_code == 200
    assert answer.content.startswith(start)
    assert answer.headers["content-disposition"] == f'attachment; filename="passager.{suffix}"'
    assert page.get("/api/retrieve.exe").status_code == 422


def test_a_download_replaces_names_as_every_export_does(page, coded, span):
    """By the roster, where there is one."""
    from interviews.person import Person

    coded.change_roster([Person("Hjälper Ek", ("Föreningarna",))])
    start, end = span("Föreningarna hjälper oss")
    coded.code("Samtal", start, end, "Budget")
    said = page.get("/api/retrieve.csv?any=Budget").content.decode("utf-8-sig")
    assert "hjälper oss" in said
    assert "Föreningarna" not in said


def test_the_theme_table_is_that_of_the_analysis(page, coded):
    """Every column, and the passages of each case beside it."""
    found = page.get("/api/themes").json()
    rows = themes(coded.material()).set_index("code")
    for line in found["lines"]:
        for key in ("level", "codings", "passages", "words", "share", "interviews", "cases", "proposed"):
            assert line[key] == rows.loc[line["code"], key]
    assert (found["interviews_total"], found["cases"]) == (1, [])


def test_the_heat_map_counts_passages_by_case_and_says_what_is_not_known(page, study, talk):
    """None where nothing is finished and nothing coded; the most of a level is the darkest."""
    study.add_transcript(talk("IP: Budgeten är stor.", name="N", case="Norr"))
    study.add_transcript(talk("IP: Budgeten är liten.", name="S", case="Söder"))
    study.code("N", 4, 12, "Budget")
    found = page.get("/api/themes").json()
    lines = {line["code"]: line for line in found["lines"]}
    assert found["cases"] == ["Norr", "Söder"]
    assert (lines["Social > Budget"]["by_case"], lines["Social > Budget"]["shades"]) == ([1, None], [5, 0])
    assert lines["Kunskap > Dialog"]["by_case"] == [0, None]
    assert "–" in page.get("/themes").text


def test_what_people_wrote_is_escaped_on_these_pages_too(page, study):
    """A name, a code and words that look like markup stay text."""
    name = study.add_transcript(Transcript('"><img src=x>', "</mark><script>alert(1)</script> budget"))
    study.add_code('"><img onerror=alert(2)>')
    study.code(name, 0, 20, '"><img onerror=alert(2)>')
    for address in ("/search?q=%22%3E%3Cimg%3E", "/retrieve?go=1", "/themes"):
        html = page.get(address).text
        assert "<img" not in html
        assert "<script>alert" not in html
