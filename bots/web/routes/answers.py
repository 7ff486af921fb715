"""Questions and their answers, whole or as they come."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent

from assistant.answer import Question
from bots.web.asking import Ask, checked
from bots.web.dependencies import LanguageDep, PartsDep
from bots.web.streaming import begun, events_json

router = APIRouter(prefix="/api/answers", tags=["answers"])


async def _question(body: Ask, request: Request, parts: PartsDep) -> Question:
    return await checked(body, request, parts)


QuestionDep = Annotated[Question, Depends(_question)]


@router.post("")
async def answer(question: QuestionDep, parts: PartsDep) -> dict[str, Any]:
    """The answer, with a source for every statement."""
    return (await parts.desk.answer(question)).to_json()


async def _begun(question: QuestionDep, parts: PartsDep) -> AsyncIterator[Any]:
    async with begun(parts.desk, question) as events:
        yield events


@router.post("/stream", response_class=EventSourceResponse)
async def stream(events: Annotated[Any, Depends(_begun)], language: LanguageDep) -> AsyncIterator[ServerSentEvent]:
    """The same as it comes: `status` with a `step`, `claim` with `text` and `citations`, at last `answer`, or `error`."""
    async for name, data in events_json(events, language):
        yield ServerSentEvent(event=name, data=data)
