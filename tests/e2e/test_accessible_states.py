"""What axe-core finds in every state of every view: with what opens over it, two coders' work, proposals, trouble."""

from __future__ import annotations

import pytest

from coding.rule import Rule
from interviews import Paragraph, write_document
from workbench.study import Study
from workbench.web.recent_studies import RecentStudies

pytestmark = pytest.mark.slow  # a browser and a server for each; CI runs them

HEARS = "document.body.dataset.ready"
INTERVIEW = "/interviews/Samtal%20%C3%A5%C3%A4%C3%B6"
SCHEMES = pytest.mark.parametrize(("colours", "lang"), [("light", "sv"), ("dark", "sv"), ("light", "en"), ("dark", "en")])
WALK = {"sv": "Gå igenom de kodade avsnitten", "en": "Go through the codings"}


@pytest.fixture
def study_file(study_file):
    """The study with two coders' work, overlaps, a contrary coding, memos, proposals, a retired code and a finished interview."""
    with Study.open(study_file, coder="Prov") as study:
        text = study.transcript("Samtal åäö").text
        rules = (Rule("exact", ("föreningarna", "hjälper")),)
        study.change_code("Kunskapsallianser > Civilsamhälle", rules=rules, colour="#123456")
        study.run_rules()
        for words, code in (("Vi har", "Ettårsbudgetar"), ("Det är svårt", "Ettårsbudgetar"), ("är svårt", "Barnperspektiv")):
            start = text.index(words)
            study.code("Samtal åäö", start, start + len(words), code, contrary=code == "Barnperspektiv", memo="En tanke")
        study.write_memo("Trött röst", interview="Samtal åäö", turn=1)
        study.add_code("Tvärgående > Vilande")
        study.change_code("Tvärgående > Vilande", retired=True)
        study.describe_interview("Samtal åäö", case="Skolan", wave="2015")
        study.finish_interview("Samtal åäö")
        study.as_coder("Maria").code("Samtal åäö", text.index("Vi lär"), text.index("Vi lär") + 6, "Invånardialog")
    return study_file


@pytest.fixture
def view(open_page, address, colours, lang):
    """Opens views in one scheme and language."""
    page = open_page(address, color_scheme=colours, viewport={"width": 1280, "height": 900})
    if lang == "en":
        page.get_by_role("button", name="English").click()
    page.locator(f"html[lang={lang}]").wait_for()
    base = page.url.rstrip("/")

    def opened(path):
        page.goto(base + path)
        return page

    return opened


def _sound(faults, page, state):
    """That nothing is wrong in a state."""
    assert (state, faults(page)) == (state, [])


@SCHEMES
def test_the_start_view(open_page, start, colours, lang, study_file, tmp_path, until, faults):
    """With recent studies, and with what went wrong."""
    RecentStudies(tmp_path / "minns").remember(study_file, "Åtta samtal")
    page = open_page(start, color_scheme=colours)
    if lang == "en":
        page.get_by_role("button", name="English").click()
    page.locator(f"html[lang={lang}]").wait_for()
    until(page, HEARS, "true")
    page.locator("[data-open]").wait_for()
    _sound(faults, page, "recent")
    page.locator("form[data-address='/api/studies/open'] input").fill("/finns/ej.kodbok")
    page.locator("form[data-address='/api/studies/open'] button").click()
    until(page, "document.getElementById('told').textContent !== ''")
    _sound(faults, page, "not found")
    open_page.complaints[:] = [each for each in open_page.complaints if "422" not in each]


@SCHEMES
def test_the_list_of_interviews_and_the_speakers(view, tmp_path, until, faults, drop):
    """While files come in: one good, one with problems, one refused; then who speaks in it."""
    page = view("/")
    until(page, HEARS, "true")
    said = [("Karin: ", "Hur går det?"), ("Jon B: ", "Bra, tack.")] * 5 + [("Karin: ", "Och nu?"), ("Job B: ", "Bra.")]
    write_document(tmp_path / "a.docx", [Paragraph(text, bold_label=label) for label, text in said])
    drop(page, ("Möte.docx", (tmp_path / "a.docx").read_bytes()), ("Trasig.docx", b"inget"), ("Tom.txt", b"\xff\xfe\x00"))
    page.locator("#report > button").wait_for()
    for details in page.locator("#report details").all():
        details.locator("summary").click()
    page.get_by_role("link", name="Möte", exact=True).wait_for()
    _sound(faults, page, "report")
    page = view("/speakers/M%C3%B6te")
    until(page, HEARS, "true")
    page.locator("[data-merge='Jon B']").first.wait_for()
    _sound(faults, page, "guessed")
    page.locator("[data-merge='Jon B']").first.click()
    until(page, "document.getElementById('saved')?.textContent !== '' && document.body.dataset.ready === 'true'")
    _sound(faults, page, "merged")


@SCHEMES
def test_the_transcript(view, until, ready, saved, faults):
    """Two coders, a proposal, a memo, the palette with a new name, retagging, the keys, places, a notice, colours by coder."""
    page = view(INTERVIEW)
    ready(page)
    until(page, "document.querySelectorAll('[data-testid=proposal]').length > 0")
    page.locator(".shown summary").click()
    page.locator("#colour-by").select_option("coder")
    _sound(faults, page, "two coders")
    page.locator("[data-testid=proposal] button").first.click()
    _sound(faults, page, "proposal")
    page.locator("[data-testid=coding] button").first.click()
    page.locator("[data-testid=transcript]").focus()
    page.keyboard.press("r")
    until(page, "document.activeElement.closest('[data-testid=palette]') !== null")
    _sound(faults, page, "retagging")
    page.keyboard.type("Aldrig sedd > Ny")
    _sound(faults, page, "new name")
    page.keyboard.press("Alt+Digit1")
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+Shift+ArrowRight")
    saved(page)
    _sound(faults, page, "resized")
    for key in ("m", "g", "?"):
        page.keyboard.press(key)
        page.locator("#dialog[open]").wait_for()
        _sound(faults, page, key)
        page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    _sound(faults, page, "told to all")


@SCHEMES
def test_the_transcript_without_its_server(chromium, serving, study_file, colours, lang, until, ready, faults):
    """What is not saved is told, and how to go on."""
    context = chromium.new_context(color_scheme=colours)
    page = context.new_page()
    with serving(study_file) as (server, address):
        page.goto(address)
        if lang == "en":
            page.get_by_role("button", name="English").click()
        page.locator(f"html[lang={lang}]").wait_for()
        page.goto(page.url.rstrip("/") + INTERVIEW)
        ready(page)
        server.kill()
        server.wait()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("s")
        page.keyboard.press("Enter")
        page.keyboard.type("dialog")
        page.keyboard.press("Enter")
        until(page, "document.querySelector('[data-testid=saved]').dataset.state", "offline")
        until(page, "document.querySelector('#explanation').hidden", wanted=False)
        _sound(faults, page, "offline")
    context.close()


@SCHEMES
def test_the_codebook(view, lang, until, faults):
    """A code with a colour, retired ones, none found, every dialog, the walk of a split to its end."""
    page = view("/codebook")
    until(page, HEARS, "true")
    page.locator("#retired").check()
    page.locator("#find").fill("ettårs")
    _sound(faults, page, "found")
    page.keyboard.press("ArrowDown")
    for key in ("n", "F2", "m", "g", "s", "Delete"):
        page.keyboard.press(key)
        page.locator("#question[open]").wait_for()
        _sound(faults, page, key)
        page.keyboard.press("Escape")
        until(page, "document.querySelector('#question').open", wanted=False)
    page.locator("#add-root").click()
    _sound(faults, page, "new code")
    page.keyboard.press("Escape")
    page.locator("#find").fill("finns inte alls")
    _sound(faults, page, "nothing found")
    page.locator("#find").fill("ettårs")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("s")
    page.keyboard.type("Kort\nLång")
    page.get_by_role("button", name=WALK[lang]).click()
    page.locator("#walk blockquote").wait_for()
    _sound(faults, page, "walk")
    page.keyboard.press("1")
    until(page, "document.querySelector('#walk .facts').textContent.startsWith('2 / 2')")
    page.keyboard.press("0")
    page.locator("#walk > p[role=status]:not(.facts)").wait_for()
    _sound(faults, page, "walked")


@SCHEMES
def test_search_retrieve_themes_and_exports(view, until, faults):
    """With hits coded and none found; passages being retagged and trimmed; a narrowed map; an export on its way and ready."""
    page = view("/search?q=vi")
    page.locator("#hits li").first.wait_for()
    page.locator("#code").select_option(index=1)
    page.locator("#code-all").click()
    page.locator("#undo").wait_for()
    _sound(faults, page, "coded hits")
    page.locator("#query").fill("finnsinte")
    until(page, "document.querySelectorAll('#hits li').length", 0)
    _sound(faults, page, "no hits")
    page = view("/retrieve")
    for details in page.locator("details").all():
        details.locator("summary").click()
    _sound(faults, page, "choices")
    page = view("/retrieve?go=1&proposed=1")
    page.locator("article").first.wait_for()
    page.locator("[data-does=retag]").first.click()
    page.locator(".segments select").wait_for()
    _sound(faults, page, "retag")
    page.locator("[data-does=trim]").first.click()
    page.locator("dialog.trim[open]").wait_for()
    _sound(faults, page, "trim")
    page = view("/retrieve?go=1&any=Finns%20ej")
    page.locator(".refusal").wait_for()
    _sound(faults, page, "refusal")
    page = view("/themes?role=interviewee")
    page.locator(".heat").wait_for()
    _sound(faults, page, "map")
    page.locator(".heat td a").first.click()
    page.locator("article").first.wait_for()
    _sound(faults, page, "drill-down")
    page = view("/exports")
    until(page, HEARS, "true")
    with page.expect_download(timeout=180_000):
        page.locator("[data-export]").first.click()
        _sound(faults, page, "on its way")
    _sound(faults, page, "ready")


@SCHEMES
@pytest.mark.parametrize("path", ["/interviews/Finns%20ej", "/finns/ej"])
def test_a_problem(open_page, view, faults, path):
    """A page that is not there."""
    page = view(path)
    page.get_by_role("heading", level=1).wait_for()
    _sound(faults, page, path)
    open_page.complaints[:] = [each for each in open_page.complaints if "404" not in each]
