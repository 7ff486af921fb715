"""The bot from its start to its end, with polling."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from telegram.error import InvalidToken, NetworkError, TelegramError

from assistant.errors import FoerderlotseError
from bots.telegram.app import ALLOWED_UPDATES, Bot, build
from bots.telegram.errors import TOKEN
from bots.telegram.face import Face

_PURGED_EVERY = 3600.0
_WATCHED_EVERY = 300.0

logger = logging.getLogger(__name__)


@asynccontextmanager
async def running(bot: Bot, face: Face) -> AsyncIterator[None]:
    """Runs the bot inside, beginning with what an earlier run left undone.

    At the end what is being answered is finished; what waits is answered after the next start. Raises
    FoerderlotseError where Telegram does not know the token or cannot be reached.
    """
    application = bot.application
    quiet()
    try:
        await application.initialize()
        if application.post_init:
            await application.post_init(application)
    except InvalidToken:
        await application.shutdown()
        raise TOKEN from None
    except NetworkError as error:
        await application.shutdown()
        raise FoerderlotseError(
            f"Telegram ist nicht zu erreichen ({type(error).__name__}).", "Prüfen Sie die Verbindung ins Netz."
        ) from error
    purging = asyncio.create_task(_purge(face))
    try:
        await bot.inbox.restore(application.bot)
        await application.start()
        yield
    finally:
        purging.cancel()
        bot.processor.close()
        if application.updater and application.updater.running:
            await application.updater.stop()
        if application.running:
            await application.stop()
        await application.shutdown()


async def poll(face: Face, started: Callable[[str], None]) -> None:
    """Answers until the process is told to stop. Raises FoerderlotseError where that cannot go on.

    ``started`` gets the bot's name once it listens.
    """
    stopping: asyncio.Future[FoerderlotseError | None] = asyncio.get_running_loop().create_future()

    def stop(error: FoerderlotseError | None = None) -> None:
        if not stopping.done():
            stopping.set_result(error)

    bot = build(face, polling=True, stop=stop)
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signum, stop)
    updater = bot.application.updater

    def failed(error: TelegramError) -> None:
        bot.application.create_task(bot.application.process_error(None, error))

    async with running(bot, face):
        if updater is None:
            raise RuntimeError("the application was built without an updater")
        await updater.start_polling(allowed_updates=ALLOWED_UPDATES, bootstrap_retries=-1, error_callback=failed)
        started(bot.application.bot.name)
        beside = [asyncio.create_task(_watch(bot, stop)), asyncio.create_task(_prepare(face))]
        error = await stopping
        for task in beside:
            task.cancel()
    if error:
        raise error


async def _prepare(face: Face) -> None:
    """Gets ready for quick answers while the first ones are given already."""
    await asyncio.to_thread(face.assistant.preload)
    await face.offers.prepare()


async def _watch(bot: Bot, stop: Callable[[FoerderlotseError], None]) -> None:
    """Stops where the token is no longer valid: the poller ends then, and tells nobody."""
    while True:
        await asyncio.sleep(_WATCHED_EVERY)
        try:
            await bot.application.bot.get_me()
        except InvalidToken:
            stop(TOKEN)
        except TelegramError as error:
            logger.warning("Telegram could not be reached: %s", type(error).__name__)


def quiet() -> None:
    """Keeps these libraries from logging what users write, and the token, which is part of every address."""
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # The first would log all of a reply that is cut off in the middle, the second what the error handler tells anyhow.
    for name in ("telegram.request", "telegram.ext.Updater"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


async def _purge(face: Face) -> None:
    with suppress(asyncio.CancelledError):
        while True:
            await asyncio.sleep(_PURGED_EVERY)
            await asyncio.to_thread(face.kept.purge)
