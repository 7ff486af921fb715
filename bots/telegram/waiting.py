"""Asking where many ask at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

from assistant.answer import Question
from assistant.events import Event
from bots.shared.desk import AlreadyAsking, Busy, Desk

PAUSES = (1, 2, 4, 8, 15, 30)
"""Seconds between attempts."""


async def patient_events(desk: Desk, question: Question) -> AsyncGenerator[Event, None]:
    """The events of a question. While too many wait it is tried again, for a minute; then Busy is raised."""
    for pause in (*PAUSES, None):
        try:
            async with aclosing(desk.events(question)) as events:
                async for event in events:
                    yield event
            return
        except (Busy, AlreadyAsking):
            if pause is None:
                raise
        await asyncio.sleep(pause)
