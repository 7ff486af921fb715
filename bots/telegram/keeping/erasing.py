"""Erasing everything about a chat, and looking whether anything is left."""

from __future__ import annotations

from sqlalchemy import Engine, delete, func, select

from assistant.talk.memory import Memory
from assistant.talk.tables import conversations, feedback, traces, turns
from bots.telegram.keeping.sealing import Seals
from bots.telegram.keeping.tables import telegram_chats, telegram_managers, telegram_updates

_ALL = 2**31 - 1
"""More than the number of any update."""


class Eraser:
    """Erases in the database of the memory and of the bot, which is one."""

    def __init__(self, engine: Engine, seals: Seals, memory: Memory) -> None:
        self._engine = engine
        self._seals = seals
        self._memory = memory

    def erase(self, chat: int, asked_by: int) -> int:
        """Erases all of a chat and gives how many rows are left of it, counted afterwards in every table.

        ``asked_by`` is the update that asks for it: its row, and those of later updates, stay for the moment. Raises
        SQLAlchemyError.
        """
        owner = self._seals.chat(chat)
        talks = [one.id for one in self._memory.conversations.of(owner)]
        self._memory.conversations.forget_all(owner)
        own = select(telegram_updates.c.id).where(telegram_updates.c.update == self._seals.update(asked_by))
        earlier = telegram_updates.c.id < func.coalesce(own.scalar_subquery(), _ALL)
        rows = (
            (telegram_updates, (telegram_updates.c.chat == owner) & earlier),
            (telegram_chats, telegram_chats.c.chat == owner),
            # A private chat has the number of its user.
            (telegram_managers, telegram_managers.c.user == self._seals.user(chat)),
        )
        with self._engine.begin() as connection:
            for table, which in rows:
                connection.execute(delete(table).where(which))
        kept = (
            *rows,
            (conversations, conversations.c.owner == owner),
            (turns, turns.c.conversation.in_(talks)),
            (traces, traces.c.conversation.in_(talks)),
            (feedback, feedback.c.owner == owner),
        )
        with self._engine.connect() as connection:
            counts = (select(func.count()).select_from(table).where(which) for table, which in kept)
            return sum(connection.execute(count).scalar_one() for count in counts)

    def forget(self, update: int) -> None:
        """Deletes the row of an update itself."""
        with self._engine.begin() as connection:
            which = telegram_updates.c.update == self._seals.update(update)
            connection.execute(delete(telegram_updates).where(which))
