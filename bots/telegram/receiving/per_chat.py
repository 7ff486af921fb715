"""Chats beside each other, the updates of each one after the other."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import BaseUpdateProcessor

from bots.telegram.keeping.updates import WAITS, UpdateStore

AT_ONCE = 10_000
"""Updates held in this process. A chat holds no more than its queue, so that none takes the place of others."""

_LONGEST_PAUSE = 60.0

Act = Callable[[Update], Coroutine[Any, Any, None]]
Refuse = Callable[[Update, bool], Coroutine[Any, Any, None]]


@dataclass(slots=True)
class _Line:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0
    told: bool = False
    buttons: set[tuple[int, str]] = field(default_factory=set)


class PerChat(BaseUpdateProcessor):
    """Works at one update of a chat at a time, in order; those ``beside`` the talk have a line of their own.

    A button pressed again while its first press waits or is worked at counts once. Beyond ``most`` waiting updates of a
    chat, more are dropped. ``refuse`` gets what is dropped, and whether the chat is to be told: once, until nothing
    waits any more.

    An update is done when its handlers are through, unless one calls :meth:`postpone`: then ``process`` is called again
    after ``pause`` seconds, then twice as many.
    """

    def __init__(
        self,
        updates: UpdateStore,
        most: int,
        process: Act,
        refuse: Refuse,
        beside: Callable[[Update], bool],
        pause: float = 5,
    ) -> None:
        super().__init__(AT_ONCE)
        self._updates = updates
        self._most = most
        self._process = process
        self._refuse = refuse
        self._beside = beside
        self._pause = pause
        self._lines: dict[tuple[int, bool], _Line] = {}
        self._postponed = set[int]()
        self.ending = asyncio.Event()
        """Set once nothing more is begun."""

    async def initialize(self) -> None:
        """Begins, also after an end."""
        self.ending.clear()

    async def shutdown(self) -> None:
        """Nothing is held."""

    def close(self) -> None:
        """Begins nothing more: what waits is answered after the next start."""
        self.ending.set()

    def postpone(self, update: Update) -> None:
        """Says that the answer to an update did not reach the chat and is to be tried again later."""
        self._postponed.add(update.update_id)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Works at one update in its turn."""
        if not isinstance(update, Update) or update.effective_chat is None:
            await coroutine
        else:
            await self._in_line(update, (update.effective_chat.id, self._beside(update)), coroutine)

    async def _in_line(self, update: Update, place: tuple[int, bool], coroutine: Awaitable[Any]) -> None:
        line = self._lines.setdefault(place, _Line())
        button = _button(update)
        twice = bool(line.buttons & button)
        if twice or line.waiting >= self._most:
            _unused(coroutine)
            word = not (twice or line.told)
            line.told = line.told or word
            with suppress(TelegramError):
                await self._refuse(update, word)
            await asyncio.to_thread(self._updates.done, update.update_id)
            return
        line.waiting += 1
        line.buttons |= button
        try:
            async with line.lock:
                await self._through(update, coroutine)
        finally:
            line.waiting -= 1
            line.buttons -= button
            if not line.waiting:
                self._lines.pop(place, None)

    async def _through(self, update: Update, coroutine: Awaitable[Any]) -> None:
        if self.ending.is_set():
            _unused(coroutine)
            return
        given_up = time.monotonic() + WAITS.total_seconds()
        pause = self._pause
        await coroutine
        while update.update_id in self._postponed:
            self._postponed.discard(update.update_id)
            with suppress(TimeoutError):
                await asyncio.wait_for(self.ending.wait(), pause)
            if self.ending.is_set() or time.monotonic() > given_up:
                return
            pause = min(_LONGEST_PAUSE, 2 * pause)
            await self._process(update)
        await asyncio.to_thread(self._updates.done, update.update_id)


def _button(update: Update) -> set[tuple[int, str]]:
    """The button that was pressed, if one was."""
    query = update.callback_query
    return {(query.message.message_id, query.data or "")} if query and query.message else set()


def _unused(coroutine: Awaitable[Any]) -> None:
    """Puts away a coroutine that is not awaited."""
    if isinstance(coroutine, Coroutine):
        coroutine.close()
