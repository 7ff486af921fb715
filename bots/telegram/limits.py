"""How much one chat may ask."""

from __future__ import annotations

import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter


class ChatLimits:
    """Questions of each chat within a minute."""

    def __init__(self, per_minute: int) -> None:
        self._item = RateLimitItemPerMinute(per_minute)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def wait(self, chat: str) -> int:
        """Counts a question of a chat; 0 where it may be asked, else the seconds to wait."""
        if self._limiter.hit(self._item, chat):
            return 0
        return max(1, round(self._limiter.get_window_stats(self._item, chat).reset_time - time.time()))
