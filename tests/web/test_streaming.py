"""Streams of events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import pytest

from bots.web import streaming
from bots.web.streaming import EventStream, kept_alive


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "HEARTBEAT_S", 0.01)


async def slow(pause: asyncio.Event, ended: list[str]) -> AsyncGenerator[bytes, None]:
    """Two events, the second when ``pause`` is set; tells when it is closed."""
    try:
        yield b"eins"
        await pause.wait()
        yield b"zwei"
    finally:
        ended.append("ended")


def test_what_is_silent_for_long_is_kept_alive_by_comments() -> None:
    async def read() -> list[bytes]:
        pause, found = asyncio.Event(), list[bytes]()
        async for event in kept_alive(slow(pause, [])):
            found.append(event)
            if len(found) == 3:
                pause.set()
        return found

    first, *comments, last = asyncio.run(read())
    assert (first, last) == (b"eins", b"zwei")
    assert set(comments) == {b": ping\n\n"}


def test_an_error_of_the_events_is_raised_to_the_reader() -> None:
    async def broken() -> AsyncGenerator[bytes, None]:
        yield b"eins"
        raise ValueError("kaputt")

    async def read() -> None:
        async for _ in kept_alive(broken()):
            pass

    with pytest.raises(ValueError, match="kaputt"):
        asyncio.run(read())


def test_the_work_ends_where_the_client_goes() -> None:
    async def serve() -> list[str]:
        ended, gone = list[str](), asyncio.Event()

        async def receive() -> dict[str, str]:
            await gone.wait()
            return {"type": "http.disconnect"}

        async def send(message: object) -> None:
            if "eins" in str(message):
                gone.set()

        await EventStream(slow(asyncio.Event(), ended))({"type": "http"}, receive, send)
        return ended

    assert asyncio.run(asyncio.wait_for(serve(), 5)) == ["ended"]
