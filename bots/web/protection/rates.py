"""How many questions a client may ask in a minute."""

from __future__ import annotations

import ipaddress
import logging
import math
import time
from typing import TYPE_CHECKING, Any

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage, Storage
from limits.aio.strategies import MovingWindowRateLimiter
from limits.errors import StorageError

from assistant.errors import FoerderlotseError
from assistant.settings import Settings

if TYPE_CHECKING:
    from redis.asyncio import ConnectionPool

FOR_AN_ADDRESS = 10
"""How many times a session's questions an address range may ask: an office shares one."""

PATIENCE_S = 1.0
"""How long Redis is waited for: a question is not to hang on its being counted."""

logger = logging.getLogger(__name__)


class Rates:
    """Counts in memory, or in Redis, where they outlive a restart and hold for all processes."""

    def __init__(self, settings: Settings) -> None:
        self._connections = _connections(settings.redis_url) if settings.redis_url else None
        self._limiter = MovingWindowRateLimiter(_storage(settings.redis_url, self._connections))
        self._of_one = RateLimitItemPerMinute(settings.questions_per_minute)
        self._of_range = RateLimitItemPerMinute(settings.questions_per_minute * FOR_AN_ADDRESS)

    async def wait(self, owner: str | None, address: str) -> int:
        """Counts a question; 0 where it may be asked, else the seconds until the next may.

        ``owner`` is ``None`` for who brings no session: then the address counts as one client. Where the counts
        cannot be reached, every question may be asked.
        """
        near = prefix(address)
        asked = ((self._of_range, ("range", near)), (self._of_one, ("one", owner or near)))
        try:
            for limit, key in asked:
                if not await self._limiter.hit(limit, *key):
                    stats = await self._limiter.get_window_stats(limit, *key)
                    return max(1, math.ceil(stats.reset_time - time.time()))
        except (StorageError, OSError) as error:
            logger.error("questions per minute were not counted: %s", type(error).__name__)
        return 0

    async def close(self) -> None:
        """Gives the connections back."""
        if self._connections:
            await self._connections.aclose()


def prefix(address: str) -> str:
    """The range an address belongs to: the first 24 bits of IPv4, 48 of IPv6; "-" where it is none."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "-"
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    bits = 24 if found.version == 4 else 48
    return str(ipaddress.ip_network(f"{found}/{bits}", strict=False))


def _connections(url: str) -> ConnectionPool:
    try:
        from redis.asyncio import ConnectionPool
    except ImportError as error:
        raise FoerderlotseError(
            "Für FOERDERLOTSE_REDIS_URL fehlt das Paket redis.", "pip install 'foerderlotse[redis]' bringt es mit."
        ) from error
    return ConnectionPool.from_url(url, socket_connect_timeout=PATIENCE_S, socket_timeout=PATIENCE_S)


def _storage(url: str | None, connections: ConnectionPool | None) -> Storage:
    if url is None or connections is None:
        return MemoryStorage()
    options: dict[str, Any] = {"connection_pool": connections}
    return RedisStorage(f"async+{url}", wrap_exceptions=True, implementation="redispy", **options)
