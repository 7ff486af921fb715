"""The layers around the app, in their order."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.sessions import SessionMiddleware
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from assistant.settings import Settings
from bots.web.head import HeadAsGet
from bots.web.protection.access_log import AccessLog
from bots.web.protection.body_limit import BodyLimit
from bots.web.protection.headers import SecurityHeaders
from bots.web.protection.last_line import LastLine
from bots.web.protection.same_origin import SameOrigin, origin_of
from bots.web.protection.sessions import COOKIE, HEADER, cookie_key

LARGEST_BODY = 256 * 1024
"""Bytes of a request: a long conversation, as OpenAI's clients send it whole."""


def protect(app: FastAPI, settings: Settings) -> None:
    """Adds the protection, the innermost first."""
    https = bool(settings.public_url and settings.public_url.startswith("https:"))
    own = (origin_of(settings.public_url),) if settings.public_url else ()
    app.add_middleware(LastLine)
    app.add_middleware(BodyLimit, largest=LARGEST_BODY)
    app.add_middleware(SameOrigin, allowed=(*own, *settings.cors_origins))
    app.add_middleware(
        SessionMiddleware,
        secret_key=cookie_key(settings),
        session_cookie=COOKIE,
        max_age=settings.conversation_days * 24 * 60 * 60,
        https_only=https,
    )
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=("GET", "POST", "DELETE"),
            allow_headers=("Authorization", "Content-Type", HEADER),
        )
    app.add_middleware(SecurityHeaders, embedding=settings.widget_origins, https=https)
    app.add_middleware(AccessLog)
    app.add_middleware(HeadAsGet)
    if settings.trusted_proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(settings.trusted_proxies))
