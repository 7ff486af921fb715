"""Whether an answer helped."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field

from bots.web.dependencies import MemoryDep, OwnerDep
from bots.web.described import ERRORS
from bots.web.problems import Problem

router = APIRouter(prefix="/api/feedback", tags=["feedback"], responses=ERRORS)

Reason = Literal["wrong", "incomplete", "unclear", "source", "other"]


class FeedbackBody(BaseModel):
    """``answer`` is its id; a later word on the same answer replaces the earlier."""

    answer: Annotated[str, Field(max_length=32)]
    helpful: bool
    reason: Reason | None = None
    comment: Annotated[str, Field(max_length=1000)] | None = None


@router.post("")
def give(body: FeedbackBody, memory: MemoryDep, owner: OwnerDep) -> dict[str, bool]:
    """Keeps it."""
    if not memory.feedback.give(body.answer, body.helpful, body.reason, body.comment, owner):
        raise Problem(404, "answer_not_found")
    return {"kept": True}
