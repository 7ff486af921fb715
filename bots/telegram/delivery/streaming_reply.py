"""An answer that appears sentence by sentence."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing, suppress

from telegram import InlineKeyboardMarkup
from telegram.error import Forbidden, TelegramError

from assistant.answer import Answer, Claim
from assistant.events import Answered, Claimed, Event
from bots.telegram.delivery.messages import Messages
from bots.telegram.rendering.splitting import Part, split
from bots.telegram.rendering.styled import Styled

TYPING_SECONDS = 4.0
"""Telegram shows "typing" for five seconds."""

GRACE_SECONDS = 0.3
"""What is finished so soon after its first sentence appears as a whole at once."""

Finished = tuple[Styled, InlineKeyboardMarkup | None]


class StreamingReply:
    """Shows the events of an answer: "typing" first, the verified sentences as they come, at last the whole.

    Between two looks at what has come lie ``every`` seconds; the last one never waits for them and is never left out.
    ``typing`` tells the chat that work goes on.
    """

    def __init__(self, messages: Messages, typing: Callable[[], Awaitable[object]], every: float) -> None:
        self._messages = messages
        self._typing = typing
        self._every = every
        self._wanted: tuple[Part, ...] = ()
        self._changed = asyncio.Event()
        self._showing = asyncio.Lock()
        self._blocked: Forbidden | None = None

    async def show(
        self,
        events: AsyncGenerator[Event, None],
        so_far: Callable[[Sequence[Claim]], Styled],
        whole: Callable[[Answer], Awaitable[Finished]],
    ) -> Answer:
        """The answer, once all of it is shown. Raises TelegramError where it cannot be, and what ``events`` raises."""
        claims = list[Claim]()
        tasks = [asyncio.create_task(self._type()), asyncio.create_task(self._follow())]
        try:
            answer = None
            async with aclosing(events) as coming:
                async for event in coming:
                    if self._blocked:  # nobody reads on: the work ends here
                        raise self._blocked
                    if isinstance(event, Claimed):
                        claims.append(event.claim)
                        self._wanted = split(so_far(claims))
                        self._changed.set()
                    elif isinstance(event, Answered):
                        answer = event.answer
        finally:
            # Never in the middle of sending: a message whose id is not known would appear twice.
            async with self._showing:
                await _ended(tasks)
        if answer is None:
            raise RuntimeError("the events ended without an answer")
        text, keyboard = await whole(answer)
        await self._messages.show(split(text), keyboard)
        return answer

    async def _type(self) -> None:
        while True:
            with suppress(TelegramError):
                await self._typing()
            await asyncio.sleep(TYPING_SECONDS)

    async def _follow(self) -> None:
        """Shows the newest state, no more often than allowed; a failure is the last look's to deal with."""
        await self._changed.wait()
        await asyncio.sleep(GRACE_SECONDS)
        while True:
            await self._changed.wait()
            self._changed.clear()
            async with self._showing:
                try:
                    await self._messages.show(self._wanted)
                except Forbidden as error:
                    self._blocked = error
                except TelegramError:
                    pass
            await asyncio.sleep(self._every)


async def _ended(tasks: Sequence[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
