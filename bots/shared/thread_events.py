"""An iterator that blocks, read in a thread, as an asynchronous one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from contextlib import suppress
from contextvars import copy_context
from threading import Event as Flag
from threading import Thread
from typing import TypeVar

T = TypeVar("T")
_END = object()


async def thread_events(open_events: Callable[[], Iterator[T]], ended: Callable[[], None]) -> AsyncGenerator[T, None]:
    """What ``open_events`` gives, as it comes; its error is raised here.

    Closing this ends the thread at its next event. ``ended`` is called in the event loop once the thread has ended.
    """
    loop = asyncio.get_running_loop()
    arrived: asyncio.Queue[object] = asyncio.Queue()
    stopped = Flag()

    def tell(call: Callable[..., object], *given: object) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody listens any more
            loop.call_soon_threadsafe(call, *given)

    def work() -> None:
        try:
            events = open_events()
            for event in events:
                if stopped.is_set():
                    break
                tell(arrived.put_nowait, event)
            if isinstance(events, Generator):
                events.close()
            tell(arrived.put_nowait, _END)
        except Exception as error:
            tell(arrived.put_nowait, _Failed(error))
        finally:
            tell(ended)

    Thread(target=copy_context().run, args=(work,), name="asking", daemon=True).start()
    try:
        while (event := await arrived.get()) is not _END:
            if isinstance(event, _Failed):
                raise event.error
            yield event  # type: ignore[misc]
    finally:
        stopped.set()


class _Failed:
    def __init__(self, error: Exception) -> None:
        self.error = error
