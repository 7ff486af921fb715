"""The web page: wires routes, protection and the assistant together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from assistant.assistant import Assistant
from assistant.settings import Settings
from bots.shared.desk import Desk
from bots.shared.offers import Offers
from bots.shared.pictures import PagePictures
from bots.web.errors import handle_errors
from bots.web.parts import Parts
from bots.web.protection.layers import protect
from bots.web.protection.rates import Rates
from bots.web.routes import (
    answers,
    chat,
    completions,
    conversations,
    documents,
    feedback,
    forms,
    health,
    legal,
    offers,
    sources,
    widget,
)

DRAIN_S = 30.0
"""How long running answers are waited for at the end."""

_ROUTES = (
    answers,
    conversations,
    feedback,
    documents,
    offers,
    health,
    completions,
    chat,
    forms,
    sources,
    legal,
    widget,
)

Beside = Callable[[FastAPI], AbstractAsyncContextManager[None]]
"""What else lives while the app is served."""


def create_app(assistant: Assistant, settings: Settings, beside: Sequence[Beside] = ()) -> FastAPI:
    """The page and its API on an open assistant with a memory, which has to outlive it.

    Routers of other faces are added to the app as to any; what they need open stands in ``beside``.
    """
    if (memory := assistant.memory) is None:
        raise ValueError("the page needs an assistant with a memory")
    app = FastAPI(
        title="Förderlotse",
        description="Answers questions on public funding from programme documents, with a source for every statement.",
        lifespan=_living(beside),
        redirect_slashes=False,
        docs_url=None,  # their pages load scripts from elsewhere
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.parts = Parts(
        assistant=assistant,
        memory=memory,
        settings=settings,
        desk=Desk(assistant, settings),
        pictures=PagePictures(assistant.corpus, settings),
        offers=Offers(assistant),
        rates=Rates(settings),
    )
    handle_errors(app)
    for routes in _ROUTES:
        app.include_router(routes.router)
    app.mount("/static", StaticFiles(directory=Path(__file__).with_name("static")), name="static")
    protect(app, settings)
    return app


def _living(beside: Sequence[Beside]) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        parts: Parts = app.state.parts
        async with AsyncExitStack() as open_parts:
            open_parts.callback(parts.pictures.close)
            open_parts.push_async_callback(parts.rates.close)
            for part in beside:
                await open_parts.enter_async_context(part(app))
            preparing = asyncio.create_task(_get_ready(parts))
            yield
            preparing.cancel()
            await parts.desk.drain(DRAIN_S)

    return lifespan


async def _get_ready(parts: Parts) -> None:
    """Has the first questions answered as quickly as later ones, and finds the examples while nobody asks."""
    parts.assistant.warm_up()
    await asyncio.to_thread(parts.assistant.preload)
    await parts.offers.prepare(lambda: parts.desk.running > 0)
