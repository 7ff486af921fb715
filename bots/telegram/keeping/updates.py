"""Updates in SQL: each is answered once, also where the bot is killed in the middle."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography.fernet import InvalidToken
from sqlalchemy import Engine, RowMapping, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from assistant.settings import Settings
from assistant.talk.store import stamp, utc_now
from bots.telegram.keeping.sealing import Seals
from bots.telegram.keeping.tables import telegram_updates as table

WAITS = timedelta(days=1)
"""How long an update may wait for its answer: as long as Telegram itself keeps one."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """An update as it is kept.

    ``begun`` says when its answer was first worked at, UTC in ISO 8601, ``again`` that this is not the first time;
    ``replies`` are the ids of the messages that
    show the answer so far, ``answer`` and ``conversation`` where it stands.
    """

    key: str
    begun: str = ""
    again: bool = False
    replies: tuple[int, ...] = ()
    answer: str | None = None
    conversation: str | None = None


class UpdateStore:
    """The updates of a database. Every method is one transaction; each may raise SQLAlchemyError."""

    def __init__(self, engine: Engine, seals: Seals, settings: Settings, now: Callable[[], datetime] = utc_now) -> None:
        self._engine = engine
        self._seals = seals
        self._kept = timedelta(days=settings.conversation_days)
        self._now = now

    def take(self, update_id: int, chat: int, message: int | None, payload: dict[str, Any]) -> bool:
        """Keeps an update until it is done; ``False`` where it is known already."""
        row = {
            "update": self._seals.update(update_id),
            "chat": self._seals.chat(chat),
            "message": self._seals.message(chat, message) if message else None,
            "at": stamp(self._now()),
            "sealed": self._seals.seal(payload),
        }
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(table).values(row))
        except IntegrityError:
            return False
        return True

    def waiting(self) -> list[dict[str, Any]]:
        """The payloads that are not done, oldest first; what cannot be read any more is given up."""
        wanted = select(table.c.update, table.c.sealed).where(table.c.done.is_(None)).order_by(table.c.id)
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
        found = []
        for key, sealed in rows:
            try:
                found.append(self._seals.unseal(sealed))
            except (InvalidToken, TypeError):
                logger.error("a waiting update cannot be read with this secret key and is given up")
                self._set(key, done=stamp(self._now()), sealed=None)
        return found

    def begin(self, update_id: int) -> Taken:
        """Marks that an update is worked at now, unless it was before; gives what is known of it."""
        key = self._seals.update(update_id)
        with self._engine.begin() as connection:
            which = table.c.update == key
            first = update(table).where(which & table.c.begun.is_(None)).values(begun=stamp(self._now()))
            again = not connection.execute(first).rowcount
            row = connection.execute(select(table).where(which)).mappings().first()
        if row is None:  # erased meanwhile
            return Taken(key)
        return self._taken(row, again)

    def show(self, key: str, replies: Sequence[int]) -> None:
        """Keeps which messages show the answer."""
        self._set(key, replies=self._seals.seal(list(replies)))

    def answered(self, key: str, answer: str, conversation: str) -> None:
        """Keeps where the answer stands."""
        self._set(key, answer=answer, conversation=conversation)

    def done(self, update_id: int) -> None:
        """An update needs nothing more; its words are deleted."""
        self._set(self._seals.update(update_id), done=stamp(self._now()), sealed=None)

    def earlier(self, chat: int, message: int, but: str) -> Taken | None:
        """The newest answered update of a message, other than the one with the key ``but``."""
        which = (table.c.message == self._seals.message(chat, message)) & (table.c.update != but)
        wanted = select(table).where(which & table.c.answer.is_not(None)).order_by(table.c.id.desc()).limit(1)
        with self._engine.connect() as connection:
            row = connection.execute(wanted).mappings().first()
        return self._taken(row) if row else None

    def conversation_of(self, chat: int, answer: str) -> str | None:
        """The conversation in which this chat got an answer; ``None`` where it did not."""
        which = (table.c.chat == self._seals.chat(chat)) & (table.c.answer == answer)
        with self._engine.connect() as connection:
            return connection.execute(select(table.c.conversation).where(which).limit(1)).scalar_one_or_none()

    def handed_over(self, key: str) -> None:
        """The answer of an update is shown by another one's messages now."""
        self._set(key, answer=None, replies=None)

    def purge(self) -> int:
        """Deletes what is done and too old, and what waited too long; how many."""
        now = self._now()
        old = table.c.done.is_not(None) & (table.c.at < stamp(now - self._kept))
        late = table.c.done.is_(None) & (table.c.at < stamp(now - WAITS))
        with self._engine.begin() as connection:
            return connection.execute(delete(table).where(old | late)).rowcount

    def _set(self, key: str, **values: object) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(table).where(table.c.update == key).values(**values))

    def _taken(self, row: RowMapping, again: bool = False) -> Taken:
        replies = tuple(self._seals.unseal(row["replies"])) if row["replies"] else ()
        return Taken(row["update"], row["begun"] or "", again, replies, row["answer"], row["conversation"])
