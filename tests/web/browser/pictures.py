"""Pictures of the page's main states: four for the README, or all sizes and themes to look at.

``python -m tests.web.browser.pictures --address http://127.0.0.1:8000`` writes docs/images/*.png from a page that is
served on the sample programmes (``make demo``); ``--all FOLDER`` writes every state there instead.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.web.browser.driving import ASKED, CHROMIUM, FLAGS, ask, hold, open_source, uncovered

README = Path(__file__).resolve().parents[3] / "docs" / "images"
SIZES = {"380": (380, 800), "768": (768, 1024), "1280": (1280, 860)}
State = Callable[[Page], None]


def start(page: Page) -> None:
    """Where nobody asked yet."""


def answering(page: Page) -> None:
    """The question is sent; the answer is held back."""
    hold(page)


def answered(page: Page) -> None:
    ask(page, ASKED)


def source(page: Page) -> None:
    ask(page, ASKED)
    open_source(page)


def company(page: Page) -> None:
    page.click("#company summary")
    page.select_option("[name=land]", "Sachsen")
    page.fill("[name=employees]", "40")


def conversations(page: Page) -> None:
    ask(page, ASKED)
    page.click("#talks summary")


def failed(page: Page) -> None:
    page.route("**/api/answers/stream", lambda route: route.abort())
    page.fill("#question", ASKED)
    page.press("#question", "Enter")
    page.wait_for_selector(".trouble")


def reasons(page: Page) -> None:
    ask(page, ASKED)
    page.click(".feedback [value=false]")
    page.wait_for_selector(".reasons")


def missing(page: Page) -> None:
    page.goto(page.url + "nicht-da")


def plain(page: Page) -> None:
    page.fill("#question", ASKED)
    page.click("#send")
    page.wait_for_selector(".turn")


def widget(page: Page) -> None:
    page.goto(page.url + "widget-demo")
    page.click("button[aria-expanded]")
    page.frame_locator("iframe").locator("#question").wait_for()


STATES: tuple[State, ...] = (start, answering, answered, source, uncovered, company, conversations, failed, reasons,
                             missing, plain, widget)  # fmt: skip
SHOWN = (
    ("phone-answer", answered, (390, 780), "light"),
    ("phone-source", source, (390, 780), "light"),
    ("desktop-source", source, (1280, 800), "light"),
    ("desktop-dark", answered, (1280, 800), "dark"),
)
"""The README's: name, state, size and theme."""


def shoot(address: str, folder: Path, shots: tuple[tuple[str, State, tuple[int, int], str], ...]) -> None:
    """Writes the pictures, each of a browser that was never here."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS) as browser:
        for name, state, (width, height), theme in shots:
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if theme == "dark" else "light",
                locale="de-DE",
                java_script_enabled=state is not plain,
                reduced_motion="reduce",
            )
            page = context.new_page()
            page.goto(address + "/")
            state(page)
            _small(page.screenshot(), folder / f"{name}.png")
            context.close()


def _small(png: bytes, path: Path) -> None:
    with Image.open(io.BytesIO(png)) as image:
        image.convert("RGB").quantize(192, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> None:
    """See the module's text."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--address", required=True, help="of a page on the sample programmes")
    options.add_argument("--all", type=Path, metavar="FOLDER", help="every state, size and theme, to look at")
    chosen = options.parse_args()
    everything = tuple(
        (f"{state.__name__}-{size}-{theme}", state, pixels, theme)
        for state in STATES
        for size, pixels in SIZES.items()
        for theme in ("light", "dark")
    )
    shoot(chosen.address.rstrip("/"), chosen.all or README, everything if chosen.all else SHOWN)


if __name__ == "__main__":
    main()
