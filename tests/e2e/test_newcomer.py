"""Somebody who has never seen it: from the start view to a coded passage, the passages of a theme, and the workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # a browser and a server; CI runs them

SELECT = """() => {
    const node = document.querySelectorAll('[data-testid=turn].interviewee .said')[1].firstChild;
    getSelection().setBaseAndExtent(node, 0, node, 20);
}"""


def test_the_sample_leads_from_the_start_view_to_the_workbook(open_page, start, tmp_path, until, ready, saved):
    """By what stands on the buttons alone; nothing is read beforehand."""
    page = open_page(start)
    until(page, "document.body.dataset.ready", "true")
    sample = page.locator("form[data-address='/api/studies/sample']")
    sample.get_by_label("Mapp").fill(str(tmp_path / "exempel"))
    sample.get_by_role("button").click()
    page.locator("[data-interview]").first.click(timeout=180_000)
    ready(page)
    before = int(page.get_attribute("[data-testid=transcript]", "data-codings"))
    page.evaluate(SELECT)
    page.get_by_role("button", name="Koda …").click()
    page.keyboard.type("barnpersp")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('[data-testid=transcript]').dataset.codings", str(before + 1))
    saved(page)
    page.keyboard.press("Escape")
    page.locator("nav.views").get_by_role("link", name="Teman").click()
    link = page.locator(".figured td a").first
    passages = link.inner_text()
    link.click()
    page.locator("article").first.wait_for()
    assert page.locator(".figures dd").first.inner_text() == passages
    page.locator("nav.views").get_by_role("link", name="Export").click()
    until(page, "document.body.dataset.ready", "true")
    with page.expect_download(timeout=180_000) as waited:
        page.get_by_role("button", name="Export: Excelbok").click()
    assert Path(waited.value.path()).read_bytes().startswith(b"PK")
