from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine
from telegram import CallbackQuery, Chat, Message, Update, User

from assistant.settings import Settings
from bots.telegram.keeping.sealing import Seals
from bots.telegram.keeping.updates import UpdateStore
from bots.telegram.receiving.per_chat import PerChat


def said(number: int, chat: int = 1) -> Update:
    return Update(number, message=Message(number, datetime.now(UTC), Chat(chat, Chat.PRIVATE), text="Frage"))


def pressed(number: int, chat: int = 1, data: str = "s:1") -> Update:
    message = Message(99, datetime.now(UTC), Chat(chat, Chat.PRIVATE), text="Antwort")
    return Update(number, callback_query=CallbackQuery("1", User(1, "A", False), "1", message=message, data=data))


def beside(update: Update) -> bool:
    return update.callback_query is not None and str(update.callback_query.data).startswith("s:")


class Handlers:
    """Stand for the application's: each update is worked at until its turn is ended."""

    def __init__(self, updates: UpdateStore, most: int = 3) -> None:
        self.updates = updates
        self.begun: list[int] = []
        self.full: list[int] = []
        self.dropped: list[int] = []
        self.undelivered: list[int] = []
        self._ends = dict[int, asyncio.Event]()
        self.processor = PerChat(updates, most, self.work, self.refuse, beside=beside, pause=0.01)

    def end(self, *numbers: int) -> None:
        for number in numbers:
            self._ends.setdefault(number, asyncio.Event()).set()

    async def work(self, update: Update) -> None:
        self.begun.append(update.update_id)
        await self._ends.setdefault(update.update_id, asyncio.Event()).wait()
        if update.update_id in self.undelivered:
            self.undelivered.remove(update.update_id)
            self.processor.postpone(update)

    async def refuse(self, update: Update, word: bool) -> None:
        (self.full if word else self.dropped).append(update.update_id)

    def come(self, *updates: Update) -> list[asyncio.Task[None]]:
        for update in updates:
            assert update.effective_chat
            self.updates.take(update.update_id, update.effective_chat.id, None, {"update_id": update.update_id})
        return [asyncio.create_task(self.processor.process_update(update, self.work(update))) for update in updates]

    def waiting(self) -> Sequence[int]:
        return [payload["update_id"] for payload in self.updates.waiting()]


@pytest.fixture
def handlers(engine: Engine, seals: Seals, settings: Settings) -> Handlers:
    return Handlers(UpdateStore(engine, seals, settings))


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not true():
            await asyncio.sleep(0.001)


async def all_of(tasks: Sequence[Awaitable[None]]) -> None:
    async with asyncio.timeout(5):
        await asyncio.gather(*tasks)


def test_a_chat_is_served_in_order_and_one_at_a_time(handlers: Handlers) -> None:
    async def run() -> None:
        tasks = handlers.come(said(1), said(2), said(3))
        await until(lambda: handlers.begun == [1])
        handlers.end(3, 2)
        await asyncio.sleep(0.02)
        assert handlers.begun == [1]
        handlers.end(1)
        await all_of(tasks)

    asyncio.run(run())
    assert handlers.begun == [1, 2, 3]
    assert handlers.waiting() == []


def test_another_chat_and_a_press_beside_do_not_wait(handlers: Handlers) -> None:
    async def run() -> None:
        slow = handlers.come(said(1), said(2))
        handlers.end(3, 4)
        await all_of(handlers.come(said(3, chat=2), pressed(4)))
        assert handlers.waiting() == [1, 2]
        handlers.end(1, 2)
        await all_of(slow)

    asyncio.run(run())


def test_presses_beside_stay_in_order(handlers: Handlers) -> None:
    async def run() -> None:
        tasks = handlers.come(pressed(1), pressed(2, data="s:2"))
        handlers.end(2)
        await until(lambda: handlers.begun == [1])
        handlers.end(1)
        await all_of(tasks)

    asyncio.run(run())
    assert handlers.begun == [1, 2]


def test_a_chat_with_too_many_waiting_hears_so_once(handlers: Handlers) -> None:
    async def run() -> None:
        tasks = handlers.come(*(said(number) for number in range(1, 7)))
        await until(lambda: bool(handlers.full))
        handlers.end(1, 2, 3)
        await all_of(tasks)

    asyncio.run(run())
    assert (handlers.full, handlers.dropped) == ([4], [5, 6])
    assert handlers.begun == [1, 2, 3]
    assert handlers.waiting() == []


def test_a_button_pressed_twice_counts_once_until_it_is_answered(handlers: Handlers) -> None:
    async def run() -> None:
        tasks = handlers.come(pressed(1, data="a:1"), pressed(2, data="a:1"), pressed(3, data="a:2"))
        await until(lambda: handlers.waiting() == [1, 3])
        handlers.end(1, 3)
        await all_of(tasks)
        handlers.end(4)
        await all_of(handlers.come(pressed(4, data="a:1")))

    asyncio.run(run())
    assert handlers.begun == [1, 3, 4]
    assert (handlers.full, handlers.dropped) == ([], [2])


def test_what_was_not_delivered_is_tried_again_before_the_next_of_its_chat(handlers: Handlers) -> None:
    async def run() -> None:
        handlers.undelivered = [1, 1]
        handlers.end(1, 2)
        await all_of(handlers.come(said(1), said(2)))

    asyncio.run(run())
    assert handlers.begun == [1, 1, 1, 2]
    assert handlers.waiting() == []


def test_at_the_end_what_waits_stays_for_the_next_start(handlers: Handlers) -> None:
    async def run() -> None:
        tasks = handlers.come(said(1), said(2), said(3))
        await until(lambda: handlers.begun == [1])
        handlers.processor.close()
        handlers.end(1)
        await all_of(tasks)

    asyncio.run(run())
    assert handlers.waiting() == [2, 3]
