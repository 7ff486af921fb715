"""Questions and their answers, whole or as they come."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncGenerator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.sse import format_sse_event

from assistant.answer import Language, Question, citation_json
from assistant.errors import FoerderlotseError
from assistant.events import Claimed, Event, Status
from bots.web.asking import Ask, answered, begun, checked
from bots.web.dependencies import LanguageDep, PartsDep
from bots.web.described import ERRORS, EVENTS, AnswerBody
from bots.web.errors import said
from bots.web.problems import Problem, by_error
from bots.web.streaming import EventStream

router = APIRouter(prefix="/api/answers", tags=["answers"], responses=ERRORS)
logger = logging.getLogger(__name__)


async def _question(body: Ask, request: Request, parts: PartsDep) -> Question:
    return await checked(body, request, parts)


QuestionDep = Annotated[Question, Depends(_question)]


@router.post("", response_model=AnswerBody)
async def answer(body: Ask, question: QuestionDep, parts: PartsDep) -> dict[str, Any]:
    """The answer, with a source for every statement."""
    return (await answered(await begun(question, parts, body.replaces))).to_json()


@router.post("/stream", response_class=Response, responses=EVENTS)
async def stream(body: Ask, question: QuestionDep, parts: PartsDep, language: LanguageDep) -> EventStream:
    """The same as it comes: `status` with `step`, `claim` with `text` and `citations`, then `answer` or `error`."""
    return EventStream(_sent(await begun(question, parts, body.replaces), language))


async def _sent(events: AsyncGenerator[Event, None], language: Language) -> AsyncGenerator[bytes, None]:
    """Each event as it is sent. An error ends them as an event of its own: the status is long sent."""
    try:
        async for event in events:
            name, data = _named(event)
            yield _line(name, data)
    except FoerderlotseError as error:
        yield _line("error", {"error": said(by_error(error), language)})
    except Exception as error:
        logger.error("a stream failed: %s", type(error).__name__)
        yield _line("error", {"error": said(Problem(500, "failed"), language)})
    finally:
        await events.aclose()


def _line(name: str, data: dict[str, Any]) -> bytes:
    return format_sse_event(event=name, data_str=json.dumps(data, ensure_ascii=False))


def _named(event: Event) -> tuple[str, dict[str, Any]]:
    if isinstance(event, Status):
        return "status", {"step": event.step}
    if isinstance(event, Claimed):
        citations = [citation_json(citation) for citation in event.claim.citations]
        return "claim", {"text": event.claim.text, "citations": citations}
    return "answer", event.answer.to_json()
