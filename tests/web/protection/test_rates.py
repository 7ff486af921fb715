"""How many questions a client may ask in a minute."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from socket import create_connection

import pytest

from assistant.settings import Settings
from bots.web.protection.rates import FOR_AN_ADDRESS, Rates, prefix
from tests.loopback import free_port
from tests.web.conftest import Site, error, token

REDIS = shutil.which("redis-server")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1::/48"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("kein Name", "-"),
        ("", "-"),
    ],
)
def test_addresses_are_counted_and_logged_as_ranges(address: str, shown: str) -> None:
    assert prefix(address) == shown


def test_the_question_too_many_is_told_when_to_come_back(site: Site) -> None:
    client = site(questions_per_minute=2)
    client.get("/")
    for _ in range(2):
        assert client.post("/api/answers", json={"question": "Danke!"}).status_code == 200
    refused = client.post("/api/answers", json={"question": "Danke!"})
    assert error(refused) == (429, "too_many_questions")
    wait = int(refused.headers["retry-after"])
    assert 0 < wait <= 61
    assert str(wait) in refused.json()["error"]["hint"]


def test_a_page_says_so_too(site: Site) -> None:
    client = site(questions_per_minute=1)
    form = {"question": "Danke!", "token": token(client)}
    assert client.post("/frage", data=form).status_code == 200
    refused = client.post("/frage", data=form)
    assert refused.status_code == 429
    assert "</html>" in refused.text
    assert "retry-after" in refused.headers


def test_who_throws_the_cookie_away_is_counted_by_address(site: Site) -> None:
    client = site(questions_per_minute=1)
    assert client.post("/api/answers", json={"question": "Danke!"}).status_code == 200
    client.cookies.clear()
    assert client.post("/api/answers", json={"question": "Danke!"}).status_code == 429


def test_openai_clients_are_counted_too(site: Site) -> None:
    client = site(questions_per_minute=1)
    body = {"messages": [{"role": "user", "content": "Danke!"}]}
    assert client.post("/v1/chat/completions", json=body).status_code == 200
    assert client.post("/v1/chat/completions", json=body).status_code == 429


def test_sessions_of_one_office_share_a_higher_limit(settings: Settings) -> None:
    rates = Rates(settings.model_copy(update={"questions_per_minute": 1}))

    async def asked() -> list[int]:
        return [await rates.wait(f"owner {number}", "203.0.113.1") for number in range(FOR_AN_ADDRESS + 1)]

    *within, beyond = asyncio.run(asked())
    assert within == [0] * FOR_AN_ADDRESS
    assert beyond > 0


def test_the_clock_alone_lets_ask_again(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    rates = Rates(settings.model_copy(update={"questions_per_minute": 1}))
    now = time.time()

    async def asked() -> list[int]:
        first = [await rates.wait("owner", "203.0.113.1"), await rates.wait("owner", "203.0.113.1")]
        monkeypatch.setattr(time, "time", lambda: now + 61)
        return [*first, await rates.wait("owner", "203.0.113.1")]

    first, second, later = asyncio.run(asked())
    assert (first, later) == (0, 0)
    assert second > 0


def test_counts_that_cannot_be_reached_stop_nobody(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    rates = Rates(settings.model_copy(update={"questions_per_minute": 1, "redis_url": "redis://127.0.0.1:1"}))

    async def asked() -> list[int]:
        try:
            return [await rates.wait("owner", "203.0.113.1") for _ in range(3)]
        finally:
            await rates.close()

    assert asyncio.run(asked()) == [0, 0, 0]
    assert "were not counted" in caplog.text


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[str]:
    """A Redis server of the test's own."""
    if REDIS is None:
        pytest.skip("redis-server is not installed")
    port = free_port()
    command = [REDIS, "--port", str(port), "--bind", "127.0.0.1", "--dir", str(tmp_path), "--save", ""]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:  # noqa: S603 - Debian's own
        try:
            _answers(port)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.terminate()


def test_counts_in_redis_outlive_a_restart(settings: Settings, redis: str) -> None:
    set_so = settings.model_copy(update={"questions_per_minute": 1, "redis_url": redis})

    def process() -> int:
        async def asked() -> int:
            rates = Rates(set_so)
            try:
                return await rates.wait("owner", "203.0.113.1")
            finally:
                await rates.close()

        return asyncio.run(asked())

    assert process() == 0
    assert process() > 0


def _answers(port: int) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.02)
    raise AssertionError("redis-server did not start")
