"""The web page: wires routes, protection and the assistant together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.sessions import SessionMiddleware
from starlette.staticfiles import StaticFiles

from assistant.assistant import Assistant
from assistant.settings import Settings
from bots.web.errors import handle_errors
from bots.web.parts import Parts
from bots.web.protection.rates import Rates
from bots.web.protection.sessions import COOKIE, cookie_key
from bots.web.routes import answers, chat
from bots.web.standin import Desk, Offers, PagePictures

LARGEST_BODY = 64 * 1024
"""Bytes of a request."""


def create_app(assistant: Assistant, settings: Settings) -> FastAPI:
    """The page and its API on an open assistant, which has to outlive it."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        app.state.parts.pictures.close()

    app = FastAPI(
        title="Förderlotse", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json",
        max_body_size=LARGEST_BODY,
    )  # fmt: skip
    app.state.parts = Parts(
        assistant=assistant,
        settings=settings,
        desk=Desk(assistant, settings),
        pictures=PagePictures(assistant.corpus, settings),
        offers=Offers(assistant),
        rates=Rates(settings),
    )
    handle_errors(app)
    for routes in (answers, chat):
        app.include_router(routes.router)
    app.mount("/static", StaticFiles(directory=Path(__file__).with_name("static")), name="static")
    app.add_middleware(
        SessionMiddleware,
        secret_key=cookie_key(settings),
        session_cookie=COOKIE,
        max_age=settings.conversation_days * 24 * 60 * 60,
        https_only=bool(settings.public_url and settings.public_url.startswith("https:")),
    )
    return app
