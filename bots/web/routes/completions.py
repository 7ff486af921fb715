"""The API of OpenAI, so that chat clients made for it can ask."""

from __future__ import annotations

from secrets import compare_digest
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from starlette.concurrency import run_in_threadpool

from assistant.answer import Question
from bots.web.asking import counted, fitting
from bots.web.dependencies import LanguageDep, MemoryDep, PartsDep, SettingsDep
from bots.web.described import CHUNKS, OPENAI_ERRORS
from bots.web.openai.chunks import MODEL, chunks, head
from bots.web.openai.messages import ChatBody
from bots.web.openai.recalling import recalled
from bots.web.openai.written import sources, usage, whole
from bots.web.problems import Problem
from bots.web.streaming import EventStream


def _with_key(request: Request, settings: SettingsDep) -> None:
    """Raises Problem where a key is set and the request has another or none."""
    if settings.web_api_key is None:
        return
    kind, _, sent = request.headers.get("authorization", "").partition(" ")
    wanted = settings.web_api_key.get_secret_value()
    if kind.lower() != "bearer" or not compare_digest(sent.encode(), wanted.encode()):
        raise Problem(401, "wrong_key", headers={"WWW-Authenticate": "Bearer"})


router = APIRouter(prefix="/v1", tags=["openai"], dependencies=[Depends(_with_key)], responses=OPENAI_ERRORS)


@router.get("/models")
async def models() -> dict[str, Any]:
    """The one model there is."""
    return {"object": "list", "data": [{"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}]}


async def _question(body: ChatBody, request: Request, parts: PartsDep, memory: MemoryDep) -> Question:
    asked = body.asked()
    text = fitting(asked[-1] if asked else "")
    await counted(request, parts, None)
    conversation, owner = await run_in_threadpool(recalled, memory, parts.settings, asked)
    return Question(text, language=body.language, conversation=conversation, owner=owner)


@router.post("/chat/completions", response_class=JSONResponse, responses=CHUNKS)
async def complete(
    body: ChatBody,
    request: Request,
    question: Annotated[Question, Depends(_question)],
    parts: PartsDep,
    language: LanguageDep,
) -> Response:
    """An answer to the last message of the user; the earlier ones are what was said before."""
    base = parts.settings.public_url or str(request.base_url)
    if body.stream:
        return EventStream(chunks(parts.desk.events(question), body, base, language))
    answer = await parts.desk.answer(question)
    text = whole(answer)
    message = {"role": "assistant", "content": text}
    return JSONResponse(
        head("chat.completion")
        | {
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
            "usage": usage(body.characters(), text),
            "sources": sources(answer, base),
        }
    )
