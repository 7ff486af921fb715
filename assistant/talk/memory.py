"""What outlives a question: conversations, traces and feedback, and that none is kept too long."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, Self

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from assistant.company import CompanyFacts
from assistant.corpus.database import open_database
from assistant.settings import Settings
from assistant.talk.feedback import FeedbackStore
from assistant.talk.store import ConversationStore, utc_now
from assistant.talk.traces import TraceStore
from assistant.talk.turn import Conversation, Turn

PATIENCE_MS = 2_000
"""How long a database that is being written to is waited for: an answer is not to hang on its being kept."""

_PURGED_EVERY = timedelta(days=1)

logger = logging.getLogger(__name__)


class Memory:
    """The conversations, traces and feedback of a database. An answer is never lost because it could not be kept."""

    def __init__(self, engine: Engine, settings: Settings, now: Callable[[], datetime] = utc_now) -> None:
        self.conversations = ConversationStore(engine, settings, now)
        self.traces = TraceStore(engine, settings, now)
        self.feedback = FeedbackStore(engine, settings, now)
        self._traces_questions = settings.trace_questions
        self._now = now
        self._purged: datetime | None = None
        self.purge()

    @classmethod
    @contextmanager
    def open(cls, settings: Settings) -> Iterator[Self]:
        """On the database of the settings. Raises StorageFailed."""
        engine = open_database(settings.registry_url, PATIENCE_MS)
        try:
            yield cls(engine, settings)
        finally:
            engine.dispose()

    @property
    def traces_questions(self) -> bool:
        """Whether a trace may hold the question's words."""
        return self._traces_questions

    def load(self, conversation: str) -> Conversation:
        """What is remembered of a conversation; nothing where the database fails."""
        try:
            return self.conversations.load(conversation)
        except SQLAlchemyError as error:
            logger.error("a conversation could not be read: %s", type(error).__name__)
            return Conversation(conversation)

    def keep(self, before: Conversation, turn: Turn, said: CompanyFacts, owner: str | None = None) -> None:
        """Keeps a turn; a failure is logged, without a word of it."""
        try:
            self.conversations.append(before, turn, said, owner)
        except SQLAlchemyError as error:
            logger.error("answer %s was not kept in its conversation: %s", turn.answer_id, type(error).__name__)

    def keep_trace(self, answer: str, record: Mapping[str, Any], conversation: str | None) -> None:
        """Keeps a trace; a failure is logged, without a word of it."""
        self.purge()
        try:
            self.traces.keep(answer, record, conversation)
        except SQLAlchemyError as error:
            logger.error("the trace of answer %s was not kept: %s", answer, type(error).__name__)

    def purge(self) -> None:
        """Deletes what is too old, at most once a day."""
        now = self._now()
        if self._purged and now - self._purged < _PURGED_EVERY:
            return
        self._purged = now
        try:
            self.conversations.purge()
            self.traces.purge()
            self.feedback.purge()
        except SQLAlchemyError as error:
            logger.error("old conversations, traces and feedback were not deleted: %s", type(error).__name__)
