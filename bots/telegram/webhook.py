"""Updates that Telegram brings to the web server, instead of the bot fetching them."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass

from fastapi import APIRouter, Header, Request, Response
from telegram import Update
from telegram.error import NetworkError, TelegramError

from assistant.errors import FoerderlotseError
from bots.shared.keys import keyed_hash
from bots.telegram.app import ALLOWED_UPDATES, Bot, build
from bots.telegram.errors import TOKEN
from bots.telegram.face import Face
from bots.telegram.running import running

PATH = "/telegram/webhook"
LARGEST = 1_000_000
"""Bytes of an update: far more than Telegram sends."""

PAUSE = 60.0
"""Seconds until Telegram is tried again where it could not be reached."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Webhook:
    """The route that takes updates, and what runs the bot beside the server."""

    router: APIRouter
    lifespan: Callable[[], AbstractAsyncContextManager[None]]


def webhook(face: Face) -> Webhook:
    """The webhook of the settings. Raises FoerderlotseError where the token or the public address is missing.

    The server starts whether Telegram can be reached or not. An update is answered with 200 once it is kept in SQL, and
    worked at afterwards; one that cannot be kept gets 503, so that Telegram brings it again.
    """
    settings = face.settings
    if not settings.public_url:
        raise FoerderlotseError(
            "Für den Webhook des Telegram-Bots fehlt die öffentliche Adresse.",
            "Setzen Sie FOERDERLOTSE_PUBLIC_URL, zum Beispiel https://lotse.example.org.",
        )
    address = f"{str(settings.public_url).rstrip('/')}{PATH}"
    token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
    secret = keyed_hash(settings, "telegram-webhook", token)
    bot = build(face, polling=False, stop=_log)
    listening, ending = asyncio.Event(), asyncio.Event()

    async def run() -> None:
        async with running(bot, face):
            await bot.application.bot.set_webhook(address, allowed_updates=ALLOWED_UPDATES, secret_token=secret)
            listening.set()
            await ending.wait()
            listening.clear()

    @asynccontextmanager
    async def lifespan() -> AsyncIterator[None]:
        task = asyncio.create_task(_persistently(run, ending))
        try:
            yield
        finally:
            ending.set()
            await task

    return Webhook(_router(bot, secret, listening), lifespan)


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


def _router(bot: Bot, secret: str, listening: asyncio.Event) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.post(PATH)
    async def update(request: Request, x_telegram_bot_api_secret_token: str = Header(default="")) -> Response:
        if not hmac.compare_digest(x_telegram_bot_api_secret_token.encode(), secret.encode()):
            return Response(status_code=403)
        if not listening.is_set():
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
