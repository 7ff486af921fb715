"""Several processes that serve the web page together."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI

    from assistant.settings import Settings

_LOOKS_EVERY_S = 1.0


def check_workers(settings: Settings) -> None:
    """Raises FoerderlotseError where several processes are wanted and the settings allow only one."""
    from assistant.errors import FoerderlotseError

    if settings.web_workers == 1:
        return
    needed = {"FOERDERLOTSE_DATABASE_URL": settings.database_url, "FOERDERLOTSE_CHROMA_URL": settings.chroma_url}
    if missing := [name for name, value in needed.items() if value is None]:
        raise FoerderlotseError(
            f"FOERDERLOTSE_WEB_WORKERS={settings.web_workers}: Mehrere Prozesse brauchen eine PostgreSQL-Datenbank und "
            "einen Chroma-Server; die eingebaute Ablage gehört einem Prozess.",
            f"Setzen Sie {' und '.join(missing)}, oder FOERDERLOTSE_WEB_WORKERS=1.",
        )
    if settings.telegram_webhook:
        raise FoerderlotseError(
            "Der Webhook des Telegram-Bots läuft nur, wo ein einziger Prozess die Webseite bereitstellt.",
            "Setzen Sie FOERDERLOTSE_WEB_WORKERS=1, oder lassen Sie FOERDERLOTSE_TELEGRAM_WEBHOOK weg.",
        )


def serve_together(place: socket.socket, settings: Settings, graceful_s: float) -> None:
    """Serves with ``web_workers`` processes until told to end; one that dies is replaced.

    The caller holds the data folder: the processes only read the corpus.
    """
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    os.environ["FOERDERLOTSE_DATA"] = str(settings.data)  # it may have been given as an option
    config = uvicorn.Config(
        "bots.terminal.workers:worker",
        factory=True,
        workers=settings.web_workers,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=int(graceful_s),
    )
    Multiprocess(config, sockets=[place]).run()


def worker() -> FastAPI:
    """The app of one of several processes."""
    from assistant.assistant import Assistant
    from bots.terminal import context
    from bots.web.app import create_app

    settings = context.load()
    opened = ExitStack()
    assistant = opened.enter_context(Assistant.open(settings, guest=True))

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        watching = asyncio.create_task(_end_with_parent())
        with opened:
            yield
        watching.cancel()

    return create_app(assistant, settings, beside=(living,))


async def _end_with_parent() -> None:
    """Ends this process in order once its parent is gone, which a kill gives no time to tell."""
    parent = multiprocessing.parent_process()
    while parent is not None and parent.is_alive():
        await asyncio.sleep(_LOOKS_EVERY_S)
    signal.raise_signal(signal.SIGTERM)
