"""A server of a test's own, and somebody who writes to the bot."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.telegram.server.client import Api
from tests.telegram.server.people import Person
from tests.telegram.server.server import bot_api_server


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def opened() -> AsyncIterator[Api]:
    async with bot_api_server() as server, httpx.AsyncClient(trust_env=False, timeout=10) as client:
        yield Api(server, client)


@pytest.fixture
def api(opened: Api) -> Api:
    opened.server.begin()
    return opened


@pytest.fixture
def ada(api: Api) -> Person:
    return api.server.person("Ada")
