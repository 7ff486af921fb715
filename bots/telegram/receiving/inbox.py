"""The queue of updates: what is in it is kept in SQL."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot, Update
from telegram.error import NetworkError

from bots.telegram.keeping.updates import UpdateStore

logger = logging.getLogger(__name__)


class Inbox(asyncio.Queue[object]):
    """The application's update queue.

    An update is kept before it is queued. The poller acknowledges to Telegram only what was queued, and the webhook
    answers 200 only then: so none is lost where the process is killed, and one that is sent again is dropped.
    ``wanted`` says of which updates anything is kept at all.
    """

    def __init__(self, updates: UpdateStore, wanted: Callable[[Update], bool]) -> None:
        super().__init__()
        self._updates = updates
        self._wanted = wanted

    async def put(self, item: object) -> None:
        """Keeps and queues an update that is new. Raises NetworkError where it cannot be kept: it has to come again."""
        if isinstance(item, Update):
            chat = item.effective_chat
            if chat is None or not self._wanted(item):
                return
            asking = item.message or item.edited_message
            message = asking.message_id if asking else None
            try:
                new = await asyncio.to_thread(
                    self._updates.take, item.update_id, chat.id, message, item.to_dict(recursive=True)
                )
            except SQLAlchemyError as error:
                logger.error("an update could not be kept: %s", type(error).__name__)
                raise NetworkError("the update could not be kept") from error
            if not new:
                return
        await super().put(item)

    async def restore(self, bot: Bot) -> int:
        """Queues what an earlier run left undone, oldest first; how many."""
        waiting = await asyncio.to_thread(self._updates.waiting)
        for payload in waiting:
            await super().put(Update.de_json(payload, bot))
        return len(waiting)
