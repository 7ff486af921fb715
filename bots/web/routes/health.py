"""Whether the service lives, and whether it can answer."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request, Response

from assistant.assistant import Assistant
from assistant.models import ChatModel, ModelUnavailable, Reason
from bots.web.dependencies import LanguageDep, PartsDep
from bots.web.errors import said
from bots.web.problems import Problem

router = APIRouter(tags=["health"])
logger = logging.getLogger(__name__)

TRIED_EVERY_S = 60
"""How often the chat model is really asked: every time costs."""

_MODEL_S = 10


@router.get("/healthz")
async def alive() -> dict[str, str]:
    """It lives."""
    return {"status": "ok"}


@router.get("/readyz")
def ready(request: Request, response: Response, parts: PartsDep, language: LanguageDep) -> dict[str, Any]:
    """Whether each part works; 503 where one fails without which there is no answer.

    Without the chat model answers are verbatim quotes: then it is told, and the service is ready.
    """
    found = {name: _works(name, trial) for name, trial in _trials(parts.assistant).items()}
    if broken := [name for name, works in found.items() if not works]:
        response.status_code = 503
        problem = Problem(503, "not_ready", {"parts": ", ".join(broken)})
        return {"ready": False, "parts": found, "error": said(problem, language)}
    if chat := parts.assistant.chat:
        tried: tuple[float, bool] | None = getattr(request.app.state, "chat_tried", None)
        if tried is None or time.monotonic() - tried[0] > TRIED_EVERY_S:
            tried = request.app.state.chat_tried = (time.monotonic(), _answers(chat))
        found["chat_model"] = tried[1]
    return {"ready": True, "parts": found}


def _trials(assistant: Assistant) -> dict[str, Callable[[], object]]:
    corpus = assistant.corpus
    return {
        "registry": corpus.documents,
        "vectors": lambda: corpus.vectors.count,
        "terms": lambda: corpus.terms.count,
    }


def _works(name: str, trial: Callable[[], object]) -> bool:
    try:
        trial()
    except Exception as error:  # whatever it is, this part does not work
        logger.error("not ready: %s: %s", name, type(error).__name__)
        return False
    return True


def _answers(chat: ChatModel) -> bool:
    try:
        chat.complete([("user", "Sag: ja")], timeout_s=_MODEL_S, max_characters=1)
    except ModelUnavailable as error:
        return error.reason is Reason.BUSY
    return True
