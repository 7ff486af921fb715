"""The limits of https://core.telegram.org/bots/faq#broadcasting-to-users, with a second of 20 milliseconds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut

from bots.telegram.delivery.pace import Pace

SECOND = 0.02


class Server:
    """Fails as told, one error for each request, then works; knows when each request came."""

    def __init__(self, *errors: TelegramError) -> None:
        self.errors = list(errors)
        self.times: list[float] = []

    async def __call__(self) -> bool:
        self.times.append(time.perf_counter())
        if self.errors:
            raise self.errors.pop(0)
        return True


async def send(pace: Pace, server: Server, chat: int = 1, endpoint: str = "sendMessage") -> Any:
    return await pace.process_request(server, (), {}, endpoint, {"chat_id": chat}, None)


def gaps(times: Sequence[float]) -> list[float]:
    return [later - earlier for earlier, later in pairwise(times)]


async def sent(count: int, chats: Sequence[int]) -> Server:
    pace, server = Pace(second=SECOND), Server()
    await asyncio.gather(*(send(pace, server, chats[place % len(chats)]) for place in range(count)))
    return server


def test_a_chat_gets_one_message_a_second() -> None:
    assert min(gaps(asyncio.run(sent(5, [1])).times)) >= SECOND


def test_other_chats_do_not_wait_for_it() -> None:
    times = asyncio.run(sent(10, range(1, 11))).times
    assert times[-1] - times[0] < 4 * SECOND


def test_all_chats_together_get_thirty_messages_a_second() -> None:
    times = asyncio.run(sent(45, range(1, 46))).times
    assert times[-1] - times[0] >= 44 / 30 * SECOND * 0.9


def test_a_group_gets_twenty_messages_a_minute() -> None:
    times = asyncio.run(sent(22, [-100])).times
    assert times[20] - times[0] >= 60 * SECOND


def test_typing_does_not_count() -> None:
    async def ask() -> list[float]:
        pace, server = Pace(second=10), Server()
        for _ in range(3):
            await send(pace, server, endpoint="sendChatAction")
        return server.times

    times = asyncio.run(ask())
    assert times[-1] - times[0] < 1


@pytest.mark.parametrize("error", [NetworkError("Bad Gateway"), TimedOut(), RetryAfter(1)])
def test_what_may_work_later_is_tried_again(error: TelegramError) -> None:
    server = Server(error, error)
    assert asyncio.run(send(Pace(second=SECOND), server)) is True
    assert len(server.times) == 3


def test_a_flood_is_waited_for_as_long_as_asked_and_by_its_own_chat_only() -> None:
    async def ask() -> tuple[float, float]:
        pace, server, other = Pace(second=SECOND), Server(RetryAfter(1)), Server()
        flooded = asyncio.create_task(send(pace, server))
        await asyncio.sleep(5 * SECOND)
        began = time.perf_counter()
        await send(pace, other, chat=2)
        waited = time.perf_counter() - began
        await flooded
        return gaps(server.times)[0], waited

    own, others = asyncio.run(ask())
    assert own >= 1
    assert others < 0.5


@pytest.mark.parametrize("error", [BadRequest("chat not found"), RetryAfter(3600)])
def test_what_is_hopeless_is_raised_at_once(error: TelegramError) -> None:
    server = Server(error)
    with pytest.raises(type(error)):
        asyncio.run(send(Pace(second=SECOND), server))
    assert len(server.times) == 1


def test_patience_ends() -> None:
    server = Server(*[NetworkError("Bad Gateway")] * 100)
    with pytest.raises(NetworkError):
        asyncio.run(send(Pace(patience=0.2, second=SECOND), server))
    assert len(server.times) < 100
