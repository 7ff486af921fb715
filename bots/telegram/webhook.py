"""Updates that Telegram brings to the web server, instead of the bot fetching them."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager, suppress
from dataclasses import dataclass

from fastapi import APIRouter, FastAPI, Header, Request, Response
from telegram import Update
from telegram.error import NetworkError, TelegramError

from assistant.errors import FoerderlotseError
from assistant.settings import Settings
from bots.shared.keys import keyed_hash
from bots.telegram.app import ALLOWED_UPDATES, Bot, build
from bots.telegram.errors import MISSING, TOKEN
from bots.telegram.face import Face
from bots.telegram.running import running

PATH = "/telegram/webhook"
LARGEST = 1_000_000
"""Bytes of an update: far more than Telegram sends."""

PAUSE = 60.0
"""Seconds until Telegram is tried again where it could not be reached."""

logger = logging.getLogger(__name__)


Opening = Callable[[FastAPI], AbstractContextManager[Face]]
"""Opens the bot's parts for an app (:mod:`bots.telegram.opening`)."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """The route that takes updates, and what runs the bot while an app is served."""

    router: APIRouter
    lifespan: Callable[[FastAPI], AbstractAsyncContextManager[None]]


@dataclass(slots=True)
class _Place:
    """Where the route finds the bot, while it runs."""

    bot: Bot | None = None


def webhook(settings: Settings, opening: Opening) -> Webhook:
    """The webhook of the settings. Raises FoerderlotseError where the token or the public address is missing.

    The server starts whether Telegram can be reached or not. An update is answered with 200 once it is kept in SQL, and
    worked at afterwards; one that cannot be kept gets 503, so that Telegram brings it again.
    """
    if settings.telegram_token is None:
        raise MISSING
    if not settings.public_url:
        raise FoerderlotseError(
            "Für den Webhook des Telegram-Bots fehlt die öffentliche Adresse.",
            "Setzen Sie FOERDERLOTSE_PUBLIC_URL, zum Beispiel https://lotse.example.org.",
        )
    address = f"{settings.public_url.rstrip('/')}{PATH}"
    secret = keyed_hash(settings, "telegram-webhook", settings.telegram_token.get_secret_value())
    place = _Place()

    async def run(face: Face, ending: asyncio.Event) -> None:
        bot = build(face, polling=False, stop=_log)
        async with running(bot, face):
            place.bot = bot
            try:
                await bot.application.bot.set_webhook(address, allowed_updates=ALLOWED_UPDATES, secret_token=secret)
                await ending.wait()
            finally:
                place.bot = None

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        ending = asyncio.Event()
        with opening(app) as face:
            task = asyncio.create_task(_persistently(lambda: run(face, ending), ending))
            try:
                yield
            finally:
                ending.set()
                await task

    return Webhook(_router(place, secret), lifespan)


async def _persistently(run: Callable[[], Awaitable[None]], ending: asyncio.Event) -> None:
    """Runs the bot; where Telegram cannot be reached, again after a while: the web page does not depend on it."""
    while not ending.is_set():
        try:
            await run()
        except (FoerderlotseError, TelegramError) as error:
            _log(error)
            if error is TOKEN:
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(ending.wait(), PAUSE)


def _router(place: _Place, secret: str) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.post(PATH)
    async def update(request: Request, x_telegram_bot_api_secret_token: str = Header(default="")) -> Response:
        if not hmac.compare_digest(x_telegram_bot_api_secret_token.encode(), secret.encode()):
            return Response(status_code=403)
        bot = place.bot
        if bot is None:
            return Response(status_code=503)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        try:
            await bot.inbox.put(Update.de_json(json.loads(body), bot.application.bot))
        except NetworkError:
            return Response(status_code=503)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            logger.warning("what came is no update: %s", type(error).__name__)
        return Response(status_code=200)

    return router


async def _body(request: Request) -> bytes | None:
    """The body; ``None`` where it is too large."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            return None
    return body


def _log(error: FoerderlotseError | TelegramError) -> None:
    logger.error("Telegram: %s", error)
