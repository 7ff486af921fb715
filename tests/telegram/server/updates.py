"""What the bot is to hear of, until it has confirmed it."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.server.errors import OTHER_POLLER, WEBHOOK_ACTIVE, Refused

_NOT_BY_DEFAULT = ("chat_member", "message_reaction", "message_reaction_count")


@dataclass
class Updates:
    """The queue of updates (https://core.telegram.org/bots/api#getting-updates).

    ``repeat`` hands each one out twice, as Telegram may where a confirmation is lost.
    """

    pending: list[dict[str, Any]] = field(default_factory=list)
    allowed: tuple[str, ...] = ()
    webhook: str = ""
    repeat: bool = False
    polls: int = 0
    _next: int = 1000
    _changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    _poller: asyncio.Future[None] | None = None

    async def add(self, kind: str, content: dict[str, Any]) -> dict[str, Any] | None:
        """Queues an update of a kind that the bot wants."""
        if (self.allowed and kind not in self.allowed) or (not self.allowed and kind in _NOT_BY_DEFAULT):
            return None
        update = {"update_id": self._next, kind: content}
        self._next += 1
        await self.put(update)
        return update

    async def put(self, update: dict[str, Any]) -> None:
        """Queues an update, or one once more."""
        async with self._changed:
            # As it is now: a message that is edited later stays here as it was.
            self.pending.append(json.loads(json.dumps(update)))
            self._changed.notify_all()

    def allow(self, kinds: str) -> None:
        """Takes ``allowed_updates``; an empty list means the usual ones, nothing what it was before."""
        if kinds:
            self.allowed = tuple(json.loads(kinds))

    async def get(self, offset: int, limit: int, seconds: float) -> list[dict[str, Any]]:
        """What is pending from ``offset`` on, which confirms everything before; waits so long for some. Raises Refused.

        A second poller ends the first one's waiting.
        """
        if self.webhook:
            raise Refused(*WEBHOOK_ACTIVE)
        self.polls += 1
        if self._poller and not self._poller.done():
            self._poller.set_exception(Refused(*OTHER_POLLER))
        if offset < 0:
            self.pending = self.pending[offset:]
        self.confirm(offset)
        ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller = ended
        waiting = asyncio.create_task(self._some(seconds))
        try:
            await asyncio.wait((waiting, ended), return_when=asyncio.FIRST_COMPLETED)
            if ended.done():
                ended.result()
        finally:
            waiting.cancel()
            ended.cancel()
        return self.pending[: min(100, max(1, limit))] * (2 if self.repeat else 1)

    def confirm(self, offset: int) -> None:
        """Forgets what comes before ``offset``."""
        if offset > 0:
            self.pending = [update for update in self.pending if update["update_id"] >= offset]

    async def some(self) -> None:
        """Waits until anything is pending."""
        async with self._changed:
            await self._changed.wait_for(lambda: self.pending)

    async def _some(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self.some(), seconds)
        except TimeoutError:
            return

    def interrupt(self) -> None:
        """Ends the waiting of a poller, as a server that goes down does."""
        if self._poller and not self._poller.done():
            self._poller.set_exception(Refused(500, "Internal Server Error: restart"))
