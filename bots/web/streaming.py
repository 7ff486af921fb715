"""The events of a question as the stream sends them."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from typing import Any

from assistant.answer import Language, Question, citation_json
from assistant.errors import FoerderlotseError
from assistant.events import Claimed, Event, Status
from bots.web.errors import said
from bots.web.problems import Problem, by_error
from bots.web.standin import Desk

logger = logging.getLogger(__name__)


@asynccontextmanager
async def begun(desk: Desk, question: Question) -> AsyncIterator[AsyncIterator[Event]]:
    """The events of a question; the work ends with the ``with`` block. Raises what the desk refuses it with."""
    async with aclosing(desk.events(question)) as events:
        yield events


async def events_json(events: AsyncIterator[Event], language: Language) -> AsyncIterator[tuple[str, dict[str, Any]]]:
    """Each event's name and data. An error ends them as an event of its own: the status is long sent."""
    try:
        async for event in events:
            yield _named(event)
    except Exception as error:
        if not isinstance(error, FoerderlotseError):
            logger.error("a stream failed: %s", type(error).__name__)
        problem = by_error(error) if isinstance(error, FoerderlotseError) else Problem(500, "failed")
        yield "error", {"error": said(problem, language)}


def _named(event: Event) -> tuple[str, dict[str, Any]]:
    if isinstance(event, Status):
        return "status", {"step": event.step}
    if isinstance(event, Claimed):
        citations = [citation_json(citation) for citation in event.claim.citations]
        return "claim", {"text": event.claim.text, "citations": citations}
    return "answer", event.answer.to_json()
