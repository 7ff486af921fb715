"""How fast requests go out, and which are tried again."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from aiolimiter import AsyncLimiter
from telegram.constants import FloodLimit
from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import BaseRateLimiter
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_delay

Result = bool | dict[str, Any] | list[dict[str, Any]]

SPACING = 1.05
"""Seconds between two messages of a chat: a little more than the one allowed, as the way to the server varies."""


class Pace(BaseRateLimiter[int]):
    """Keeps to the limits that Telegram names (https://core.telegram.org/bots/faq#broadcasting-to-users): one message
    or edit a second in a chat, 20 a minute in a group, 30 a second in all.

    A flood error makes its own chat wait, not the others as the library's limiter does. That error, network failures
    and server errors are tried again for ``patience`` seconds; then they are raised. ``second`` is the length of a
    second: tests shorten it.
    """

    def __init__(self, patience: float = 90, second: float = 1) -> None:
        self._patience = patience
        self._second = second
        self._all = AsyncLimiter(1, second / FloodLimit.MESSAGES_PER_SECOND)
        self._chats: dict[int, _Chat] = {}

    async def initialize(self) -> None:
        """Nothing is needed."""

    async def shutdown(self) -> None:
        """Nothing is held."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,  # noqa: ARG002 - part of the interface
    ) -> Result:
        """The result of one request, in its turn."""
        if endpoint == "sendChatAction":  # tells of a moment: neither counted nor worth a second try
            return await callback(*args, **kwargs)
        paced = endpoint.startswith(("send", "edit")) and isinstance(data.get("chat_id"), int)
        chat = self._chat(data["chat_id"]) if paced else None

        async def once() -> Result:
            if chat:
                async with chat.turn():
                    await self._all.acquire()
            return await callback(*args, **kwargs)

        def pause(state: RetryCallState) -> float:
            error = state.outcome.exception() if state.outcome else None
            if not isinstance(error, RetryAfter):
                return min(30.0, self._second * 2.0 ** (state.attempt_number - 2))
            wait = _seconds(error) + 0.1
            if chat:
                chat.rest(wait)
            return wait

        def hopeless(state: RetryCallState) -> bool:
            return stop_after_delay(self._patience)(state) or pause(state) > self._patience

        trying = AsyncRetrying(retry=retry_if_exception(_passing), wait=pause, stop=hopeless, reraise=True)
        return await trying(once)

    def _chat(self, chat: int) -> _Chat:
        if len(self._chats) > 1000:
            now = asyncio.get_running_loop().time()
            self._chats = {key: kept for key, kept in self._chats.items() if kept.busy(now)}
        return self._chats.setdefault(chat, _Chat(chat < 0, self._second))


class _Chat:
    """When one chat may get its next message."""

    def __init__(self, group: bool, second: float) -> None:
        self._minute = 60 * second
        self._second = second
        self._times = deque[float](maxlen=FloodLimit.MESSAGES_PER_MINUTE_PER_GROUP if group else 1)
        self._not_before = 0.0
        self._lock = asyncio.Lock()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Begins when a message may go out; at the end it goes."""
        loop = asyncio.get_running_loop()
        async with self._lock:
            while (wait := self._due() - loop.time()) > 0:
                await asyncio.sleep(wait)
            yield
            self._times.append(loop.time())

    def _due(self) -> float:
        """When the next message may go out, on the event loop's clock."""
        at = self._not_before
        if self._times:
            at = max(at, self._times[-1] + SPACING * self._second)
        if 1 < len(self._times) == self._times.maxlen:
            at = max(at, self._times[0] + self._minute)
        return at

    def rest(self, seconds: float) -> None:
        """Nothing goes out for so long."""
        self._not_before = max(self._not_before, asyncio.get_running_loop().time() + seconds)

    def busy(self, now: float) -> bool:
        return self._lock.locked() or self._not_before > now or any(at + self._minute > now for at in self._times)


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()


def _passing(error: BaseException) -> bool:
    """Whether a later try may work."""
    return isinstance(error, RetryAfter) or (isinstance(error, NetworkError) and not isinstance(error, BadRequest))
