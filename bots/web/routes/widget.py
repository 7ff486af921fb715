"""The chat for other sites: a script of one line there, a frame of ours in it."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse

from assistant.steps.guard import LONGEST
from bots.web.chat_page import examples
from bots.web.dependencies import PartsDep
from bots.web.pages import WidgetDemoPage, WidgetPage
from bots.web.protection.sessions import widget_session
from bots.web.rendering import frame_of, html

router = APIRouter(include_in_schema=False)

_SCRIPT = Path(__file__).parent.parent / "static" / "widget.js"


@router.get("/widget")
def widget(request: Request, parts: PartsDep) -> HTMLResponse:
    """The frame. A browser keeps no cookie for it, so its session stands in the page."""
    frame = frame_of(request, parts.settings, widget_session(parts.settings))
    documents = len(parts.assistant.corpus.documents())
    page = WidgetPage(frame, str(uuid4()), documents, LONGEST, examples(parts, frame.language))
    return html(request, parts.settings, "widget.html", page)


@router.get("/widget.js")
def script() -> FileResponse:
    """What a site embeds."""
    return FileResponse(_SCRIPT, media_type="text/javascript", headers={"Cache-Control": "max-age=3600"})


@router.get("/widget-demo")
def demo(request: Request, parts: PartsDep) -> HTMLResponse:
    """A site with the widget, and how to embed it."""
    base = (parts.settings.public_url or str(request.base_url)).rstrip("/")
    page = WidgetDemoPage(frame_of(request, parts.settings), f"{base}/widget.js")
    return html(request, parts.settings, "widget_demo.html", page)
