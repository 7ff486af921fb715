"""All that the bot keeps, opened together."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from sqlalchemy.exc import SQLAlchemyError

from assistant.corpus.database import open_database
from assistant.settings import Settings
from assistant.talk.memory import Memory
from bots.telegram.keeping.chats import ChatStore
from bots.telegram.keeping.erasing import Eraser
from bots.telegram.keeping.managers import ManagerStore
from bots.telegram.keeping.sealing import Seals
from bots.telegram.keeping.updates import UpdateStore

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """The stores of the bot, on the registry's database."""

    seals: Seals
    updates: UpdateStore
    chats: ChatStore
    managers: ManagerStore
    eraser: Eraser

    @classmethod
    @contextmanager
    def open(cls, settings: Settings, memory: Memory) -> Iterator[Self]:
        """On the database of the settings, which is the memory's too. Raises StorageFailed."""
        engine = open_database(settings.registry_url)
        seals = Seals(settings)
        try:
            kept = cls(
                seals,
                UpdateStore(engine, seals, settings),
                ChatStore(engine, settings),
                ManagerStore(engine, seals),
                Eraser(engine, seals, memory),
            )
            kept.purge()
            yield kept
        finally:
            engine.dispose()

    def purge(self) -> None:
        """Deletes what is too old; a failure is logged."""
        try:
            self.updates.purge()
            self.chats.purge()
        except SQLAlchemyError as error:
            logger.error("old updates and chats were not deleted: %s", type(error).__name__)
