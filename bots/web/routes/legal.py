"""Privacy and imprint: the operator's own texts, or what can be said without them."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant.answer import Language
from assistant.settings import Settings
from bots.web.dependencies import PartsDep
from bots.web.markdown import html_of, read, supplied
from bots.web.pages import TextPage
from bots.web.parts import Parts
from bots.web.rendering import frame_of, html

router = APIRouter(include_in_schema=False)

_TRACES: dict[Language, tuple[str, str]] = {"de": ("ohne den", "mit dem"), "en": ("without", "with")}


@router.get("/datenschutz")
def privacy(request: Request, parts: PartsDep) -> HTMLResponse:
    """What is done with data."""
    return _text(request, parts, "privacy", parts.settings.web_privacy)


@router.get("/impressum")
def imprint(request: Request, parts: PartsDep) -> HTMLResponse:
    """Who answers for the page."""
    return _text(request, parts, "imprint", parts.settings.web_imprint)


def _text(request: Request, parts: Parts, kind: str, own: Path | None) -> HTMLResponse:
    frame = frame_of(request, parts.settings)
    text = read(own) if own else _supplied(kind, frame.language, parts.settings)
    return html(request, parts.settings, "text.html", TextPage(frame, kind, html_of(text), own is not None))


def _supplied(kind: str, language: Language, settings: Settings) -> str:
    text = supplied(kind, language)
    if kind == "privacy":
        models = _elsewhere(settings)
        answering = "provider" if models else "local"
        text = text.format(
            days=settings.conversation_days,
            trace_days=settings.trace_days,
            traces=_TRACES[language][settings.trace_questions],
            model=supplied(f"privacy_{answering}", language).strip().format(model=", ".join(models)),
        )
    return text


def _elsewhere(settings: Settings) -> list[str]:
    """The models that are sent questions over an interface."""
    chat, embedding = settings.chat_model or "", settings.embedding_model
    asked = [chat] if chat and not chat.startswith("local:") else []
    return asked + ([embedding] if ":" in embedding and not embedding.startswith("huggingface:") else [])
