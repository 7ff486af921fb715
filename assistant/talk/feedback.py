"""What readers thought of an answer, in SQL, kept as long as the trace of the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from sqlalchemy import Connection, Engine, RowMapping, delete, insert, select

from assistant.masking import mask
from assistant.settings import Settings
from assistant.talk.store import stamp, utc_now
from assistant.talk.tables import conversations, feedback, traces, turns

REASONS = ("wrong", "incomplete", "unclear", "source", "other")
LONGEST_COMMENT = 1000
"""Characters of a comment; what is beyond them is cut off."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a reader thought of an answer; ``at`` is UTC in ISO 8601."""

    answer: str
    helpful: bool
    reason: str | None = None
    comment: str | None = None
    at: str = ""

    @classmethod
    def of(cls, row: RowMapping) -> Self:
        return cls(row["answer"], row["helpful"], row["reason"], row["comment"], row["at"])


class FeedbackStore:
    """Every method is one transaction; each may raise SQLAlchemyError. ``now`` gives the time, with its zone."""

    def __init__(self, engine: Engine, settings: Settings, now: Callable[[], datetime] = utc_now) -> None:
        self._engine = engine
        self._kept = timedelta(days=settings.trace_days)
        self._now = now

    def give(
        self,
        answer_id: str,
        helpful: bool,
        reason: str | None = None,
        comment: str | None = None,
        owner: str | None = None,
    ) -> bool:
        """Keeps what is thought of an answer, in place of what was said of it before.

        ``False`` where no such answer is kept, or where it belongs to another ``owner``. ``reason`` is one of
        :data:`REASONS`, else ValueError is raised; a comment is masked and shortened.
        """
        if reason is not None and reason not in REASONS:
            raise ValueError(f"{reason!r} is none of {', '.join(REASONS)}")
        said = mask(comment.strip()).text[:LONGEST_COMMENT] if comment else None
        with self._engine.begin() as connection:
            known = _answer(connection, answer_id)
            if known is None or known["owner"] not in (None, owner):
                return False
            row = {
                "answer": answer_id,
                "at": stamp(self._now()),
                "conversation": known["conversation"],
                "owner": owner,
                "helpful": helpful,
                "reason": reason,
                "comment": said or None,
            }
            connection.execute(delete(feedback).where(feedback.c.answer == answer_id))
            connection.execute(insert(feedback).values(row))
        return True

    def find(self, answer_id: str) -> Feedback | None:
        """What was last said of an answer."""
        with self._engine.connect() as connection:
            row = connection.execute(select(feedback).where(feedback.c.answer == answer_id)).mappings().first()
        return Feedback.of(row) if row else None

    def purge(self) -> int:
        """Deletes what is too old; how many."""
        with self._engine.begin() as connection:
            return connection.execute(delete(feedback).where(feedback.c.at < stamp(self._now() - self._kept))).rowcount


def _answer(connection: Connection, answer_id: str) -> RowMapping | None:
    """The conversation and owner of an answer, both ``None`` for one outside any; ``None`` where it is not known."""
    told = (
        select(turns.c.conversation, conversations.c.owner)
        .join(conversations, conversations.c.id == turns.c.conversation)
        .where(turns.c.answer == answer_id)
    )
    traced = (
        select(traces.c.conversation, conversations.c.owner)
        .join(conversations, conversations.c.id == traces.c.conversation, isouter=True)
        .where(traces.c.answer == answer_id)
    )
    return connection.execute(told).mappings().first() or connection.execute(traced).mappings().first()
