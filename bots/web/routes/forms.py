"""The same without JavaScript: forms, each with a token, each ending on a page that can be loaded again."""

from __future__ import annotations

from secrets import compare_digest
from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import UUID4, field_validator

from assistant.answer import Language
from bots.web.asking import Ask, CompanyBody, checked
from bots.web.dependencies import MemoryDep, OwnDep, OwnerDep, PartsDep, SettingsDep
from bots.web.problems import Problem
from bots.web.protection.sessions import form_token, session_of
from bots.web.routes.feedback import FeedbackBody


async def _genuine(request: Request, settings: SettingsDep) -> None:
    """Raises Problem where the form is not one of this session's pages."""
    sent = (await request.form()).get("token")
    wanted = form_token(session_of(request, settings), settings)
    if not isinstance(sent, str) or not compare_digest(sent.encode(), wanted.encode()):
        raise Problem(403, "forbidden")


router = APIRouter(include_in_schema=False, dependencies=[Depends(_genuine)])


class AskForm(CompanyBody):
    """A question with what the company tells of itself; empty fields count as left out."""

    token: str = ""
    question: str = ""
    language: Language | None = None
    conversation: UUID4 | None = None

    @field_validator("employees", "turnover", "balance_sheet", mode="before")
    @classmethod
    def _typed(cls, value: Any) -> Any:
        """A form sends a number as it was typed."""
        return int(value) if isinstance(value, str) and value.isdecimal() else value

    def ask(self) -> Ask:
        company = CompanyBody(**{name: getattr(self, name) for name in CompanyBody.model_fields})
        conversation = self.conversation or uuid4()
        return Ask(question=self.question, language=self.language, conversation=conversation, company=company)


class FeedbackForm(FeedbackBody):
    """Whether an answer of a conversation helped."""

    token: str = ""
    conversation: UUID4


@router.post("/frage")
async def ask(form: Annotated[AskForm, Form()], request: Request, parts: PartsDep) -> Response:
    """Answers, and shows the conversation at the answer."""
    question = await checked(form.ask(), request, parts)
    answer = await parts.desk.answer(question)
    return _back(str(question.conversation), answer.id)


@router.post("/gespraech/loeschen")
def forget_all(memory: MemoryDep, owner: OwnerDep) -> Response:
    """Deletes all conversations of the session for good."""
    memory.conversations.forget_all(owner)
    return RedirectResponse("/", 303)


@router.post("/gespraech/{conversation}/loeschen")
def forget(conversation: OwnDep, memory: MemoryDep) -> Response:
    """Deletes a conversation for good."""
    memory.conversations.forget(conversation)
    return RedirectResponse("/", 303)


@router.post("/gespraech/{conversation}/angaben-loeschen")
def forget_facts(conversation: OwnDep, memory: MemoryDep) -> Response:
    """Deletes what is remembered of the company."""
    memory.conversations.forget_facts(conversation)
    return _back(conversation)


@router.post("/feedback")
def feedback(form: Annotated[FeedbackForm, Form()], memory: MemoryDep, owner: OwnerDep) -> Response:
    """Keeps whether an answer helped."""
    if not memory.feedback.give(form.answer, form.helpful, form.reason, form.comment or None, owner):
        raise Problem(404, "answer_not_found")
    return _back(str(form.conversation), form.answer)


def _back(conversation: str, answer: str | None = None) -> Response:
    return RedirectResponse(f"/gespraech/{conversation}" + (f"#a-{answer}" if answer else ""), 303)
