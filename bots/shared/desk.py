"""Where many ask at once: each question waits for its place and is answered in a thread of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, contextmanager

from assistant.answer import Answer, Question
from assistant.assistant import Assistant
from assistant.errors import FoerderlotseError
from assistant.events import Answered, Event
from assistant.settings import Settings
from bots.shared.thread_events import thread_events


class Busy(FoerderlotseError):
    """Too many questions wait, or none is taken any more."""


class AlreadyAsking(FoerderlotseError):
    """The conversation has a question that is being answered."""


class Desk:
    """Takes questions within one event loop; so many are answered at once, the others wait in their order."""

    def __init__(self, assistant: Assistant, settings: Settings) -> None:
        self._assistant = assistant
        self._places = asyncio.Semaphore(settings.questions_at_once)
        self._most_waiting = settings.questions_waiting
        self._talking: set[str] = set()
        self._closed = False
        self._waiting = 0
        self._running = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def waiting(self) -> int:
        """Questions that wait for a place."""
        return self._waiting

    @property
    def running(self) -> int:
        """Questions that are being answered."""
        return self._running

    def events(self, question: Question) -> AsyncGenerator[Event, None]:
        """The steps as they begin, each claim once it is verified, and at last the answer.

        Raises Busy or AlreadyAsking at once, or with the first event where that becomes true meanwhile. Closing the
        iterator stops the work at its next step; its place is then free. Use ``contextlib.aclosing``.
        """
        self._check(question)
        return self._events(question)

    async def answer(self, question: Question) -> Answer:
        """The answer alone. Raises Busy, AlreadyAsking."""
        async with aclosing(self.events(question)) as events:
            async for event in events:
                if isinstance(event, Answered):
                    return event.answer
        raise RuntimeError("the events ended without an answer")

    async def drain(self, seconds: float) -> None:
        """Takes no more questions and waits until those taken are answered, or so many seconds."""
        self._closed = True
        try:
            await asyncio.wait_for(self._idle.wait(), seconds)
        except TimeoutError:
            return

    async def _events(self, question: Question) -> AsyncGenerator[Event, None]:
        self._check(question)
        with self._conversation(question.conversation):
            await self._place()
            async with aclosing(thread_events(lambda: self._assistant.stream_answer(question), self._left)) as events:
                async for event in events:
                    yield event

    def _check(self, question: Question) -> None:
        if self._closed:
            raise Busy("Der Dienst wird gerade beendet.", "Bitte in einer Minute noch einmal fragen.")
        if question.conversation is not None and question.conversation in self._talking:
            raise AlreadyAsking(
                "In diesem Gespräch wird gerade eine Frage beantwortet.", "Bitte die Antwort abwarten oder anhalten."
            )
        if self._places.locked() and self._waiting >= self._most_waiting:
            raise Busy("Zurzeit fragen zu viele zugleich.", "Bitte in einer Minute noch einmal fragen.")

    @contextmanager
    def _conversation(self, name: str | None) -> Iterator[None]:
        if name is None:
            yield
            return
        self._talking.add(name)
        try:
            yield
        finally:
            self._talking.discard(name)

    async def _place(self) -> None:
        self._waiting += 1
        self._idle.clear()
        try:
            await self._places.acquire()
            self._running += 1
        finally:
            self._waiting -= 1
            self._tell_idle()

    def _left(self) -> None:
        """A place is free: the work has ended."""
        self._running -= 1
        self._places.release()
        self._tell_idle()

    def _tell_idle(self) -> None:
        if not (self._waiting or self._running):
            self._idle.set()
