"""The chat page: the start, and a conversation."""

from __future__ import annotations

from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from bots.web.chat_page import chat_page
from bots.web.dependencies import OwnDep, OwnerDep, PartsDep
from bots.web.rendering import frame_of, html

router = APIRouter(include_in_schema=False)


@router.get("/")
def start(request: Request, parts: PartsDep, owner: OwnerDep) -> HTMLResponse:
    """The start, with a new conversation."""
    page = chat_page(parts, frame_of(request, parts.settings), owner, str(uuid4()))
    return html(request, parts.settings, "chat.html", page)


@router.get("/gespraech/{conversation}")
def conversation(conversation: OwnDep, request: Request, parts: PartsDep, owner: OwnerDep) -> HTMLResponse:
    """A conversation of this session, to go on with."""
    page = chat_page(parts, frame_of(request, parts.settings), owner, conversation)
    return html(request, parts.settings, "chat.html", page)
