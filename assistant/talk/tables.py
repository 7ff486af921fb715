"""The tables of conversations, in the registry's database but no part of the corpus."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, String, Table, Text

from assistant.corpus.tables import metadata

# Times are UTC in ISO 8601 to the microsecond, so that they can be compared as text.
conversations = Table(
    "conversations",
    metadata,
    Column("id", String(100), primary_key=True),
    Column("created_at", String(40), nullable=False),
    Column("used_at", String(40), nullable=False, index=True),
    Column("language", String(2), nullable=False),
    Column("facts", JSON, nullable=False),
    Column("owner", String(64), index=True),
)

turns = Table(
    "turns",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("conversation", ForeignKey(conversations.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("at", String(40), nullable=False),
    Column("question", Text, nullable=False),
    Column("standalone", Text),
    Column("answer", String(32), nullable=False, index=True),
    Column("status", String(20), nullable=False),
    Column("answer_json", JSON, nullable=False),
    Column("documents", JSON, nullable=False),
    Column("programmes", JSON, nullable=False),
)

# No foreign key: an answer outside any conversation leaves a trace too.
traces = Table(
    "traces",
    metadata,
    Column("answer", String(32), primary_key=True),
    Column("at", String(40), nullable=False, index=True),
    Column("conversation", String(100), index=True),
    Column("record", JSON, nullable=False),
)

# No foreign key, as for traces.
feedback = Table(
    "feedback",
    metadata,
    Column("answer", String(32), primary_key=True),
    Column("at", String(40), nullable=False, index=True),
    Column("conversation", String(100), index=True),
    Column("owner", String(64), index=True),
    Column("helpful", Boolean, nullable=False),
    Column("reason", String(20)),
    Column("comment", Text),
)
