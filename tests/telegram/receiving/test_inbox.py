from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine
from telegram import Chat, Message, Update
from telegram.error import NetworkError
from telegram.ext import ExtBot

from assistant.settings import Settings
from bots.telegram.keeping.sealing import Seals
from bots.telegram.keeping.updates import UpdateStore
from bots.telegram.receiving.inbox import Inbox


def said(number: int, text: str = "Frage 😀") -> Update:
    return Update(number, message=Message(number, datetime.now(UTC), Chat(1, Chat.PRIVATE), text=text))


def numbers(inbox: Inbox) -> list[int]:
    found = []
    while not inbox.empty():
        update = inbox.get_nowait()
        assert isinstance(update, Update)
        found.append(update.update_id)
    return found


@pytest.fixture
def updates(engine: Engine, seals: Seals, settings: Settings) -> UpdateStore:
    return UpdateStore(engine, seals, settings)


def test_an_update_that_comes_again_is_queued_once(updates: UpdateStore) -> None:
    async def run() -> list[int]:
        inbox = Inbox(updates, lambda _: True)
        for number in (1, 2, 1):
            await inbox.put(said(number))
        return numbers(inbox)

    assert asyncio.run(run()) == [1, 2]


def test_what_was_not_done_is_queued_after_a_restart_in_order(updates: UpdateStore) -> None:
    async def run() -> list[int]:
        before = Inbox(updates, lambda _: True)
        for number in (3, 5, 4):
            await before.put(said(number))
        updates.done(5)
        after = Inbox(updates, lambda _: True)
        assert await after.restore(ExtBot("1:a")) == 2
        return numbers(after)

    assert asyncio.run(run()) == [3, 4]
    assert [payload["message"]["text"] for payload in updates.waiting()] == ["Frage 😀"] * 2


def test_of_what_is_not_for_the_bot_nothing_is_kept(updates: UpdateStore) -> None:
    async def run() -> bool:
        inbox = Inbox(updates, lambda _: False)
        await inbox.put(said(1))
        return inbox.empty()

    assert asyncio.run(run())
    assert updates.waiting() == []


def test_what_cannot_be_kept_has_to_come_again(updates: UpdateStore, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE telegram_updates")

    async def run() -> bool:
        inbox = Inbox(updates, lambda _: True)
        with pytest.raises(NetworkError):
            await inbox.put(said(1))
        return inbox.empty()

    assert asyncio.run(run())
