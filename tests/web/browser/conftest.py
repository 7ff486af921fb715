"""The page served on a free port, and the system's chromium; tests are skipped where it is absent."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from assistant.assistant import Assistant
from assistant.settings import Settings
from bots.web.app import create_app
from tests.web.browser.driving import CHROMIUM, FLAGS
from tests.web.conftest import _quiet
from tests.web.serving import on_loopback

Visit = Callable[..., Page]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def _other_site(folder: Path) -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.fixture(scope="package")
def other_sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, str]]:
    """A folder served by two sites of other origins, and their addresses: the first may embed the widget."""
    folder = tmp_path_factory.mktemp("site")
    with _other_site(folder) as allowed, _other_site(folder) as refused:
        yield folder, f"http://localhost:{allowed}", f"http://localhost:{refused}"


@pytest.fixture(scope="package")
def address(talking: Assistant, web_data: Path, other_sites: tuple[Path, str, str]) -> Iterator[str]:
    """Where the page is served."""
    settings = Settings(data=web_data, questions_per_minute=100_000, widget_origins=[other_sites[1]])
    with on_loopback(_quiet(create_app(talking, settings))) as found:
        yield found


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's chromium."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"no chromium at {CHROMIUM} (apt install chromium)")
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS) as launched:
        yield launched


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens a page in a browser that was never here: ``visit("/", width=380, locale="en-GB")``."""
    contexts: list[BrowserContext] = []

    def opened(path: str = "/", width: int = 1280, height: int = 800, **options: Any) -> Page:
        options = {"locale": "de-DE", "reduced_motion": "reduce", **options}
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, base_url=address, **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(15_000)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        for page in context.pages:
            page.unroute_all(behavior="ignoreErrors")
        context.close()
