"""One request to a chat model, and its reply in pieces, held to its limits of time."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Generator, Sequence
from contextlib import aclosing
from queue import Empty, SimpleQueue

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langsmith import tracing_context

from assistant.models.failure import told
from assistant.models.limits import CHARACTERS_PER_TOKEN, Limits
from assistant.models.loop import loop
from assistant.models.unavailable import ModelUnavailable, Reason

Message = BaseMessage | tuple[str, str]

_ENDINGS = ("finish_reason", "stop_reason", "done_reason", "status")
"""What providers call the word that says that a reply is complete."""
_GRACE_S = 1.0

logger = logging.getLogger(__name__)


class Reply:
    """Asks at once; :meth:`pieces` gives what comes. ``deadline`` is a time of ``time.monotonic()``.

    The request ends when ``most`` characters have come.
    """

    def __init__(
        self, chat: BaseChatModel, messages: Sequence[Message], limits: Limits, deadline: float, most: int, name: str
    ) -> None:
        self._chat = chat
        self._messages = list(messages)
        self._limits = limits
        self._deadline = deadline
        self._most = most
        self._name = name
        self._queue: SimpleQueue[str | None] = SimpleQueue()
        self._error: ModelUnavailable | None = None
        self._reported: tuple[int, int] = (0, 0)
        self._characters = 0
        self._future = asyncio.run_coroutine_threadsafe(self._receive(), loop())

    def pieces(self) -> Generator[str, None, None]:
        """Pieces of text, at least one. Raises ModelUnavailable. Closing the iterator ends the request."""
        try:
            while (piece := self._next()) is not None:
                yield piece
            if self._error:
                raise self._error
        finally:
            self._future.cancel()

    def tokens(self, asked: int) -> tuple[int, int]:
        """Tokens in and out: as reported, else estimated (``asked`` in); none where the model never set to work."""
        if any(self._reported):
            return self._reported
        if self._characters or (self._error and self._error.reason is Reason.TIMEOUT):
            return asked, -(-self._characters // CHARACTERS_PER_TOKEN)
        return 0, 0

    def _next(self) -> str | None:
        try:
            return self._queue.get(timeout=max(0.0, self._deadline - time.monotonic()) + _GRACE_S)
        except Empty:  # something blocks the event loop
            self._error = ModelUnavailable(Reason.TIMEOUT, self._name)
            return None

    async def _receive(self) -> None:
        try:
            with tracing_context(enabled=False):  # no copy to LangSmith, whatever the environment says
                await self._read()
        except Exception as error:
            self._error = told(error, self._name)
            logger.info("%s: %s (%s)", self._name, self._error.reason, type(error).__name__)
        finally:
            self._queue.put(None)

    async def _read(self) -> None:
        due = time.monotonic() + self._limits.first_s
        complete = False
        async with aclosing(self._chunks()) as chunks:
            while self._characters < self._most:
                async with asyncio.timeout(min(due, self._deadline) - time.monotonic()):
                    chunk = await anext(chunks, None)
                    await asyncio.sleep(0)  # a flood of pieces must not keep others from the loop, nor its own end
                if chunk is None:
                    break
                complete = complete or any(chunk.response_metadata.get(name) for name in _ENDINGS)
                self._count(chunk)
                if text := str(chunk.text)[: self._most - self._characters]:
                    self._characters += len(text)
                    self._queue.put(text)
                    due = time.monotonic() + self._limits.pause_s
        if not self._characters or not (complete or self._characters >= self._most):
            raise ModelUnavailable(Reason.BROKEN, self._name)

    async def _chunks(self) -> AsyncGenerator[AIMessageChunk, None]:
        async for chunk in self._chat.astream(self._messages):
            yield chunk

    def _count(self, chunk: AIMessageChunk) -> None:
        if usage := chunk.usage_metadata:
            self._reported = self._reported[0] + usage["input_tokens"], self._reported[1] + usage["output_tokens"]
