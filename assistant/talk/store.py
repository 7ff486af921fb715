"""Conversations in SQL: kept, shown, forgotten, and gone after a set time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from assistant.answer import AnswerStatus
from assistant.settings import Settings
from assistant.talk.company import CompanyFacts
from assistant.talk.tables import conversations, traces, turns
from assistant.talk.turn import Conversation, Turn

REMEMBERED_TURNS = 6
"""Turns that a follow-up is read with."""


def utc_now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)


def stamp(when: datetime) -> str:
    """A time as it is kept: such texts sort as the times do."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")


class ConversationStore:
    """The conversations of a database. Turns and facts go with their conversation.

    Every method is one transaction; each may raise SQLAlchemyError. ``now`` gives the time, with its zone."""

    def __init__(self, engine: Engine, settings: Settings, now: Callable[[], datetime] = utc_now) -> None:
        self._engine = engine
        self._kept = timedelta(days=settings.conversation_days)
        self._now = now

    def load(self, conversation: str, turns_wanted: int = REMEMBERED_TURNS) -> Conversation:
        """What is remembered: the last turns, oldest first, and the facts; empty for one that is not known."""
        with self._engine.connect() as connection:
            row = connection.execute(select(conversations).where(conversations.c.id == conversation)).mappings().first()
            if row is None:
                return Conversation(conversation)
            last = select(turns).where(turns.c.conversation == conversation).order_by(turns.c.id.desc())
            found = connection.execute(last.limit(turns_wanted)).mappings().all()
        facts = CompanyFacts.from_json(row["facts"])
        return Conversation(conversation, tuple(_turn(one) for one in reversed(found)), facts, row["created_at"])

    def append(self, before: Conversation, turn: Turn, said: CompanyFacts) -> bool:
        """Keeps a turn and the facts it tells; ``before`` is what :meth:`load` gave.

        ``False`` where the conversation was forgotten meanwhile: then nothing is kept.
        """
        with self._engine.begin() as connection:
            used = self._used(connection, before, turn)
            if used is None:
                return False
            if said:
                known = connection.execute(select(conversations.c.facts).where(used)).scalar_one()
                facts = CompanyFacts.from_json(known).merged(said).to_json()
                connection.execute(update(conversations).where(used).values(facts=facts))
            connection.execute(insert(turns).values(conversation=before.id, at=stamp(self._now()), **_row(turn)))
        return True

    def forget(self, conversation: str) -> bool:
        """Deletes a conversation for good, with its turns, facts and traces; whether there was one."""
        with self._engine.begin() as connection:
            connection.execute(delete(traces).where(traces.c.conversation == conversation))
            return connection.execute(delete(conversations).where(conversations.c.id == conversation)).rowcount > 0

    def forget_facts(self, conversation: str) -> bool:
        """Deletes what is known of the company; the turns stay. Whether there is such a conversation."""
        with self._engine.begin() as connection:
            which = conversations.c.id == conversation
            return connection.execute(update(conversations).where(which).values(facts={})).rowcount > 0

    def export(self, conversation: str) -> list[Turn]:
        """All turns, oldest first; none for a conversation that is not known."""
        wanted = select(turns).where(turns.c.conversation == conversation).order_by(turns.c.id)
        with self._engine.connect() as connection:
            return [_turn(row) for row in connection.execute(wanted).mappings()]

    def purge(self) -> int:
        """Deletes the conversations that were last used too long ago; how many."""
        limit = stamp(self._now() - self._kept)
        with self._engine.begin() as connection:
            return connection.execute(delete(conversations).where(conversations.c.used_at < limit)).rowcount

    def _used(self, connection: Connection, before: Conversation, turn: Turn) -> ColumnElement[bool] | None:
        """The condition for the conversation's row, marked as used now; ``None`` where it is gone."""
        which = conversations.c.id == before.id
        if before.created_at is not None:
            which &= conversations.c.created_at == before.created_at
        now = stamp(self._now())
        used = update(conversations).where(which).values(used_at=now, language=turn.language)
        if connection.execute(used).rowcount:
            return which
        if before.created_at is not None:
            return None
        row = {"id": before.id, "created_at": now, "used_at": now, "language": turn.language, "facts": {}}
        try:
            with connection.begin_nested():
                connection.execute(insert(conversations).values(row))
        except IntegrityError:  # its first turn was kept at the same moment
            connection.execute(used)
        return which


def _row(turn: Turn) -> dict[str, object]:
    return {
        "question": turn.question,
        "standalone": turn.standalone,
        "answer": turn.answer_id,
        "status": turn.status.value,
        "answer_json": dict(turn.answer),
        "documents": list(turn.documents),
        "programmes": list(turn.programmes),
    }


def _turn(row: RowMapping) -> Turn:
    return Turn(
        question=row["question"],
        standalone=row["standalone"],
        answer_id=row["answer"],
        status=AnswerStatus(row["status"]),
        language=row["answer_json"].get("language", "de"),
        answer=row["answer_json"],
        documents=tuple(row["documents"]),
        programmes=tuple(row["programmes"]),
        at=row["at"],
    )
