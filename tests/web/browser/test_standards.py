"""What holds for every page and state: access for all, no overflow, no other host, light and quick."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, Request, expect

from tests.web.browser.conftest import Visit
from tests.web.browser.driving import ASKED, ask
from tests.web.browser.pictures import STATES, plain, source, widget

HEAVIEST = 150_000
"""Bytes of a first view."""

SLOWEST_MS = 1000
"""To the first paint, on loopback."""


@pytest.fixture(scope="module", params=[one for one in STATES if one is not plain], ids=lambda state: state.__name__)
def shown(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """The page in one of its states."""
    context = browser.new_context(locale="de-DE", reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + "/")
    request.param(page)
    yield page
    page.unroute_all(behavior="ignoreErrors")
    context.close()


def test_axe_finds_nothing(shown: Page) -> None:
    _check_light_and_dark(shown)


def test_nothing_is_wider_than_320_pixels(shown: Page) -> None:
    shown.set_viewport_size({"width": 320, "height": 640})
    assert shown.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", ["/datenschutz", "/impressum", "/quelle?document=go-inno.pdf&page=1", "/widget"])
def test_axe_finds_nothing_on_the_other_pages(visit: Visit, path: str) -> None:
    _check_light_and_dark(visit(path))


def _check_light_and_dark(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    found = Axe().run(page).response["violations"]
    page.emulate_media(color_scheme="dark")
    found += Axe().run(page).response["violations"]
    assert not found, [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]


def test_by_keyboard_alone_a_question_is_asked_and_its_source_opened(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#question")).to_be_focused()
    page.keyboard.type(ASKED)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-answer]")
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('.chip')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'source-title'")


def test_what_is_pressed_is_at_least_24_pixels(visit: Visit) -> None:
    page = visit(width=380)
    ask(page, ASKED)
    small = page.evaluate("""[...document.querySelectorAll("a, button, summary, input, select")].filter((one) => {
      const box = one.getBoundingClientRect();
      return one.checkVisibility() && !one.closest(".hidden") && box.width && (box.width < 24 || box.height < 24);
    }).map((one) => one.outerHTML.slice(0, 80))""")
    assert small == []


def test_nothing_is_asked_of_another_host(visit: Visit, address: str) -> None:
    page = visit()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.reload()
    source(page)
    widget_page = page.context.new_page()
    widget_page.on("request", lambda request: asked.append(request))
    widget_page.goto("/")
    widget(widget_page)
    assert asked
    assert {one.url for one in asked if not one.url.startswith((address, "data:"))} == set()


def test_a_first_view_is_light_and_painted_within_a_second(visit: Visit) -> None:
    page = visit()
    page.wait_for_load_state("networkidle")
    weight = page.evaluate("""["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind))
      .reduce((sum, one) => sum + one.transferSize, 0)""")
    assert 10_000 < weight < HEAVIEST
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert painted < SLOWEST_MS
