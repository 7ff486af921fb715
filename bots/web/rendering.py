"""Pages from templates: everything escaped, every value that is missing an error."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request

from assistant.answer import Language
from assistant.settings import Settings
from bots.web.language import COOKIE, language_of
from bots.web.pages import Frame
from bots.web.protection.sessions import form_token, session_of
from bots.web.texts import words

_YEAR_S = 365 * 24 * 60 * 60
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(template: str, page: Any, language: Language) -> str:
    """The HTML of a page; templates know it as ``page``, and the words of its language as ``t``."""
    return _ENVIRONMENT.get_template(template).render(page=page, t=words(language))


def frame_of(request: Request, settings: Settings, widget: str | None = None) -> Frame:
    """What every page shows around its content; ``widget`` is the session of one in a frame on another site."""
    language = language_of(request)
    other = "de" if language == "en" else "en"
    # A page that answers a form has no address of its own that could be opened again.
    shown = request.url if request.method == "GET" else request.url.replace(path="/")
    return Frame(
        language=language,
        alternate=f"/{shown.path.lstrip('/')}?{shown.include_query_params(lang=other).query}",  # never to another host
        token="" if widget else form_token(session_of(request, settings), settings),
        operator=settings.web_operator,
        session=widget,
    )


def html(request: Request, settings: Settings, template: str, page: Any, status: int = 200) -> HTMLResponse:
    """A page as a response; a language chosen by ``?lang=`` is kept in a cookie."""
    language: Language = page.frame.language
    response = HTMLResponse(
        render(template, page, language),
        status,
        {"Content-Language": language, "Vary": "Accept-Language, Cookie", "Cache-Control": "no-store"},
    )
    if request.query_params.get("lang") == language:
        secure = bool(settings.public_url and settings.public_url.startswith("https:"))
        response.set_cookie(COOKIE, language, _YEAR_S, httponly=True, samesite="lax", secure=secure)
    return response
