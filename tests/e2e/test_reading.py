"""Reading a transcript: going about in it, whose work is shown, what stripes and handles do, proposals in sight, paper."""

from __future__ import annotations

from itertools import pairwise

import pytest

from coding.rule import Rule
from interviews import Speaker, Transcript, Turn
from workbench.study import Study

pytestmark = pytest.mark.slow  # a browser and a server for each; CI runs them

ANNOUNCED = "document.getElementById('announce').textContent"
CURRENT = "[...document.querySelectorAll('.turn')].findIndex(turn => turn.ariaCurrent === 'true')"
CODINGS = "document.querySelectorAll('[data-testid=coding]').length"
PROPOSALS = "document.querySelectorAll('[data-testid=proposal]').length"
STRIPES = "document.querySelectorAll('.stripe').length"
ROUNDS = 40


@pytest.fixture
def study_file(tmp_path):
    """A study with a long interview: forty questions and answers with times under two headings, two coders, proposals."""
    path, text, turns = tmp_path / "lång.kodbok", "", []
    for number in range(ROUNDS):
        for label, role, said in (
            ("I", "interviewer", f"Fråga {number}: hur gick det med {'kartan' if number == 30 else 'arbetet'}?"),
            ("IP", "interviewee", f"Svar {number}. Föreningarna hjälper oss. Det tar tid."),
        ):
            start = len(text) + len(label) + 2
            heading = "Början" if number < ROUNDS // 2 else "Slutet"
            time = 60.0 * number + (30 if label == "IP" else 0)
            turns.append(Turn(start, start + len(said), f"{label}:", label, role=role, time=time, heading=heading))
            text += f"{label}: {said}\n"
    people = (Speaker("I", "interviewer"), Speaker("IP", "interviewee"))
    with Study.create(path, coder="Prov") as study:
        study.add_transcript(Transcript("Långt samtal", text, tuple(turns), people))
        study.change_code("Kunskapsallianser > Civilsamhälle", rules=(Rule("exact", ("föreningarna",)),))
        study.run_rules()
        for coder, words in (("Prov", "Svar 0."), ("Maria", "Det tar tid."), ("Prov", "Det tar tid.")):
            start = text.index(words)
            study.as_coder(coder).code("Långt samtal", start, start + len(words), "Ettårsbudgetar")
    return path


@pytest.fixture
def reading(open_page, address, ready):
    """The open interview."""
    page = open_page(address.replace("/?", "/interviews/L%C3%A5ngt%20samtal?"), viewport={"width": 1280, "height": 800})
    ready(page)
    return page


def _go(page, words):
    """Goes to a turn by the dialog."""
    page.keyboard.press("g")
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def test_one_goes_to_a_turn_a_question_or_a_time_and_comes_back_to_the_last_place(reading, until, ready):
    """By keys; where one is, is told; the place is kept, and the list of interviews leads to it."""
    for words, place in (("7", 6), ("kartan", 60), ("12:35", 25), ("slutet", 40)):
        _go(reading, words)
        until(reading, CURRENT, place)
        assert reading.evaluate("document.activeElement.dataset.testid") == "transcript"
    assert "Fråga 20" in reading.evaluate(ANNOUNCED)
    _go(reading, "finns inte")
    until(reading, "document.querySelector('#dialog [role=status]').textContent", "Inget passar.")
    reading.keyboard.press("Escape")
    reading.reload()
    ready(reading)
    until(reading, CURRENT, 40)
    assert reading.evaluate("document.querySelectorAll('.turn')[40].getBoundingClientRect().top < innerHeight")
    reading.locator("nav.views").get_by_role("link", name="Intervjuer").click()
    reading.get_by_role("button", name="Fortsätt med Långt samtal").click()
    ready(reading)
    until(reading, CURRENT, 40)


def test_proposals_in_sight_are_decided_together_and_the_others_wait(reading, study_file, until, saved):
    """All that can be seen, one by one or at once; one undo takes it back."""
    until(reading, PROPOSALS, ROUNDS)
    reading.keyboard.press("Shift+A")
    until(reading, f"{PROPOSALS} < {ROUNDS}")
    saved(reading)
    accepted = ROUNDS - reading.evaluate(PROPOSALS)
    assert 2 <= accepted < ROUNDS // 2
    assert reading.inner_text("#note") == f"{accepted} förslag godtagna"
    with Study.open(study_file) as study:
        assert len(study.findings()) == 3 + accepted
    reading.keyboard.press("Control+z")
    until(reading, PROPOSALS, ROUNDS)
    reading.locator("[data-testid=proposal] button").first.click()
    reading.locator("[data-testid=transcript]").focus()
    reading.keyboard.press("x")
    until(reading, PROPOSALS, ROUNDS - 1)
    reading.keyboard.press("a")
    until(reading, PROPOSALS, ROUNDS - 2)
    reading.keyboard.press("Shift+X")
    until(reading, f"{PROPOSALS} <= {ROUNDS - accepted}")
    saved(reading)
    with Study.open(study_file) as study:
        assert len(study.findings()) == 4


def test_a_coders_work_is_hidden_and_shown(reading, until):
    """In the list and the margin; how many there are is told all the same."""
    until(reading, f"{CODINGS} === 3 && {STRIPES} > 3")
    stripes = reading.evaluate(STRIPES)
    reading.get_by_text("Vad som visas").click()
    reading.get_by_label("Maria").uncheck()
    until(reading, CODINGS, 2)
    until(reading, STRIPES, stripes - 1)
    assert reading.get_attribute("[data-testid=transcript]", "data-codings") == "3"
    reading.get_by_label("Förslag").uncheck()
    until(reading, STRIPES, 2)
    reading.get_by_label("Maria").check()
    until(reading, CODINGS, 3)


def test_stripes_of_one_line_stand_side_by_side_show_their_extent_and_are_clicked(reading, until):
    """None covers another one."""
    until(reading, f"{STRIPES} > 3")
    boxes = reading.evaluate("""[...document.querySelectorAll('.turn')[1].querySelectorAll('.stripe')]
        .map(each => each.getBoundingClientRect()).map(box => [box.left, box.right])""")
    assert len(boxes) == 4
    boxes.sort()
    assert all(before[1] <= after[0] + 0.5 for before, after in pairwise(boxes))
    stripe = reading.locator(".stripe[title$='Maria']")
    stripe.hover()
    until(reading, "CSS.highlights.get('extent').size", 1)
    stripe.click()
    until(reading, "document.querySelector('#regard .facts').textContent", "Maria")
    until(reading, "CSS.highlights.get('focused').size", 3)


def test_a_handle_is_drawn_to_another_word(reading, study_file, until, saved):
    """The end of “Svar 0.” to the end of the sentence after it; undo brings it back."""
    reading.locator("[data-testid=coding] button").first.click()
    grip = reading.locator(".grip.last")
    grip.wait_for()
    target = reading.evaluate("""(() => {
        const node = document.querySelectorAll('.turn .said')[1].firstChild, range = document.createRange();
        const at = node.data.indexOf('oss') + 3;
        range.setStart(node, at - 1);
        range.setEnd(node, at);
        const box = range.getBoundingClientRect();
        return [box.right - 1, box.top + box.height / 2];
    })()""")
    box = grip.bounding_box()
    reading.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    reading.mouse.down()
    reading.mouse.move(*target, steps=8)
    reading.mouse.up()
    until(reading, f"{ANNOUNCED}.startsWith('Svar 0. Föreningarna hjälper oss')")
    saved(reading)
    with Study.open(study_file) as study:
        assert "Svar 0. Föreningarna hjälper oss" in [each.quote for each in study.findings()]
    reading.locator("[data-testid=transcript]").focus()
    reading.keyboard.press("Control+z")
    until(reading, ANNOUNCED, "Ångrat")
    with Study.open(study_file) as study:
        assert "Svar 0." in [each.quote for each in study.findings()]


def test_an_interview_is_marked_as_finished_and_not(reading, study_file, until, saved):
    """By whoever acts; undo takes the mark back, wherever the focus is."""
    button = reading.get_by_role("button", name="Färdig")
    button.click()
    until(reading, "document.querySelector('#finish').ariaPressed", "true")
    saved(reading)
    with Study.open(study_file) as study:
        assert study.finished_by("Långt samtal") == ["Prov"]
    reading.keyboard.press("Control+z")
    until(reading, "document.querySelector('#finish').ariaPressed", "false")


def test_favourites_follow_codes_that_are_renamed_and_let_go_of_those_that_are_retired(reading, study_file, until, saved):
    """Whoever does it; the key then codes by the present name, or says that it has none."""
    for words in ("ettårsbudgetar", "barnperspektiv"):
        reading.keyboard.press("s")
        reading.keyboard.press("Enter")
        reading.keyboard.type(words)
        reading.keyboard.press("Enter")
    saved(reading)
    named = "[...document.querySelectorAll('#favourites button')].map(each => each.textContent).join()"
    until(reading, named, "1 Ettårsbudgetar,2 Barnperspektiv")
    with Study.open(study_file, coder="Maria") as study:
        study.rename_code("Social investering > Ettårsbudgetar", "Korta pengar")
        until(reading, named, "1 Korta pengar,2 Barnperspektiv")
        study.change_code("Social investering > Barnperspektiv", retired=True)
        until(reading, named, "1 Korta pengar")
        reading.keyboard.press("s")
        reading.keyboard.press("1")
        saved(reading)
        assert [each.code for each in study.findings()].count("Social investering > Korta pengar") == 5
    assert reading.locator("#notices *").count() == 0


def test_a_memo_on_a_turn_marks_it_and_is_read_where_it_was_written(reading, study_file, until, saved, ready):
    """By keys; the one who comes back finds it, and deletes it."""
    for key in ("ArrowDown", "m"):
        reading.keyboard.press(key)
    reading.keyboard.type("Tvekar")
    reading.keyboard.press("Tab")
    reading.keyboard.press("Enter")
    noted = "[...document.querySelectorAll('.turn')].findIndex(turn => turn.classList.contains('noted'))"
    until(reading, noted, 1)
    saved(reading)
    with Study.open(study_file) as study:
        assert [(memo.target, memo.turn, memo.text) for memo in study.memos()] == [("turn", 1, "Tvekar")]
    reading.reload()
    ready(reading)
    until(reading, noted, 1)
    reading.keyboard.press("m")
    assert "Tvekar" in reading.inner_text("#dialog")
    reading.locator("#dialog li button").click()
    until(reading, noted, -1)
    saved(reading)
    with Study.open(study_file) as study:
        assert study.memos() == []


def test_paper_shows_the_whole_transcript_with_its_stripes_and_nothing_else(reading, until):
    """Every turn and stripe, no bar, no list; and each stripe beside its words, whatever the screen was like."""
    until(reading, f"{STRIPES} > 3")
    reading.emulate_media(media="print")
    assert reading.pdf(format="A4").startswith(b"%PDF")
    until(reading, STRIPES, ROUNDS + 3)
    reading.evaluate("dispatchEvent(new Event('beforeprint'))")
    apart = """[...document.querySelectorAll('.stripe')].slice(0, 6).map(stripe => {
        const turn = stripe.closest('.turn'), node = turn.querySelector('.said').firstChild;
        const range = document.createRange(), { start, end } = stripe.coding;
        range.setStart(node, start - turn.dataset.start);
        range.setEnd(node, end - turn.dataset.start);
        return Math.abs(range.getBoundingClientRect().top - stripe.getBoundingClientRect().top);
    })"""
    assert max(reading.evaluate(apart)) < 2
    shown = "selector => getComputedStyle(document.querySelector(selector)).display"
    assert [reading.evaluate(shown, each) for each in (".bar", ".side", "kodbok-palette")] == ["none"] * 3
    assert reading.evaluate("[...document.querySelectorAll('.said')].every(each => each.getClientRects().length > 0)")
    reading.evaluate("dispatchEvent(new Event('afterprint'))")
    reading.emulate_media(media="screen")
    assert max(reading.evaluate(apart)) < 2


def test_nothing_that_sticks_is_hidden_by_the_bar(open_page, address, ready, until):
    """Where the bar takes two lines, too: the chosen coding stands below it, and so does the turn one goes to."""
    page = open_page(address.replace("/?", "/interviews/L%C3%A5ngt%20samtal?"), viewport={"width": 1000, "height": 700})
    ready(page)
    page.locator("[data-testid=transcript]").focus()
    for _ in range(30):
        page.keyboard.press("ArrowDown")
    for _ in range(12):
        page.keyboard.press("ArrowUp")
    under = (
        "selector => document.querySelector(selector).getBoundingClientRect().top >= document.querySelector('.bar').offsetHeight"
    )
    assert page.evaluate("document.querySelector('.bar').offsetHeight > 60")
    assert [page.evaluate(under, each) for each in ("#regard", ".turn[aria-current=true]")] == [True, True]


def test_what_was_changed_among_the_passages_is_undone_there(open_page, address, study_file, until):
    """By the button and by keys; the figures follow."""
    page = open_page(address.replace("/?", "/retrieve?go=1&any=Ettårsbudgetar&coder=Maria&"))
    page.locator("[data-does=retag]").first.click()
    page.locator(".segments select").select_option("Social investering > Barnperspektiv")
    page.locator(".segments form button").click()
    until(page, "document.querySelectorAll('article').length", 0)
    page.get_by_role("button", name="Ångra").click()
    until(page, "document.querySelectorAll('article').length", 1)
    page.keyboard.press("Control+y")
    until(page, "document.querySelectorAll('article').length", 0)
    with Study.open(study_file) as study:
        assert sorted(each.code.split(" > ")[-1] for each in study.findings()) == ["Barnperspektiv", *["Ettårsbudgetar"] * 2]
