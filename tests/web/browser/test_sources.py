"""The source beside the text."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image
from playwright.sync_api import Page, expect

from tests.web.browser.conftest import Visit
from tests.web.browser.driving import ASKED, ask, open_source


def _marked(page: Page) -> int:
    """How many pixels of what is seen of the page's picture are marked in yellow."""
    seen = np.asarray(Image.open(io.BytesIO(page.locator("#shown").screenshot())).convert("RGB"))
    red, green, blue = seen[..., 0], seen[..., 1], seen[..., 2]
    return int(np.count_nonzero((red > 220) & (green > 180) & (blue < 130)))


def test_the_quote_is_seen_marked_on_the_picture_of_its_page(visit: Visit) -> None:
    page = visit()
    ask(page, ASKED)
    open_source(page)
    assert _marked(page) > 500
    expect(page.locator("#source-title")).to_contain_text("go-inno")
    expect(page.locator(".source header .quiet")).to_contain_text("Stand 25. Juli 2025")
    assert page.locator("text=PDF öffnen").get_attribute("href") == "/api/documents/go-inno.pdf/pdf#page=1"


def test_a_page_without_the_quote_has_no_mark(visit: Visit) -> None:
    page = visit()
    ask(page, ASKED)
    open_source(page)
    page.click("text=Nächste Seite")
    expect(page.locator(".source header .quiet")).to_contain_text("Seite 2")
    page.wait_for_selector("#shown[aria-busy=false] .scan")
    assert _marked(page) == 0


def test_on_a_phone_the_mark_is_in_view_and_large_enough_to_read(visit: Visit) -> None:
    page = visit(width=380, height=760)
    ask(page, ASKED)
    open_source(page)
    assert _marked(page) > 300
    assert page.locator(".scan img").bounding_box()["width"] >= 600  # type: ignore[index]


def test_closing_returns_to_the_number_pressed(visit: Visit) -> None:
    for width in (380, 1280):
        page = visit(width=width)
        ask(page, ASKED)
        page.locator(".chip").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.activeElement.id === 'source-title'")
        page.keyboard.press("Escape")
        expect(page.locator("#sheet")).to_be_hidden()
        assert page.evaluate("document.activeElement === document.querySelector('.chip')")


def test_a_source_that_cannot_be_loaded_says_so(visit: Visit) -> None:
    page = visit()
    ask(page, ASKED)
    page.route("**/quelle?*", lambda route: route.abort())
    page.locator(".chip").first.click()
    expect(page.locator("#shown")).to_contain_text("ließ sich nicht laden")
