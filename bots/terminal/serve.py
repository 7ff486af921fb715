"""``foerderlotse serve``: the web page."""

from __future__ import annotations

import errno
import signal
import socket
from contextlib import AbstractContextManager, suppress
from typing import TYPE_CHECKING

from bots.terminal import context
from bots.terminal.screen import output, say
from bots.terminal.workers import check_workers, serve_together

if TYPE_CHECKING:
    from fastapi import FastAPI

    from assistant.assistant import Assistant
    from assistant.settings import Settings
    from bots.telegram.face import Face

EPILOG = """
Beispiele:

  foerderlotse serve

  FOERDERLOTSE_WEB_PORT=8000 foerderlotse serve
"""


def serve() -> None:
    """Stellt die Webseite mit ihrer Schnittstelle bereit, bis Sie aufhören (Strg-C)."""
    from assistant.assistant import Assistant

    settings = context.load()
    check_workers(settings)
    with listening(settings) as place, Assistant.open(settings) as assistant:
        serve_on(place, assistant, settings)


def listening(settings: Settings) -> socket.socket:
    """The place where the page is served, taken now: before anything is loaded. Raises FoerderlotseError."""
    from assistant.errors import FoerderlotseError

    host, port = settings.web_host, settings.web_port
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        why = "dort läuft schon etwas" if error.errno == errno.EADDRINUSE else error.strerror or str(error)
        raise FoerderlotseError(
            f"Unter {host}, Port {port} lässt sich keine Webseite bereitstellen: {why}.",
            "Eine andere Adresse nennen FOERDERLOTSE_WEB_HOST und FOERDERLOTSE_WEB_PORT, "
            f"z. B. FOERDERLOTSE_WEB_PORT={port + 1}.",
        ) from error


def serve_on(place: socket.socket, assistant: Assistant, settings: Settings) -> None:
    """Serves until the process is told to end (SIGTERM, Ctrl-C); questions being answered then are finished."""
    import uvicorn

    from bots.web.app import DRAIN_S

    if settings.web_workers > 1:
        _say_where(assistant, settings)
        serve_together(place, settings, DRAIN_S)
        return
    app = faces(assistant, settings)
    config = uvicorn.Config(
        app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=int(DRAIN_S)
    )
    _say_where(assistant, settings)
    # uvicorn ends in order and then raises the signal again, for us to end by: there is nothing left to do.
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[place])
    finally:
        signal.signal(signal.SIGTERM, before)


def faces(assistant: Assistant, settings: Settings) -> FastAPI:
    """Everything that is served: the page, and the Telegram bot's webhook where it is set.

    Raises FoerderlotseError where the bot's settings do not suffice.
    """
    from bots.web.app import create_app

    if not settings.telegram_webhook:
        return create_app(assistant, settings)
    from bots.telegram.opening import open_beside
    from bots.telegram.webhook import webhook

    def opening(app: FastAPI) -> AbstractContextManager[Face]:
        parts = app.state.parts
        return open_beside(assistant, settings, parts.desk, parts.offers, parts.pictures)

    hook = webhook(settings, opening)
    app = create_app(assistant, settings, beside=(hook.lifespan,))
    app.include_router(hook.router)
    return app


def _say_where(assistant: Assistant, settings: Settings) -> None:
    host = "localhost" if settings.web_host in ("0.0.0.0", "::") else settings.web_host  # noqa: S104 - only compared
    shown = f"[{host}]" if ":" in host else host
    say(
        output(),
        f"Die Webseite steht unter {settings.public_url or f'http://{shown}:{settings.web_port}'} (Strg-C beendet)",
    )
    if not assistant.corpus.documents():
        say(output(), "Noch ist kein Dokument aufgenommen: foerderlotse ingest ORDNER, oder foerderlotse demo.")
