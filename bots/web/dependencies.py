"""What routes ask for, as named types."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from assistant.answer import Language
from assistant.settings import Settings
from assistant.talk.memory import Memory
from bots.web.language import language_of
from bots.web.parts import Parts
from bots.web.problems import Problem
from bots.web.protection.sessions import owner_of, session_of


def parts_of(request: Request) -> Parts:
    """The parts of the app that the request came to."""
    parts: Parts = request.app.state.parts
    return parts


PartsDep = Annotated[Parts, Depends(parts_of)]


def _settings(parts: PartsDep) -> Settings:
    return parts.settings


def _memory(parts: PartsDep) -> Memory:
    return parts.memory


SettingsDep = Annotated[Settings, Depends(_settings)]
MemoryDep = Annotated[Memory, Depends(_memory)]


def _owner(request: Request, settings: SettingsDep) -> str:
    return owner_of(session_of(request, settings), settings)


OwnerDep = Annotated[str, Depends(_owner)]
"""The key under which the session's conversations are kept."""

LanguageDep = Annotated[Language, Depends(language_of)]
"""The language of the page."""


def _own(conversation: str, memory: MemoryDep, owner: OwnerDep) -> str:
    if not memory.conversations.owned(conversation, owner):
        raise Problem(404, "conversation_not_found")
    return conversation


OwnDep = Annotated[str, Depends(_own)]
"""The id of a conversation of this session, from the path; another session's is not found."""
