"""Flood control (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this)."""

from __future__ import annotations

import math
import time
from collections import deque
from dataclasses import dataclass, field

from tests.telegram.server.errors import too_many

BURST = 3
"""Messages that a chat takes at once: short bursts are let through."""

IN_GROUP = 20
"""A minute."""

IN_ALL = 30
"""A second."""


@dataclass
class _Chat:
    left: float = BURST
    at: float = 0.0
    sent: deque[float] = field(default_factory=deque)
    until: float = 0.0


class Flood:
    """Counts messages and edits. ``second`` is the length of a second, so that tests need not wait for real ones;
    ``minute`` is counted in those."""

    def __init__(self, second: float = 1, minute: float = 60) -> None:
        self.second = second
        self._minute = minute
        self._chats: dict[int, _Chat] = {}
        self._all = deque[float]()
        self._forbidden: dict[int, float] = {}

    def count(self, chat: int) -> None:
        """Counts one message or edit of a chat; groups have negative ids. Raises Refused."""
        now = time.monotonic()
        if seconds := self._forbidden.pop(chat, 0):
            self._chats.setdefault(chat, _Chat(at=now)).until = now + seconds
        kept = self._chats.setdefault(chat, _Chat(at=now))
        if wait := max(kept.until - now, self._wait(kept, chat, now)):
            kept.until = max(kept.until, now + wait)
            raise too_many(max(1, math.ceil(wait)))
        kept.left -= 1
        kept.sent.append(now)
        self._all.append(now)

    def forbid(self, chat: int, seconds: float) -> None:
        """Refuses the next message of a chat, and all others for so long."""
        self._forbidden[chat] = seconds

    def _wait(self, kept: _Chat, chat: int, now: float) -> float:
        kept.left = min(BURST, kept.left + (now - kept.at) / self.second)
        kept.at = now
        wait = 0.0 if kept.left >= 1 else (1 - kept.left) * self.second
        for times, most, span in (
            (self._all, IN_ALL, 1),
            *(((kept.sent, IN_GROUP, self._minute),) if chat < 0 else ()),
        ):
            while times and times[0] <= now - span * self.second:
                times.popleft()
            if len(times) >= most:
                wait = max(wait, times[0] + span * self.second - now)
        return wait
