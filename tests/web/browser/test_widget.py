"""The widget on another site."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.web.browser.conftest import Visit
from tests.web.browser.driving import ASKED

Sites = tuple[Path, str, str]


def _embedding(sites: Sites, address: str) -> None:
    page = f'<!doctype html><title>Netz</title><script src="{address}/widget.js" defer></script>'
    (sites[0] / "index.html").write_text(page, "utf-8")


def test_a_site_that_may_embeds_the_chat_and_gets_answers(visit: Visit, other_sites: Sites, address: str) -> None:
    _embedding(other_sites, address)
    page = visit(other_sites[1])
    page.click("text=Förderlotse")
    chat = page.frame_locator("iframe")
    chat.locator("html.scripted").wait_for()
    chat.locator("#question").fill(ASKED)
    chat.locator("#question").press("Enter")
    expect(chat.locator("[data-answer] .text")).to_contain_text("Innovationsgutschein")
    chat.locator(".chip").first.click()
    expect(chat.locator("#source-title")).to_contain_text("go-inno")


def test_a_site_that_may_not_gets_no_frame(visit: Visit, other_sites: Sites, address: str) -> None:
    _embedding(other_sites, address)
    page = visit(other_sites[2])
    with page.expect_event("requestfailed", lambda request: "/widget?" in request.url):
        page.click("text=Förderlotse")
    assert page.frame_locator("iframe").locator("#question").count() == 0
