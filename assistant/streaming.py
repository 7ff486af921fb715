"""Events of a question that is answered in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextvars import copy_context
from queue import SimpleQueue
from threading import Thread

from assistant.answer import Answer, Claim
from assistant.events import Answered, Claimed, Event, Status

Answering = Callable[[Callable[[Claim], None], Callable[[str], None]], Answer]
"""Answers a question and says on the way which claims are verified and which steps begin."""


def events_of(answering: Answering) -> Iterator[Event]:
    """The events as they happen. Closing the iterator ends the work at its next event."""
    queue: SimpleQueue[Event | BaseException] = SimpleQueue()
    left = False

    def put(event: Event) -> None:
        if left:
            raise _ReaderLeft
        queue.put(event)

    def work() -> None:
        try:
            answer = answering(lambda claim: put(Claimed(claim)), lambda step: put(Status(step)))
            queue.put(Answered(answer))
        except BaseException as error:  # it is the reader's, but for the one that nobody waits for
            queue.put(error)

    Thread(target=copy_context().run, args=(work,), name="answering", daemon=True).start()
    try:
        while True:
            event = queue.get()
            if isinstance(event, BaseException):
                raise event
            yield event
            if isinstance(event, Answered):
                return
    finally:
        left = True


class _ReaderLeft(BaseException):
    """Nobody waits for the answer any more. No Exception: the pipeline's rescue is not for it."""
