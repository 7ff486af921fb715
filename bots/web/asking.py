"""A question as it comes in, and what has to hold before it is asked."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import date
from typing import Annotated, Any

from fastapi import Request
from pydantic import UUID4, BaseModel, BeforeValidator, ConfigDict, Field
from starlette.concurrency import run_in_threadpool

from assistant.answer import Answer, Language, Question
from assistant.company import CompanyFacts
from assistant.corpus.model import Authority, Filters
from assistant.events import Answered, Event
from assistant.steps.guard import LONGEST, clean
from assistant.talk.memory import Memory
from bots.web.parts import Parts
from bots.web.problems import Problem, too_many
from bots.web.protection.sessions import keep, known_session, owner_of, session_of

MOST = 10**12
"""The largest number a company may tell, in euros."""


def _written(value: Any) -> Any:
    """A day is written as a text: a number would count as seconds."""
    if value is not None and not isinstance(value, str | date):
        raise ValueError("a day is written as 2026-12-31")
    return value


_Few = Annotated[tuple[Annotated[str, Field(max_length=200)], ...], Field(max_length=50)]


class FiltersBody(BaseModel):
    """Restricts the sources; what is left out does not restrict."""

    model_config = ConfigDict(extra="forbid")

    programmes: _Few = ()
    regions: _Few = ()
    funders: _Few = ()
    authorities: Annotated[tuple[Authority, ...], Field(max_length=4)] = ()
    documents: _Few = ()
    valid_on: Annotated[date | None, BeforeValidator(_written)] = None

    def filters(self) -> Filters:
        return Filters(**dict(self))


class CompanyBody(BaseModel):
    """What the company tells of itself; amounts in euros, ``land`` the German name of a Land."""

    model_config = ConfigDict(extra="forbid")

    employees: Annotated[int, Field(strict=True, ge=0, le=10_000_000)] | None = None
    turnover: Annotated[int, Field(strict=True, ge=0, le=MOST)] | None = None
    balance_sheet: Annotated[int, Field(strict=True, ge=0, le=MOST)] | None = None
    land: Annotated[str, Field(max_length=60)] | None = None
    branch: Annotated[str, Field(max_length=100)] | None = None
    project: Annotated[str, Field(max_length=300)] | None = None

    def facts(self) -> CompanyFacts | None:
        """What is told, if anything is: a field left empty tells nothing."""
        told = {
            name: value
            for name in CompanyFacts.__dataclass_fields__
            if (value := getattr(self, name)) not in (None, "")
        }
        return CompanyFacts(**told) if told else None


class Ask(BaseModel):
    """A question. ``replaces`` is the id of the answer whose turn, with all later ones, this question replaces."""

    question: str = Field(examples=["Wer kann bei go-inno einen Innovationsgutschein nutzen?"])
    language: Language | None = Field(default=None, description="of the answer; otherwise the question's")
    conversation: UUID4 | None = Field(default=None, description="made by the client; belongs to its session")
    filters: FiltersBody = Field(default_factory=FiltersBody)
    company: CompanyBody | None = None
    replaces: Annotated[str, Field(max_length=32)] | None = None


async def checked(body: Ask, request: Request, parts: Parts) -> Question:
    """The question to ask. Raises Problem where it is none, too long, another session's, or one too many."""
    text = fitting(body.question)
    known = known_session(request, parts.settings) is not None
    owner = owner_of(session_of(request, parts.settings), parts.settings)
    conversation = str(body.conversation) if body.conversation else None
    if conversation is not None:
        await run_in_threadpool(_own_or_new, parts.memory, conversation, owner)
    await counted(request, parts, owner if known else None)
    keep(request)
    return Question(
        text,
        language=body.language,
        conversation=conversation,
        filters=body.filters.filters(),
        company=body.company.facts() if body.company else None,
        owner=owner,
    )


async def begun(question: Question, parts: Parts, replaces: str | None = None) -> AsyncGenerator[Event, None]:
    """The events of a question that the desk takes, in place of the turn it replaces. Raises Busy, AlreadyAsking."""
    events = parts.desk.events(question)
    if question.conversation and replaces:
        await run_in_threadpool(parts.memory.conversations.drop_from, question.conversation, replaces)
    return events


async def answered(events: AsyncGenerator[Event, None]) -> Answer:
    """The answer alone."""
    async with aclosing(events):
        async for event in events:
            if isinstance(event, Answered):
                return event.answer
    raise RuntimeError("the events ended without an answer")


def fitting(question: str) -> str:
    """The question as it is to be asked. Raises Problem where it is none, or longer than the guard lets through."""
    text = clean(question)
    if not text:
        raise Problem(422, "no_question")
    if len(text) > LONGEST:
        raise Problem(422, "too_long", {"length": str(len(text)), "limit": str(LONGEST)})
    return question


async def counted(request: Request, parts: Parts, owner: str | None) -> None:
    """Counts a question. Raises Problem where it is one too many."""
    if seconds := await parts.rates.wait(owner, request.client.host if request.client else ""):
        raise too_many(seconds)


def _own_or_new(memory: Memory, conversation: str, owner: str) -> None:
    kept = memory.conversations.load(conversation, 0)
    if kept.created_at is not None and kept.owner != owner:
        raise Problem(404, "conversation_not_found")
