from __future__ import annotations

import re
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from assistant.corpus.database import open_database
from assistant.settings import Settings
from bots.telegram.keeping.managers import ManagerStore
from bots.telegram.keeping.sealing import Seals
from tests.loopback import serving
from tests.terminal.test_app import run

Shown = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_without_a_token_it_says_where_to_get_one(tmp_path: Path, capsys: Shown) -> None:
    assert run("--data", tmp_path / "data", "telegram") == 1
    told = capsys.readouterr().err
    assert "fehlt das Token" in told
    assert "@BotFather" in told
    assert "FOERDERLOTSE_TELEGRAM_TOKEN" in told


def test_a_token_that_telegram_does_not_know_is_named(
    tmp_path: Path, capsys: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Unauthorized(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = b'{"ok":false,"error_code":401,"description":"Unauthorized"}'
            self.send_response(401)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with serving(Unauthorized) as address:
        monkeypatch.setenv("FOERDERLOTSE_TELEGRAM_TOKEN", "1:geheim")
        monkeypatch.setenv("FOERDERLOTSE_TELEGRAM_API_URL", address)
        assert run("--data", tmp_path / "data", "telegram") == 1
    told = capsys.readouterr().err
    assert "Telegram kennt das Token dieses Bots nicht" in told
    assert "geheim" not in told


def test_where_the_web_server_gets_the_messages_it_does_not_fetch_them(
    tmp_path: Path, capsys: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOERDERLOTSE_TELEGRAM_TOKEN", "1:geheim")
    monkeypatch.setenv("FOERDERLOTSE_TELEGRAM_WEBHOOK", "true")
    assert run("--data", tmp_path / "data", "telegram") == 1
    assert "FOERDERLOTSE_TELEGRAM_WEBHOOK" in capsys.readouterr().err


def test_link_prints_a_code_that_links_an_account(tmp_path: Path, capsys: Shown) -> None:
    assert run("--data", tmp_path / "data", "telegram", "link") == 0
    code = re.search(r"/link (\w+)", capsys.readouterr().out)
    assert code
    settings = Settings(data=tmp_path / "data")
    engine = open_database(settings.registry_url)
    managers = ManagerStore(engine, Seals(settings))
    assert managers.link(7, code[1])
    assert managers.linked(7)
    engine.dispose()
