"""A circuit breaker: a model that keeps failing is left alone for a while."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from assistant.models.unavailable import ModelUnavailable, Reason


class Breaker:
    """Opens after ``failures`` in a row; after ``rest_s`` seconds one question at a time may try again.

    ``pybreaker`` holds a lock during the whole call, so that there would be one question at a time; ``purgatory``
    and ``aiobreaker`` are for coroutines.
    """

    def __init__(self, failures: int, rest_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit = failures
        self._rest_s = rest_s
        self._clock = clock
        self._lock = Lock()
        self._failed = 0
        self._rests_until = 0.0
        self._trying = False

    @contextmanager
    def watching(self, model: str) -> Iterator[None]:
        """Watches one answer. Raises ModelUnavailable at once while the circuit is open."""
        trial = self._enter(model)
        worked: bool | None = None
        try:
            yield
            worked = True
        except ModelUnavailable as error:
            worked = False if error.is_the_models else None
            raise
        except GeneratorExit:  # the reader has read enough
            worked = True
            raise
        finally:
            self._leave(trial, worked)

    def _enter(self, model: str) -> bool:
        with self._lock:
            is_open = self._failed >= self._limit
            if is_open and (self._trying or self._clock() < self._rests_until):
                raise ModelUnavailable(Reason.OPEN_CIRCUIT, model)
            self._trying = is_open
            return is_open

    def _leave(self, trial: bool, worked: bool | None) -> None:
        with self._lock:
            if trial:
                self._trying = False
            if worked:
                self._failed = 0
            elif worked is False:
                self._failed += 1
                self._rests_until = self._clock() + self._rest_s
