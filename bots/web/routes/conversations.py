"""The session's own conversations: shown, deleted for good, taken along."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from assistant.answer import Language
from assistant.talk.turn import Summary
from bots.shared.note import note_markdown, note_pdf
from bots.web.dependencies import LanguageDep, MemoryDep, OwnDep, OwnerDep
from bots.web.described import ERRORS, ConversationBody, file_of

router = APIRouter(prefix="/api/conversations", tags=["conversations"], responses=ERRORS)


@router.get("")
def all_conversations(memory: MemoryDep, owner: OwnerDep) -> list[Summary]:
    """The conversations of this session, the last used first."""
    return memory.conversations.of(owner)


@router.delete("")
def forget_all(memory: MemoryDep, owner: OwnerDep) -> dict[str, int]:
    """Deletes all of them for good; how many."""
    return {"deleted": memory.conversations.forget_all(owner)}


@router.get("/{conversation}", response_model=ConversationBody)
def one(conversation: OwnDep, memory: MemoryDep, language: LanguageDep) -> dict[str, Any]:
    """All turns, oldest first, and what is remembered of the company."""
    turns = memory.conversations.export(conversation)
    facts = memory.conversations.load(conversation, 0).facts
    return {
        "id": conversation,
        "turns": [{"question": turn.question, "answer": dict(turn.answer), "at": turn.at} for turn in turns],
        "facts": list(facts.words(language)),
    }


@router.delete("/{conversation}")
def forget(conversation: OwnDep, memory: MemoryDep) -> dict[str, bool]:
    """Deletes a conversation for good."""
    return {"deleted": memory.conversations.forget(conversation)}


@router.delete("/{conversation}/facts")
def forget_facts(conversation: OwnDep, memory: MemoryDep) -> dict[str, bool]:
    """Deletes what is remembered of the company; the turns stay."""
    return {"deleted": memory.conversations.forget_facts(conversation)}


@router.get("/{conversation}/note.md", response_class=Response, responses=file_of("text/markdown"))
def markdown(conversation: OwnDep, memory: MemoryDep, shown: LanguageDep, language: Language | None = None) -> Response:
    """The conversation with all its sources as Markdown, to take to an adviser."""
    text = note_markdown(memory.conversations.export(conversation), language or shown, datetime.now(UTC).date())
    return _file(text.encode(), "text/markdown; charset=utf-8", "gespraechsnotiz.md")


@router.get("/{conversation}/note.pdf", response_class=Response, responses=file_of("application/pdf"))
def pdf(conversation: OwnDep, memory: MemoryDep, shown: LanguageDep, language: Language | None = None) -> Response:
    """The same as PDF."""
    made = note_pdf(memory.conversations.export(conversation), language or shown, datetime.now(UTC).date())
    return _file(made, "application/pdf", "gespraechsnotiz.pdf")


def _file(content: bytes, kind: str, name: str) -> Response:
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
