"""The whole bot at work: its real application, and a Bot API server behind which people write to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

from pydantic import SecretStr
from sqlalchemy import create_engine, func, inspect, select, table

from assistant.assistant import Assistant
from assistant.errors import FoerderlotseError
from assistant.settings import Settings
from assistant.talk.memory import Memory
from bots.telegram.app import ALLOWED_UPDATES, build
from bots.telegram.delivery.pace import Pace
from bots.telegram.face import Face
from bots.telegram.opening import open_face
from bots.telegram.running import running
from tests.telegram.server.chats import Chat, Message
from tests.telegram.server.server import BotApiServer

SECOND = 0.02
"""The second of the pace and of the server's flood control, in seconds."""

THUMB = "👍"


@dataclass
class Living:
    """A bot at work; ``stopped`` is the error it cannot go on after."""

    server: BotApiServer
    face: Face
    stopped: list[FoerderlotseError] = field(default_factory=list)

    async def rest(self, seconds: float = 20) -> None:
        """Waits until the bot has heard of everything and has nothing more to do."""
        await true(lambda: not self.server.state.updates.pending and not self.face.kept.updates.waiting(), seconds)

    def rows(self) -> dict[str, int]:
        """The rows of every table of the bot's database."""
        engine = create_engine(self.face.settings.registry_url)
        with engine.connect() as connection:
            names = inspect(connection).get_table_names()
            counts = {name: select(func.count()).select_from(table(name)) for name in names}
            found = {name: connection.execute(count).scalar_one() for name, count in counts.items()}
        engine.dispose()
        return found


def bot_settings(settings: Settings, server: BotApiServer, **update: object) -> Settings:
    """The settings of a bot at this server."""
    token = SecretStr(server.state.token)
    return settings.model_copy(update={"telegram_token": token, "telegram_api_url": server.url, **update})


@contextmanager
def faced(assistant: Assistant, settings: Settings) -> Iterator[Face]:
    """The parts of a bot on the corpus of an assistant, with a memory of its own."""
    settings.data.mkdir(parents=True, exist_ok=True)
    with (
        Memory.open(settings) as memory,
        open_face(Assistant(assistant.corpus, assistant.chat, memory), settings) as face,
    ):
        yield face


@asynccontextmanager
async def polling(face: Face, server: BotApiServer, pace: Pace | None = None) -> AsyncIterator[Living]:
    """A bot that fetches its updates, until the end of the block."""
    living = Living(server, face)
    bot = build(face, True, living.stopped.append, pace or Pace(second=SECOND), pause=0.1)
    application = bot.application

    def failed(error: Exception) -> None:
        application.create_task(application.process_error(None, error))

    async with running(bot, face):
        assert application.updater
        await application.updater.start_polling(
            poll_interval=0, allowed_updates=ALLOWED_UPDATES, error_callback=failed, bootstrap_retries=0
        )
        yield living


async def true(condition: Callable[[], object], seconds: float = 20) -> None:
    """Waits for what no chat shows."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.02)


async def answered(chat: Chat, count: int = 1, seconds: float = 30) -> list[Message]:
    """The messages that end an answer, once there are so many."""

    def ended(messages: Sequence[Message]) -> list[Message]:
        found = [message for message in messages if THUMB in message.labels]
        return found if len(found) >= count else []

    return await chat.until(ended, seconds)
