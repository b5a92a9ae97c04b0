"""The views beside the transcript, in the browser as a person uses them: by mouse, by keys, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviews import Paragraph, write_document
from workbench.study import Study

pytestmark = pytest.mark.slow  # a browser and a server for each; CI runs them

HEARS = "document.body.dataset.ready"
TREE = "document.querySelector('[role=treeitem][aria-selected=true] .name')?.textContent"


@pytest.fixture
def view(open_page, address):
    """Opens a view of the study."""
    return lambda path: open_page(address.replace("/?", f"{path}?"))


@pytest.fixture
def coded(study_file):
    """The study with codings, so that results have something to show and 360 pixels something to hold."""
    with Study.open(study_file, coder="Prov") as study:
        text = study.transcript("Samtal åäö").text
        for words, code in (("Det är svårt", "Ettårsbudgetar"), ("Vi lär av varandra.", "Kollegial granskning")):
            study.code("Samtal åäö", text.index(words), text.index(words) + len(words), code)
        study.finish_interview("Samtal åäö")
    return study_file


VIEWS = ("/", "/studies", "/codebook", "/exports", "/coder", "/speakers/Samtal%20åäö", "/search?q=vi", "/retrieve?go=1", "/themes")


@pytest.mark.parametrize(
    ("colours", "width", "lang"), [("dark", 360, "sv"), ("light", 1280, "sv"), ("dark", 1280, "en"), ("light", 360, "en")]
)
def test_axe_finds_nothing_on_any_view(open_page, coded, address, colours, width, lang, faults):
    """On a telephone and on a desk, in both schemes and both languages; nothing is wider than the screen."""
    page = open_page(address, color_scheme=colours, viewport={"width": width, "height": 800})
    if lang == "en":
        page.get_by_role("button", name="English").click()
        page.get_by_role("heading", name="Add interviews").wait_for()
    base = page.url.rstrip("/")
    for path in VIEWS:
        page.goto(base + path)
        page.locator({"/search?q=vi": "#hits li", "/retrieve?go=1": "article"}.get(path, "h1")).first.wait_for()
        assert page.get_attribute("html", "lang") == lang
        assert (path, faults(page)) == (path, [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_the_bar_tells_which_view_is_open(open_page, address):
    """Every view of the bar, whatever it is asked for."""
    page = open_page(address)
    for name in ("Intervjuer", "Sök", "Ta fram", "Teman", "Matris", "Citat", "Kodbok", "Export"):
        page.locator("nav.views").get_by_role("link", name=name, exact=True).click()
        current = page.locator("nav.views a[aria-current=page]")
        current.filter(has_text=name).wait_for()
        assert current.all_text_contents() == [name]


def test_a_page_that_is_not_there_says_so_in_words(open_page, view, faults):
    """With a way back; the browser's console tells the status, which is no complaint."""
    page = view("/interviews/Finns%20ej")
    assert faults(page) == []
    assert "Studien har ingen intervju som heter" in page.locator("main").inner_text()
    assert page.get_by_role("link", name="Till början").get_attribute("href") == "/"
    open_page.complaints[:] = [each for each in open_page.complaints if "404" not in each]


def test_from_nothing_to_confirmed_speakers(open_page, start, tmp_path, until, drop):
    """A new study, two files dropped, one of them broken; the speakers confirmed, one spelling merged; the study found again."""
    page = open_page(start)
    until(page, HEARS, "true")
    form = page.locator("form[data-address='/api/studies/new']")
    form.get_by_label("Titel").fill("Åtta samtal")
    form.get_by_label("Mapp").fill(str(tmp_path))
    form.get_by_label("Filens namn").fill("min studie")
    form.get_by_role("button").click()
    page.get_by_role("heading", name="Åtta samtal").wait_for()
    until(page, HEARS, "true")
    said = [("Karin: ", "Hur går det?"), ("Jon B: ", "Bra, tack.")] * 5 + [("Karin: ", "Och nu?"), ("Job B: ", "Bra.")]
    write_document(tmp_path / "a.docx", [Paragraph(text, bold_label=label) for label, text in said])
    drop(page, ("Möte.docx", (tmp_path / "a.docx").read_bytes()), ("Trasig.docx", b"inget"))
    page.get_by_role("button", name="Stäng").wait_for()
    report = page.locator("#report")
    assert "Tillagd Möte – 12 repliker" in report.inner_text()
    assert "Avvisad Trasig.docx" in report.inner_text()
    page.get_by_role("link", name="Bekräfta vem som talar").click()
    page.get_by_role("heading", name="Vem talar?").wait_for()
    until(page, HEARS, "true")
    page.get_by_role("button", name="Ja, slå ihop").click()
    page.get_by_text("Räknas som Jon B.").wait_for()
    until(page, HEARS, "true")
    page.locator("[data-label='Karin'] select").select_option("interviewer")
    page.locator("[data-label='Jon B'] input").fill("Chef")
    page.get_by_role("button", name="Bekräfta talarna").click()
    page.locator("[data-label='Karin'] .sure").wait_for()
    page.get_by_text("Sparat. Ångra tar tillbaka det.").wait_for()
    with Study.open(tmp_path / "min studie.kodbok") as study:
        lines = {line.label: line for line in study.speakers("Möte").lines}
        assert lines["Karin"].role == "interviewer"
        assert lines["Karin"].confirmed
        assert lines["Job B"].merged_into == "Jon B"
        assert lines["Jon B"].pseudonym == "Chef"
        assert study.title == "Åtta samtal"
    open_page(start).get_by_role("button", name="Åtta samtal").wait_for()


@pytest.fixture
def book(view, study_file, until):
    """The codebook's page of a small study, three codings of Ettårsbudgetar in it."""
    with Study.open(study_file, coder="Prov") as study:
        text = study.transcript("Samtal åäö").text
        for words in ("Vi har", "Det är svårt", "Året är kort"):
            study.code("Samtal åäö", text.index(words), text.index(words) + len(words), "Ettårsbudgetar")
    page = view("/codebook")
    until(page, HEARS, "true")
    page.locator("[role=treeitem][aria-selected=true]").focus()
    return page


def _paths(study_file):
    """The paths of the study's codes."""
    with Study.open(study_file) as study:
        return [code.path for code in study.codebook()]


def test_codes_are_added_renamed_moved_merged_and_deleted_by_keys(book, study_file, until):
    """Each is one step that undo takes back."""
    book.keyboard.press("n")
    book.keyboard.type("Ny tanke")
    book.keyboard.press("Enter")
    until(book, TREE, "Ny tanke")
    book.keyboard.press("F2")
    book.keyboard.type("Nyare tanke")
    book.keyboard.press("Enter")
    until(book, TREE, "Nyare tanke")
    assert "Social investering > Nyare tanke" in _paths(study_file)
    book.keyboard.press("m")
    book.locator("dialog select").select_option("Tvärgående")
    book.keyboard.press("Tab")
    book.keyboard.press("Enter")
    before = "document.querySelector('[role=treeitem][aria-selected=true]').previousElementSibling.textContent"
    until(book, f"{before}.includes('Rörelsen framåt')")
    assert "Tvärgående > Nyare tanke" in _paths(study_file)
    book.keyboard.press("Delete")
    book.keyboard.press("Enter")
    until(book, "[...document.querySelectorAll('.name')].some((each) => each.textContent === 'Nyare tanke')", wanted=False)
    for expected in ("Tvärgående > Nyare tanke", "Social investering > Nyare tanke", "Social investering > Ny tanke"):
        book.get_by_role("button", name="Ångra").click()
        until(book, "document.getElementById('announce').textContent", "Ångrat")
        book.evaluate("document.getElementById('announce').textContent = ''")
        assert expected in _paths(study_file)


def test_what_was_made_is_chosen_though_news_come_in_between(book, study_file, until):
    """The answers wait until somebody else's change has been asked for too."""
    waiting = []

    def hold(route):
        if route.request.method != "GET":
            route.continue_()
            return
        waiting.append(route)
        if len(waiting) == 2:
            with Study.open(study_file, coder="Annan") as study:
                study.add_code("Tvärgående > Från en annan")
        if len(waiting) > 2:
            for each in waiting[:3] if len(waiting) == 3 else [route]:
                each.continue_()

    book.route("**/api/codes", hold)
    book.keyboard.press("n")
    book.keyboard.type("Ny tanke")
    book.keyboard.press("Enter")
    until(book, TREE, "Ny tanke")
    until(book, "document.activeElement.getAttribute('aria-selected')", "true")
    book.unroute_all()


def test_codes_are_put_in_order_by_keys_and_buttons(book, study_file, until):
    """Past a retired one that is not shown; the focus goes along, the place is told, and the end is said."""
    with Study.open(study_file) as study:
        study.change_code("Kunskapsallianser", retired=True)
    until(book, "document.querySelectorAll('[role=treeitem][aria-level=\"1\"]').length", 2)
    announced = "document.getElementById('announce').textContent"
    assert [path for path in _paths(study_file) if " > " not in path] == ["Social investering", "Kunskapsallianser", "Tvärgående"]
    book.keyboard.press("Alt+ArrowUp")
    until(book, announced, "Den står först här.")
    book.keyboard.press("Alt+ArrowDown")
    until(book, announced, "Social investering står nu som nummer 2 av 2.")
    assert [path for path in _paths(study_file) if " > " not in path] == ["Kunskapsallianser", "Tvärgående", "Social investering"]
    assert book.evaluate("document.activeElement.querySelector('.name').textContent") == "Social investering"
    book.keyboard.press("Alt+ArrowDown")
    until(book, announced, "Den står sist här.")
    book.get_by_role("button", name="Uppåt").click()
    until(book, announced, "Social investering står nu som nummer 1 av 2.")
    book.keyboard.press("Control+z")
    until(book, announced, "Ångrat")
    assert _paths(study_file)[-1].startswith("Social investering")


def test_a_code_is_found_and_what_a_deletion_takes_along_is_said(book, study_file, until):
    """Three codings go, and come back."""
    book.get_by_label("Sök en kod").fill("ettårs")
    until(book, TREE, "Ettårsbudgetar")
    book.keyboard.press("ArrowDown")
    book.keyboard.press("Delete")
    assert "Kodade avsnitt: 3" in book.locator("dialog[open]").inner_text()
    book.keyboard.press("Enter")
    until(book, "document.querySelectorAll('[role=treeitem]').length", wanted=0)
    with Study.open(study_file) as study:
        assert study.findings() == []
    book.get_by_role("button", name="Ångra").click()
    until(book, "document.querySelectorAll('[role=treeitem]').length", wanted=2)
    with Study.open(study_file) as study:
        assert len(study.findings()) == 3


def test_a_split_walks_the_codings_by_single_keys(book, study_file, until, faults):
    """1 and 2 choose, 0 leaves, an arrow goes back."""
    book.get_by_label("Sök en kod").fill("ettårs")
    book.keyboard.press("Enter")
    book.keyboard.press("s")
    book.keyboard.type("Kort\nLång")
    book.get_by_role("button", name="Gå igenom de kodade avsnitten").click()
    walk = book.locator("#walk")
    quote = "document.querySelector('#walk blockquote')?.textContent"
    until(book, quote, "Vi har")
    assert faults(book) == []
    book.keyboard.press("1")
    until(book, quote, "Det är svårt")
    book.keyboard.press("0")
    until(book, quote, "Året är kort")
    book.keyboard.press("1")
    until(book, "document.querySelector('#walk [role=status]').textContent.startsWith('2 av 3')")
    book.keyboard.press("ArrowLeft")
    until(book, quote, "Året är kort")
    book.keyboard.press("2")
    until(book, "document.querySelector('#walk [role=status]').textContent.startsWith('2 av 3')")
    walk.get_by_role("button", name="Stäng").click()
    with Study.open(study_file) as study:
        found = {each.quote: each.code.split(" > ")[-1] for each in study.findings()}
    assert found == {"Vi har": "Kort", "Det är svårt": "Ettårsbudgetar", "Året är kort": "Lång"}


def test_what_is_written_of_a_code_is_kept_when_one_leaves_the_field(book, study_file, until):
    """Definition and colour; the tree shows what another coder does meanwhile."""
    book.get_by_label("Definition").fill("Ny text")
    book.get_by_label("När den ska användas").focus()
    until(book, "document.getElementById('announce').textContent", "Sparat")
    book.evaluate("document.getElementById('announce').textContent = ''")
    book.get_by_label("Färg").fill("#123456")
    until(book, "document.getElementById('announce').textContent", "Sparat")
    with Study.open(study_file, coder="Annan") as study:
        study.add_code("Social investering > Från en annan")
    until(book, "[...document.querySelectorAll('.name')].some((each) => each.textContent === 'Från en annan')")
    with Study.open(study_file) as study:
        code = study.codebook().get("Social investering")
    assert (code.definition, code.colour) == ("Ny text", "#123456")


def test_the_list_of_interviews_shows_what_others_do_meanwhile(view, study_file, until):
    """Another program takes the only interview out, and undo brings it back."""
    page = view("/")
    until(page, HEARS, "true")
    with Study.open(study_file, coder="Annan") as study:
        study.remove_interview("Samtal åäö")
        page.get_by_text("Studien har inga intervjuer ännu.").wait_for()
        study.undo()
    page.get_by_role("link", name="Samtal åäö").wait_for()


def test_an_export_is_made_while_the_page_goes_on_and_comes_with_a_name(view, until):
    """The button fetches the file itself."""
    page = view("/exports")
    until(page, HEARS, "true")
    with page.expect_download(timeout=180_000) as waited:
        page.get_by_role("button", name="Export: Excelbok").click()
    assert waited.value.suggested_filename == "studie – teman.xlsx"
    assert Path(waited.value.path()).read_bytes().startswith(b"PK")


def test_the_language_stays_in_the_browser_when_the_server_is_started_anew(chromium, study_file, serving):
    """The cookie knows no port."""
    context = chromium.new_context()
    page = context.new_page()
    with serving(study_file) as (_, address):
        page.goto(address)
        page.get_by_role("button", name="English").click()
        page.get_by_role("heading", name="Add interviews").wait_for()
    with serving(study_file) as (_, address):
        page.goto(address)
        assert page.get_by_role("heading", name="Add interviews").is_visible()
    context.close()
