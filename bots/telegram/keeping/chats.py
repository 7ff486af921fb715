"""Chats in SQL: their conversation, their language, what they told of their company."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast
from uuid import uuid4

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from assistant.answer import Language
from assistant.company import CompanyFacts
from assistant.settings import Settings
from assistant.talk.store import stamp, utc_now
from bots.telegram.keeping.tables import telegram_chats as table


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat as it is kept. ``key`` is its hash; ``language`` ``None`` where none was chosen; ``asked`` the fact of the
    company that the next message is to tell."""

    key: str
    conversation: str
    language: Language | None = None
    facts: CompanyFacts = field(default_factory=CompanyFacts)
    asked: str | None = None


class ChatStore:
    """The chats of a database. Every method is one transaction; each may raise SQLAlchemyError."""

    def __init__(self, engine: Engine, settings: Settings, now: Callable[[], datetime] = utc_now) -> None:
        self._engine = engine
        self._kept = timedelta(days=settings.conversation_days)
        self._now = now

    def of(self, key: str) -> Chat:
        """The chat of a hash, begun where it is not known, and marked as used now."""
        row = {"chat": key, "conversation": str(uuid4()), "facts": {}, "used_at": stamp(self._now())}
        used = update(table).where(table.c.chat == key).values(used_at=row["used_at"])
        with self._engine.begin() as connection:
            if not connection.execute(used).rowcount:
                try:
                    with connection.begin_nested():
                        connection.execute(insert(table).values(row))
                except IntegrityError:  # begun by another update at the same moment
                    connection.execute(used)
            found = connection.execute(select(table).where(table.c.chat == key)).mappings().one()
        facts = CompanyFacts.from_json(found["facts"])
        language = cast("Language | None", found["language"])
        return Chat(key, found["conversation"], language, facts, found["asked"])

    def new_conversation(self, key: str) -> str:
        """Begins a new conversation; its id."""
        conversation = str(uuid4())
        self._set(key, conversation=conversation, asked=None)
        return conversation

    def choose(self, key: str, language: Language | None) -> None:
        """Sets the language, or that the question's counts."""
        self._set(key, language=language)

    def tell(self, key: str, facts: CompanyFacts, asked: str | None) -> None:
        """Keeps what is told of the company, and what is asked for next."""
        self._set(key, facts=facts.to_json(), asked=asked)

    def purge(self) -> int:
        """Deletes chats that were last used too long ago; how many."""
        with self._engine.begin() as connection:
            limit = stamp(self._now() - self._kept)
            return connection.execute(delete(table).where(table.c.used_at < limit)).rowcount

    def _set(self, key: str, **values: object) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(table).where(table.c.chat == key).values(**values))
