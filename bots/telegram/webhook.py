"""Updates that Telegram brings to the web server, instead of the bot fetching them."""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

from fastapi import APIRouter, Header, Request, Response
from telegram import Update
from telegram.error import NetworkError

from assistant.errors import FoerderlotseError
from bots.shared.keys import keyed_hash
from bots.telegram.app import ALLOWED_UPDATES, Bot, build
from bots.telegram.face import Face
from bots.telegram.running import running

PATH = "/telegram/webhook"
LARGEST = 1_000_000
"""Bytes of an update: far more than Telegram sends."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Webhook:
    """The route that takes updates, and what runs the bot beside the server."""

    router: APIRouter
    lifespan: Callable[[], AbstractAsyncContextManager[None]]


def webhook(face: Face) -> Webhook:
    """The webhook of the settings. Raises FoerderlotseError where the token or the public address is missing.

    An update is answered with 200 once it is kept in SQL and worked at afterwards; one that cannot be kept gets 503,
    so that Telegram brings it again.
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

    @asynccontextmanager
    async def lifespan() -> AsyncIterator[None]:
        async with running(bot, face):
            await bot.application.bot.set_webhook(address, allowed_updates=ALLOWED_UPDATES, secret_token=secret)
            yield

    return Webhook(_router(bot, secret), lifespan)


def _router(bot: Bot, secret: str) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.post(PATH)
    async def update(request: Request, x_telegram_bot_api_secret_token: str = Header(default="")) -> Response:
        if not hmac.compare_digest(x_telegram_bot_api_secret_token.encode(), secret.encode()):
            return Response(status_code=403)
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


def _log(error: FoerderlotseError) -> None:
    logger.error("%s", error)
