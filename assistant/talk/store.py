"""Conversations in SQL: kept, shown, forgotten, and gone after a set time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from assistant.company import CompanyFacts
from assistant.settings import Settings
from assistant.talk.rows import summary_of, turn_of, turn_row
from assistant.talk.tables import conversations, feedback, traces, turns
from assistant.talk.turn import Conversation, Summary, Turn

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
        return Conversation(
            conversation, tuple(turn_of(one) for one in reversed(found)), facts, row["created_at"], row["owner"]
        )

    def append(self, before: Conversation, turn: Turn, said: CompanyFacts, owner: str | None = None) -> bool:
        """Keeps a turn and the facts it tells; ``before`` is what :meth:`load` gave.

        A new conversation belongs to ``owner`` for good. ``False`` where the conversation was forgotten meanwhile, or
        belongs to another: then nothing is kept.
        """
        with self._engine.begin() as connection:
            used = self._used(connection, before, turn, owner)
            if used is None:
                return False
            if said:
                known = connection.execute(select(conversations.c.facts).where(used)).scalar_one()
                facts = CompanyFacts.from_json(known).merged(said).to_json()
                connection.execute(update(conversations).where(used).values(facts=facts))
            connection.execute(insert(turns).values(conversation=before.id, at=stamp(self._now()), **turn_row(turn)))
        return True

    def forget(self, conversation: str) -> bool:
        """Deletes a conversation for good, with its turns, facts, traces and feedback; whether there was one."""
        with self._engine.begin() as connection:
            return self._forgotten(connection, conversations.c.id == conversation, [conversation]) > 0

    def forget_all(self, owner: str) -> int:
        """Deletes every conversation of an owner, as :meth:`forget`, and what else the owner thought of answers.

        Gives how many conversations there were.
        """
        which = conversations.c.owner == owner
        with self._engine.begin() as connection:
            names = connection.execute(select(conversations.c.id).where(which)).scalars().all()
            connection.execute(delete(feedback).where(feedback.c.owner == owner))
            return self._forgotten(connection, which, names)

    def forget_facts(self, conversation: str) -> bool:
        """Deletes what is known of the company; the turns stay. Whether there is such a conversation."""
        with self._engine.begin() as connection:
            which = conversations.c.id == conversation
            return connection.execute(update(conversations).where(which).values(facts={})).rowcount > 0

    def export(self, conversation: str) -> list[Turn]:
        """All turns, oldest first; none for a conversation that is not known."""
        wanted = select(turns).where(turns.c.conversation == conversation).order_by(turns.c.id)
        with self._engine.connect() as connection:
            return [turn_of(row) for row in connection.execute(wanted).mappings()]

    def of(self, owner: str) -> list[Summary]:
        """The conversations of an owner, those used last first."""
        own = turns.c.conversation == conversations.c.id
        first = select(turns.c.question).where(own).order_by(turns.c.id).limit(1).correlate(conversations)
        title = first.scalar_subquery()
        count = select(func.count()).select_from(turns).where(own).correlate(conversations).scalar_subquery()
        wanted = select(conversations, title.label("title"), count.label("turns"))
        order = (conversations.c.used_at.desc(), conversations.c.id)
        with self._engine.connect() as connection:
            found = connection.execute(wanted.where(conversations.c.owner == owner).order_by(*order)).mappings()
            return [summary_of(row) for row in found]

    def owned(self, conversation: str, owner: str) -> bool:
        """Whether there is such a conversation and it belongs to ``owner``."""
        which = (conversations.c.id == conversation) & (conversations.c.owner == owner)
        with self._engine.connect() as connection:
            return connection.execute(select(conversations.c.id).where(which)).first() is not None

    def drop_from(self, conversation: str, answer_id: str) -> bool:
        """Deletes the turn of an answer and the later ones, with their traces and feedback, so that it can be asked
        anew; what they told of the company stays. Whether there was such a turn."""
        own = turns.c.conversation == conversation
        with self._engine.begin() as connection:
            at = connection.execute(select(turns.c.id).where(own, turns.c.answer == answer_id)).scalars().first()
            if at is None:
                return False
            later = own & (turns.c.id >= at)
            answers = connection.execute(select(turns.c.answer).where(later)).scalars().all()
            for kept in (traces, feedback):
                connection.execute(delete(kept).where(kept.c.answer.in_(answers)))
            connection.execute(delete(turns).where(later))
        return True

    def purge(self) -> int:
        """Deletes the conversations that were last used too long ago; how many."""
        limit = stamp(self._now() - self._kept)
        with self._engine.begin() as connection:
            return connection.execute(delete(conversations).where(conversations.c.used_at < limit)).rowcount

    def _forgotten(self, connection: Connection, which: ColumnElement[bool], names: Sequence[str]) -> int:
        for kept in (traces, feedback):
            connection.execute(delete(kept).where(kept.c.conversation.in_(names)))
        return connection.execute(delete(conversations).where(which)).rowcount

    def _used(
        self, connection: Connection, before: Conversation, turn: Turn, owner: str | None
    ) -> ColumnElement[bool] | None:
        """The condition for the conversation's row, marked as used now; ``None`` where it is gone or another's."""
        which = (conversations.c.id == before.id) & _belongs_to(owner)
        if before.created_at is not None:
            which &= conversations.c.created_at == before.created_at
        now = stamp(self._now())
        used = update(conversations).where(which).values(used_at=now, language=turn.language)
        if connection.execute(used).rowcount:
            return which
        if before.created_at is not None:
            return None
        row: dict[str, object] = {
            "id": before.id,
            "created_at": now,
            "used_at": now,
            "language": turn.language,
            "facts": {},
            "owner": owner,
        }
        try:
            with connection.begin_nested():
                connection.execute(insert(conversations).values(row))
        except IntegrityError:  # its first turn was kept at the same moment
            return which if connection.execute(used).rowcount else None
        return which


def _belongs_to(owner: str | None) -> ColumnElement[bool]:
    return conversations.c.owner.is_(None) if owner is None else conversations.c.owner == owner
