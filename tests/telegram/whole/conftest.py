"""The whole bot on the sample programmes, and somebody who writes to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from assistant.assistant import Assistant
from assistant.settings import Settings
from tests.telegram.server.people import Person
from tests.telegram.server.server import BotApiServer, bot_api_server
from tests.telegram.whole.living import SECOND, Living, bot_settings, faced, polling


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def server() -> AsyncIterator[BotApiServer]:
    async with bot_api_server(SECOND) as opened:
        yield opened


@pytest.fixture(scope="module")
async def bot(
    assistant: Assistant, tmp_path_factory: pytest.TempPathFactory, server: BotApiServer
) -> AsyncIterator[Living]:
    """A bot that polls. The tests of a module share it: each has people of its own, who have chats of their own."""
    settings = bot_settings(Settings(data=tmp_path_factory.mktemp("bot")), server)
    with faced(assistant, settings) as face:
        async with polling(face, server) as living:
            yield living


@pytest.fixture
def ada(bot: Living) -> Person:
    """Somebody with a German app who writes to the bot."""
    return bot.server.person("Ada")
