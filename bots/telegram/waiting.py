"""Asking where many ask at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress

from assistant.answer import Question
from assistant.events import Event
from bots.shared.desk import AlreadyAsking, Busy, Desk

PAUSES = (1, 2, 4, 8, 15, 30)
"""Seconds between attempts."""


class Ending(Exception):
    """The bot ends before the question got its place: it is asked after the next start."""


async def patient_events(desk: Desk, question: Question, ending: asyncio.Event) -> AsyncGenerator[Event, None]:
    """The events of a question. While too many wait it is tried again, for a minute; then Busy is raised.

    Raises Ending once ``ending`` is set.
    """
    for pause in (*PAUSES, None):
        try:
            async with aclosing(desk.events(question)) as events:
                async for event in events:
                    yield event
            return
        except (Busy, AlreadyAsking):
            if pause is None:
                raise
        with suppress(TimeoutError):
            await asyncio.wait_for(ending.wait(), pause)
            raise Ending
