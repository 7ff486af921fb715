"""The bot's stores on a database of a test's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from assistant.corpus.database import open_database
from assistant.settings import Settings
from bots.telegram.keeping.sealing import Seals


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    settings.data.mkdir()
    opened = open_database(settings.registry_url)
    yield opened
    opened.dispose()


@pytest.fixture
def seals(settings: Settings) -> Seals:
    return Seals(settings)
