"""The system's chromium, and what a reader does with the page."""

from __future__ import annotations

from playwright.sync_api import Page

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ASKED = "Wer kann bei go-inno einen Innovationsgutschein nutzen?"
UNKNOWN = "Wie hoch ist die Förderung von Wärmepumpen in Bayern?"


def ask(page: Page, question: str) -> str:
    """Asks and waits for the whole answer; its text."""
    turns = page.locator("[data-answer]").count()
    page.fill("#question", question)
    page.press("#question", "Enter")
    page.wait_for_function("n => document.querySelectorAll('[data-answer]').length > n", arg=turns)
    return page.locator("[data-answer]").last.locator(".text").inner_text()


def hold(page: Page) -> None:
    """Asks, and holds the answer back, as a slow model would."""
    page.route("**/api/answers/stream", lambda _route: None)
    page.fill("#question", ASKED)
    page.press("#question", "Enter")
    page.wait_for_selector(".working")


def uncovered(page: Page) -> None:
    """Asks what the documents do not say."""
    ask(page, UNKNOWN)


def open_source(page: Page, chip: str = ".turn .chip") -> None:
    """Opens the source of a sentence and waits until its picture is there and brought to the mark."""
    page.locator(chip).first.click()
    page.wait_for_selector("#shown[aria-busy=false] .scan")
