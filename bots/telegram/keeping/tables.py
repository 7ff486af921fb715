"""The bot's tables, in the registry's database but no part of the corpus.

Chats, users, updates and messages are named by keyed hashes (:func:`bots.shared.keys.keyed_hash`); what has to be read
again is sealed (:mod:`bots.telegram.keeping.sealing`).
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, Integer, LargeBinary, String, Table

from assistant.corpus.tables import metadata

# Times are UTC in ISO 8601 to the microsecond, so that they can be compared as text.
telegram_chats = Table(
    "telegram_chats",
    metadata,
    Column("chat", String(64), primary_key=True),
    Column("conversation", String(100), nullable=False),
    # The language chosen; none: the question's.
    Column("language", String(2)),
    Column("facts", JSON, nullable=False),
    # The fact of the company that is asked for.
    Column("asked", String(20)),
    Column("used_at", String(40), nullable=False, index=True),
)

telegram_updates = Table(
    "telegram_updates",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("update", String(64), nullable=False, unique=True),
    Column("chat", String(64), nullable=False, index=True),
    # The message that asked, so that a changed question finds its answer.
    Column("message", String(64), index=True),
    Column("at", String(40), nullable=False, index=True),
    Column("begun", String(40)),
    Column("done", String(40)),
    # The update, until it is done.
    Column("sealed", LargeBinary),
    # The ids of the messages that answer it.
    Column("replies", LargeBinary),
    Column("conversation", String(100)),
    Column("answer", String(32), index=True),
)

telegram_managers = Table(
    "telegram_managers",
    metadata,
    Column("user", String(64), primary_key=True),
    Column("linked_at", String(40), nullable=False),
)

telegram_codes = Table(
    "telegram_codes",
    metadata,
    Column("code", String(64), primary_key=True),
    Column("until", String(40), nullable=False),
)
