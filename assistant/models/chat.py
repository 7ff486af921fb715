"""A chat model as the rest of the assistant sees it."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, suppress
from threading import BoundedSemaphore, Thread

from langchain_core.language_models import BaseChatModel
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, stop_before_delay
from tenacity.wait import wait_exponential, wait_random

from assistant.models.breaker import Breaker
from assistant.models.budget import Budget, Usage
from assistant.models.limits import CHARACTERS_PER_TOKEN, Limits
from assistant.models.reply import Message, Reply
from assistant.models.unavailable import ModelUnavailable, Reason

Source = Callable[[float], BaseChatModel]
"""Gives the model to ask, ready at the latest at a time of ``time.monotonic()``; raises ModelUnavailable."""

Pieces = Generator[str, None, None]

_WARM_UP_S = 120.0
_back_off = wait_exponential(multiplier=0.5, max=8) + wait_random(0, 0.5)


class ChatModel:
    """Answers in pieces of text or raises ModelUnavailable, always within the set time. For many threads."""

    def __init__(self, name: str, source: Source, limits: Limits, breaker: Breaker, budget: Budget) -> None:
        self.name = name
        self.limits = limits
        self._source = source
        self._breaker = breaker
        self._budget = budget
        self._places = BoundedSemaphore(limits.at_once)

    @property
    def is_small(self) -> bool:
        """Whether the model runs here, on a few cores: it reads slowly and cannot be trusted with a whole answer."""
        return self.name.startswith("local:")

    def stream(
        self,
        messages: Sequence[Message],
        *,
        timeout_s: float | None = None,
        max_characters: int | None = None,
        usage: Usage | None = None,
    ) -> Generator[str, None, None]:
        """The answer, piece by piece as it is written. Ends where ``max_characters`` are reached.

        ``messages`` are LangChain messages or pairs of role and text. ``timeout_s`` instead of a longer total time
        set. In ``usage`` stands at the end what it took. Close the iterator to stop early. Raises ModelUnavailable,
        also after some pieces.
        """
        usage = usage or Usage()
        total_s = min(timeout_s or self.limits.total_s, self.limits.total_s)
        deadline = time.monotonic() + total_s
        if not self._places.acquire(timeout=min(self.limits.wait_s, total_s)):
            raise ModelUnavailable(Reason.BUSY, self.name)
        try:
            reserved = Usage(_tokens(messages), self.limits.max_tokens)
            with self._breaker.watching(self.name), self._budget.spending(usage, reserved, self.name):
                yield from self._answer(messages, deadline, max_characters or self.limits.max_characters, usage)
        finally:
            self._places.release()

    def complete(
        self, messages: Sequence[Message], *, timeout_s: float | None = None, max_characters: int | None = None
    ) -> str:
        """The whole answer as one text; as :meth:`stream`."""
        return "".join(self.stream(messages, timeout_s=timeout_s, max_characters=max_characters))

    def warm_up(self) -> None:
        """Gets the model ready in the background, so that the first question need not wait for it."""

        def get_ready() -> None:
            with suppress(ModelUnavailable):  # the first question will tell
                self._source(time.monotonic() + _WARM_UP_S)

        Thread(target=get_ready, name="warm-up", daemon=True).start()

    def _answer(self, messages: Sequence[Message], deadline: float, most: int, usage: Usage) -> Iterator[str]:
        replies = list[Reply]()
        try:
            first, pieces = self._begin(messages, deadline, most, replies)
            with closing(pieces):
                yield first
                yield from pieces
        finally:
            asked = _tokens(messages)
            for reply in replies:
                usage.add(*reply.tokens(asked))

    def _begin(
        self, messages: Sequence[Message], deadline: float, most: int, replies: list[Reply]
    ) -> tuple[str, Pieces]:
        """The first piece and the rest; asks again, within the time, while there is no first piece."""

        def ask() -> tuple[str, Pieces]:
            reply = Reply(self._source(deadline), messages, self.limits, deadline, most, self.name)
            replies.append(reply)
            pieces = reply.pieces()
            return next(pieces), pieces

        retrying = Retrying(
            retry=retry_if_exception(lambda error: isinstance(error, ModelUnavailable) and error.may_pass),
            stop=stop_after_attempt(self.limits.retries + 1) | stop_before_delay(deadline - time.monotonic()),
            wait=_wait,
            reraise=True,
        )
        return retrying(ask)


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    wanted = error.retry_after if isinstance(error, ModelUnavailable) else None
    return _back_off(state) if wanted is None else wanted


def _tokens(messages: Sequence[Message]) -> int:
    """An estimate of the tokens of a request."""
    texts = [message[1] if isinstance(message, tuple) else str(message.text) for message in messages]
    return sum(len(text) // CHARACTERS_PER_TOKEN + 8 for text in texts)
