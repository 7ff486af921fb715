"""Work that lets others go first and ends when it is told to."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

PATIENCE_S = 5.0
"""How long one step lets others go first: there may always be some."""


class Stopped(Exception):
    """The work was told to end."""


@dataclass(frozen=True, slots=True)
class GoingLast:
    """``busy`` tells whether others are at it; once ``stopped`` is set, the work ends at its next step."""

    busy: Callable[[], bool] = lambda: False
    stopped: Event = field(default_factory=Event)

    def step(self) -> None:
        """Waits until it is this work's turn. Raises Stopped."""
        until = time.monotonic() + PATIENCE_S
        while self.busy() and time.monotonic() < until and not self.stopped.wait(0.05):
            pass
        if self.stopped.is_set():
            raise Stopped
