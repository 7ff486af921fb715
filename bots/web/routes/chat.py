"""The chat page, and the same without JavaScript: a form, and a page with the answer."""

from __future__ import annotations

from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse
from pydantic import UUID4, ValidationError
from starlette.concurrency import run_in_threadpool

from assistant.steps.guard import LONGEST
from bots.web.asking import Ask, checked
from bots.web.dependencies import LanguageDep, MemoryDep, OwnerDep, PartsDep
from bots.web.pages import ChatPage, ConversationView, ExampleView, ProgrammeView, TurnView
from bots.web.parts import Parts
from bots.web.rendering import frame_of, html
from bots.web.views import answer_view, as_of_words

router = APIRouter(include_in_schema=False)


@router.get("/")
def start(request: Request, parts: PartsDep) -> HTMLResponse:
    """The start, with a new conversation."""
    return _page(request, parts, str(uuid4()))


@router.post("/frage")
async def ask(
    request: Request,
    parts: PartsDep,
    question: Annotated[str, Form()] = "",
    conversation: Annotated[UUID4 | None, Form()] = None,
) -> HTMLResponse:
    talk = str(conversation or uuid4())
    asked = await checked(Ask(question=question, conversation=talk), request, parts)
    answer = await parts.desk.answer(asked)
    view = TurnView(asked.text, answer_view(answer.to_json(), frame_of(request, parts.settings).language), "")
    return _page(request, parts, talk, (view,))


def _page(request: Request, parts: Parts, conversation: str, turns: tuple[TurnView, ...] = ()) -> HTMLResponse:
    frame = frame_of(request, parts.settings)
    language = frame.language
    page = ChatPage(
        frame=frame,
        conversation=conversation,
        documents=len(parts.assistant.corpus.documents()),
        longest=LONGEST,
        turns=turns,
        examples=tuple(ExampleView(str(one.topic), one.question) for one in parts.offers.examples(language)),
        programmes=tuple(
            ProgrammeView(
                one.key,
                one.name,
                one.funder,
                one.region,
                one.ended,
                as_of_words(one.newest, language) if one.newest else None,
                one.documents,
            )
            for one in parts.offers.programmes()
        ),
    )
    return html(request, parts.settings, "chat.html", page)
