"""Traces of answers in SQL, kept for a set number of days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, delete, insert, select

from assistant.settings import Settings
from assistant.talk.store import stamp, utc_now
from assistant.talk.tables import traces


class TraceStore:
    """Every method is one transaction; each may raise SQLAlchemyError. ``now`` gives the time, with its zone."""

    def __init__(self, engine: Engine, settings: Settings, now: Callable[[], datetime] = utc_now) -> None:
        self._engine = engine
        self._kept = timedelta(days=settings.trace_days)
        self._now = now

    def keep(self, answer: str, record: Mapping[str, Any], conversation: str | None = None) -> None:
        """Keeps the record of an answer."""
        with self._engine.begin() as connection:
            row = {"answer": answer, "at": stamp(self._now()), "conversation": conversation, "record": dict(record)}
            connection.execute(insert(traces).values(row))

    def find(self, answer: str) -> dict[str, Any] | None:
        """The record of an answer, with the time it was kept at; ``None`` where there is none."""
        with self._engine.connect() as connection:
            row = connection.execute(select(traces).where(traces.c.answer == answer)).mappings().first()
        return {"id": row["answer"], "at": row["at"], **row["record"]} if row else None

    def purge(self) -> int:
        """Deletes the records that are too old; how many."""
        with self._engine.begin() as connection:
            return connection.execute(delete(traces).where(traces.c.at < stamp(self._now() - self._kept))).rowcount
