"""The matrix, a theme and the ledger in the browser, as a person uses them: by keys, together with others, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import axe_playwright_python
import pytest
from openpyxl import Workbook

from workbench.study import Study

pytestmark = pytest.mark.slow  # a browser and a server for each; CI runs them

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALL = """[...document.querySelectorAll('main button, main select, main input, main summary, main a')].filter(e => e.offsetParent)
    .filter(e => !e.matches('.skip') && !e.closest('label')).filter(e => getComputedStyle(e).display !== 'inline')
    .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
    .filter(([, box]) => box.height && (box.height < 24 || box.width < 24)).map(([html]) => html)"""
HEARS = "document.body.dataset.ready"
SAVING = "document.querySelector('[data-part=saving]')?.dataset.state"
THEME = "Social investering > Ettårsbudgetar"
NAME = "Samtal åäö"
CELL = f"/matrix/cell?case=Skolan&theme={quote(THEME)}&wave=&"
FOCUSED = "document.activeElement.dataset.key ?? document.activeElement.name ?? ''"


@pytest.fixture
def coded(study_file):
    """The study with a case and three codings, one of them against its theme."""
    with Study.open(study_file, coder="Prov") as study:
        study.describe_interview(NAME, case="Skolan")
        text = study.transcript(NAME).text
        for words, code in (
            ("Vi har ettårsbudgetar", THEME),
            ("De hjälper oss", THEME),
            ("Vi lär av varandra.", "Kollegial granskning"),
        ):
            segment = study.code(NAME, text.index(words), text.index(words) + len(words), code)
            study.change_segment(segment.id, contrary=words.startswith("De"))
        study.finish_interview(NAME)
    return study_file


@pytest.fixture
def view(coded, open_page, address, until):
    """Opens a view of the study, ready to be used."""

    def opened(path, **settings):
        page = open_page(address.replace("/?", f"{path}{'' if path.endswith('&') else '?'}"), **settings)
        until(page, HEARS, "true")
        return page

    return opened


def _faults(page):
    """What axe-core finds; its source is evaluated, so that the policy of the page stands as it is."""
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS)["violations"]
    return [(each["id"], [node["html"][:160] for node in each["nodes"]]) for each in found]


def _summaries(path):
    """The texts of the summaries in a study."""
    with Study.open(path) as study:
        return list(study.summaries()["text"])


def test_a_cell_is_found_by_arrows_written_in_and_saved(view, coded, until):
    """Enter opens it, leaving the field saves, Esc goes back to the cell, undo takes it back."""
    page = view("/matrix")
    page.locator("a[data-key]").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(FOCUSED).split("\n")[1] != THEME
    page.keyboard.press("Home")
    assert page.evaluate(FOCUSED).split("\n")[:2] == ["Skolan", THEME]
    page.keyboard.press("Enter")
    until(page, FOCUSED, "text")
    assert page.locator("#panel mark").all_inner_texts() == ["Vi har ettårsbudgetar", "De hjälper oss"]
    page.keyboard.type("Pengarna tar slut.")
    until(page, SAVING, "unsaved")
    page.keyboard.press("Escape")
    until(page, SAVING, "saved")
    until(page, FOCUSED, f"Skolan\n{THEME}\n")
    assert _summaries(coded) == ["Pengarna tar slut."]
    page.locator("#matrix .cell", has_text="Pengarna tar slut.").get_by_text("sammanfattad").wait_for()
    page.keyboard.press("Control+z")
    page.locator("#matrix .cell", has_text="att sammanfatta").first.wait_for()
    until(page, "document.querySelector('#panel textarea').value", "")
    assert _summaries(coded) == []


def test_the_key_quotation_is_marked_and_a_passage_quoted_beside_the_summary(view, coded, until):
    """The buttons keep the focus's place; the matrix shows the star."""
    page = view(CELL)
    page.locator("textarea").fill("Kort.")
    page.keyboard.press("Control+Enter")
    key = page.get_by_role("button", name="Nyckelcitat").first
    key.click()
    page.locator("[data-does=key][aria-pressed=true]").wait_for()
    page.get_by_role("button", name="Citera").first.click()
    page.get_by_role("link", name="Intaget i citatförteckningen").or_(
        page.get_by_text("i citatförteckningen", exact=True)
    ).first.wait_for()
    with Study.open(coded) as study:
        assert [row.key_segment != "" for row in study.summaries().itertuples()] == [True]
        assert list(study.ledger()["text"]) == ["Vi har ettårsbudgetar"]


def test_a_button_pressed_while_a_text_is_not_saved_yet_does_both(view, coded, until):
    """Leaving the field saves the text, and the click that left it is not lost."""
    with Study.open(coded, coder="Prov") as study:
        study.set_summary("Skolan", THEME, "Kort.")
    page = view(CELL)
    page.locator("textarea").fill("Längre.")
    key = page.locator("[data-does=key]").first
    key.hover()
    page.mouse.down()
    until(page, SAVING, "saved")
    page.mouse.up()
    page.locator("[data-does=key][aria-pressed=true]").wait_for()
    with Study.open(coded) as study:
        assert [(row.text, row.key_segment != "") for row in study.summaries().itertuples()] == [("Längre.", True)]


def test_what_somebody_codes_meanwhile_makes_the_summary_stale_and_is_marked(view, coded, until):
    """Live; the summary is said to hold with one button."""
    page = view(CELL)
    page.locator("textarea").fill("Kort.")
    page.keyboard.press("Control+Enter")
    until(page, SAVING, "saved")
    with Study.open(coded, coder="Annan") as study:
        first = next(each for each in study.findings() if each.code == THEME)
        study.change_segment(first.id, start=first.start + 3)
    page.get_by_text("Ändrat sedan det skrevs").wait_for()
    assert page.locator(".notice-of-change del").inner_text() == "Vi har ettårsbudgetar"
    assert page.locator(".fresh").inner_text() == "nytt"
    assert _faults(page) == []
    page.get_by_role("button", name="Sammanfattningen håller som den står").click()
    page.locator(".mark[data-state=summarised]").wait_for()
    with Study.open(coded) as study:
        assert list(study.summaries()["stale"]) == [False]


@pytest.mark.parametrize("choice", ["Behåll min", "Ta den andra"])
def test_two_who_write_the_same_cell_see_both_texts(view, coded, until, choice):
    """Nothing is lost until somebody has chosen; a draft outlives the page."""
    page = view(CELL)
    page.locator("textarea").fill("Min text.")
    until(page, SAVING, "unsaved")
    with Study.open(coded, coder="Annan") as study:
        study.set_summary("Skolan", THEME, "Annans text.")
    until(page, SAVING, "conflict")
    assert page.locator("[data-part=theirs]").inner_text() == "Annans text."
    assert "Annan" in page.locator("[data-part=their-source]").inner_text()
    assert page.locator("textarea").input_value() == "Min text."
    assert _faults(page) == []
    page.reload()
    until(page, HEARS, "true")
    until(page, SAVING, "conflict")
    assert page.locator("textarea").input_value() == "Min text."
    page.get_by_role("button", name=choice).click()
    until(page, SAVING, "saved")
    assert _summaries(coded) == ["Min text." if choice == "Behåll min" else "Annans text."]


def test_a_text_is_kept_while_the_server_is_away_and_saved_when_it_is_back(view, coded, until, open_page):
    """The state of saving says so; the browser's console tells of the broken contact, which is no complaint."""
    page = view(CELL)
    page.route("**/api/summaries", lambda route: route.abort())
    page.locator("textarea").fill("Kvar.")
    page.keyboard.press("Control+Enter")
    until(page, SAVING, "failed")
    page.unroute("**/api/summaries")
    until(page, SAVING, "saved")
    assert _summaries(coded) == ["Kvar."]
    open_page.complaints[:] = [each for each in open_page.complaints if "ERR_FAILED" not in each]


def test_a_theme_shows_what_speaks_against_it_and_its_synthesis_is_written(view, coded, until):
    """Numbers lead to the passages, counter-evidence can be quoted."""
    page = view(f"/theme?path={quote(THEME)}&")
    assert page.locator("h2", has_text="Motbelägg").inner_text() == "Motbelägg (1)"
    page.locator("textarea").fill("Alla talar om det.")
    page.get_by_role("button", name="Spara").click()
    page.locator(".mark[data-state=summarised]").wait_for()
    with Study.open(coded) as study:
        assert [(row.text, row.author) for row in study.syntheses().itertuples()] == [("Alla talar om det.", "Prov")]
    page.locator(".figures a").first.click()
    page.locator("article.passage").first.wait_for()


def test_a_quotation_is_proposed_edited_and_approved(view, coded, until, open_page):
    """The difference is shown while one writes; what was not said is refused in words, which the console tells too."""
    with Study.open(coded, coder="Prov") as study:
        text = study.transcript(NAME).text
        study.code(NAME, text.index("Vi har"), text.index("Året är kort.") + len("Året är kort."), "Barnperspektiv")
    page = view("/quotations")
    page.get_by_text("Föreslå citat").click()
    page.get_by_role("button", name="Föreslå").click()
    page.locator(".quotations a").first.wait_for()
    page.locator(".quotations a", has_text="ettårsbudgetar").focus()
    page.keyboard.press("Enter")
    until(page, FOCUSED, "text")
    verdict = "document.querySelector('[data-part=verdict]').dataset.verdict"
    page.locator("textarea").fill("Vi har treårsbudgetar. […]")
    until(page, verdict, "refused")
    page.get_by_role("button", name="Spara").click()
    until(page, SAVING, "failed")
    assert "Citatet" in page.locator("[data-part=saving]").inner_text()
    assert _faults(page) == []
    page.locator("textarea").fill("[Förvaltningen] har ettårsbudgetar. […]")
    until(page, verdict, "marked")
    page.get_by_role("button", name="Spara").click()
    until(page, SAVING, "saved")
    page.locator("#panel .history li").nth(1).wait_for()
    page.locator("#panel select[name=state]").select_option("approved")
    page.get_by_label("Anteckning").fill("Mejl 12/3")
    page.get_by_role("button", name="Spara").click()
    page.locator("#matrix .cell[data-state=approved]", has_text="Mejl 12/3").wait_for()
    with Study.open(coded) as study:
        row = study.ledger().query("state == 'approved'").iloc[0]
        assert (row.text, row.note) == ("[Förvaltningen] har ettårsbudgetar. […]", "Mejl 12/3")
    assert page.locator("#panel select[name=state] option").all_inner_texts() == ["godkänt", "ändrat", "tillbakadraget"]
    open_page.complaints[:] = [each for each in open_page.complaints if "422" not in each]


def test_a_case_is_judged_on_a_scale_that_is_made_on_the_page(view, coded, until):
    """A value from the scale, why, and what shows it; by keys, and nothing that axe finds."""
    page = view("/judgements")
    page.get_by_text("Ny skala").click()
    page.get_by_label("Namn").fill("Rörelse")
    page.get_by_label("Värden i ordning").fill("stark; svag")
    page.get_by_role("button", name="Skapa").click()
    page.locator("a[data-key]").first.focus()
    page.keyboard.press("Enter")
    until(page, FOCUSED, "value")
    page.locator("#panel select").select_option("svag")
    page.locator("#panel [data-does=segment]").first.click()
    page.locator("#panel [data-does=segment][aria-pressed=true]").wait_for()
    page.locator("#panel textarea").fill("Ingen talar om det.")
    page.keyboard.press("Control+Enter")
    page.locator("#matrix .cell", has_text="Ingen talar om det.").wait_for()
    assert _faults(page) == []
    with Study.open(coded) as study:
        row = study.judgements().iloc[0]
        assert (row.value, row.comment, len(row.segments)) == ("svag", "Ingen talar om det.", 1)


def test_a_scale_is_changed_and_deleted_on_the_page(view, coded, until):
    """The form shows what stands, and what went along is said; undo brings it back."""
    with Study.open(coded, coder="Prov") as study:
        study.save_scale("Rörelse", ["stark", "svag"], definition="Hur det går")
        study.judge("Rörelse", "Skolan", "svag")
    page = view("/judgements")
    page.get_by_role("button", name="Ändra skalan Rörelse").click()
    until(page, FOCUSED, "steps")
    assert page.get_by_label("Namn").input_value() == "Rörelse"
    page.get_by_label("Värden i ordning").fill("stark; mellan; svag")
    page.get_by_role("button", name="Ändra den").click()
    page.locator("#matrix .cell", has_text="3 / 3").wait_for()
    page.get_by_role("button", name="Ändra skalan Rörelse").click()
    assert _faults(page) == []
    page.get_by_role("button", name="Ta bort").click()
    page.get_by_text("Borttagen, och bedömningar på den: 1.").wait_for()
    with Study.open(coded) as study:
        assert (len(study.scales()), len(study.judgements())) == (0, 0)
    page.get_by_text("Det finns ingen skala ännu").wait_for()
    page.get_by_role("button", name="Ångra", exact=True).click()
    page.locator("#matrix .cell", has_text="3 / 3").wait_for()


def test_a_coding_is_quoted_from_the_transcript_and_from_retrieved_passages(view, coded, open_page, address, until, ready, saved):
    """By its key, and by its button."""
    page = open_page(address.replace("/?", f"/interviews/{quote(NAME)}?"))
    ready(page)
    page.keyboard.press("n")
    page.keyboard.press("q")
    until(page, "document.getElementById('announce').textContent", "Intaget i citatförteckningen")
    page.keyboard.press("q")
    until(page, "document.getElementById('announce').textContent", "Orden finns redan i citatförteckningen")
    saved(page)
    page = open_page(address.replace("/?", "/retrieve?go=1&"))
    page.locator("article").nth(1).get_by_role("button", name="Citera").click()
    link = page.get_by_role("link", name="Intaget i citatförteckningen")
    link.wait_for()
    with Study.open(coded) as study:
        assert list(study.ledger()["text"]) == ["Vi har ettårsbudgetar", "De hjälper oss"]
    link.click()
    page.get_by_role("heading", name=re.compile("Ettårsbudgetar")).wait_for()


@pytest.mark.parametrize(
    ("colours", "width", "lang"),
    [
        ("dark", 360, "sv"),
        ("light", 1280, "sv"),
        ("dark", 1280, "en"),
        ("light", 360, "en"),
        ("dark", 2560, "en"),
        ("light", 3840, "sv"),
    ],
)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(view, coded, until, colours, width, lang):
    """The matrix, the ledger and the judgements with one open, a stale cell, a quotation, a theme and its words, ratings too."""
    with Study.open(coded, coder="Prov") as study:
        study.set_summary("Skolan", THEME, "Pengarna tar slut i juni varje år.")
        study.set_synthesis(THEME, "Alla talar om det.")
        first, second = (each.id for each in study.findings() if each.code == THEME)
        quotation = study.propose_segments([second])[0].id
        study.delete_segment(first)
        study.save_scale("Rörelse", ["stark", "svag"])
        study.judge("Rörelse", "Skolan", "svag", comment="Ingen talar om det.")
        book = Workbook()
        for row in (
            ("Uppdrag", "Organisation", "Status", "Kommentar"),
            ("Ettårsbudgetar", "Skolan", "gul", "Väntar."),
            ("Barnperspektiv", "Skolan", "grön"),
        ):
            book.active.append(row)
        book.save(coded.parent / "status.xlsx")
        study.import_ratings(coded.parent / "status.xlsx")
    page = view("/matrix", color_scheme=colours, viewport={"width": width, "height": 900})
    if lang == "en":
        page.get_by_role("button", name="English").click()
        page.get_by_role("heading", name="Thematic matrix").wait_for()
    base = re.match(r"https?://[^/]+", page.url)[0]
    for path in (
        "/matrix",
        CELL,
        f"/theme?path={quote(THEME)}",
        "/quotations",
        f"/quotations/{quotation}",
        "/judgements",
        "/ratings",
        "/ratings/one?assignment=Dialog&case=Skolan&wave=",
        f"/theme/words?path={quote(THEME)}",
    ):
        page.goto(base + path)
        if not path.startswith("/theme/words"):
            until(page, HEARS, "true")
        assert page.get_attribute("html", "lang") == lang
        if path in {"/matrix", "/quotations", "/judgements", "/ratings"}:
            page.locator("a[data-key]").first.click()
            page.locator("#panel #opened").wait_for()
        assert (path, _faults(page)) == (path, [])
        assert (path, page.evaluate(SMALL)) == (path, [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
