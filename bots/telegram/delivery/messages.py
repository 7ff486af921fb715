"""The messages that answer one update."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import TypeVar

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.error import BadRequest

from bots.telegram.rendering.splitting import Part

Keep = Callable[[Sequence[int]], Awaitable[None]]
"""Gets the ids of the messages shown, whenever there is one more or fewer."""

T = TypeVar("T")

_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
"""What Telegram says where a message cannot be edited any more."""

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Messages:
    """Shows parts as messages, in order; shown again, they are edited where they differ.

    ``known`` are the ids of messages that an earlier attempt at the same answer has shown: they are edited, so that
    nothing appears twice. Each id is handed to ``keep`` as soon as it is known.
    """

    def __init__(
        self,
        bot: Bot,
        chat: int,
        known: Sequence[int] = (),
        keep: Keep | None = None,
        reply_to: int | None = None,
        thread: int | None = None,
    ) -> None:
        self._bot = bot
        self._chat = chat
        self._ids = list(known)
        self._keep = keep
        self._reply_to = reply_to
        self._thread = thread
        self._shown: dict[int, tuple[Part, InlineKeyboardMarkup | None]] = {}

    async def take_over(self, ids: Sequence[int]) -> None:
        """These messages, which showed another answer, show this one from now on."""
        self._ids = list(ids)
        await self._kept()

    async def show(self, parts: Sequence[Part], keyboard: InlineKeyboardMarkup | None = None) -> None:
        """Makes the messages show these parts, the last with the keyboard. Raises TelegramError."""
        for place, part in enumerate(parts):
            wanted = (part, keyboard if place == len(parts) - 1 else None)
            if self._shown.get(place) == wanted:
                continue
            if place >= len(self._ids) or not await self._edit(self._ids[place], *wanted):
                await self._send(place, *wanted)
            self._shown[place] = wanted
        await self._drop(len(parts))

    async def _send(self, place: int, part: Part, keyboard: InlineKeyboardMarkup | None) -> None:
        reply = ReplyParameters(self._reply_to, allow_sending_without_reply=True) if self._reply_to else None

        async def send(shown: Part) -> int:
            sent = await self._bot.send_message(
                self._chat,
                shown.text,
                entities=shown.entities,
                reply_markup=keyboard,
                reply_parameters=reply if place == 0 else None,
                message_thread_id=self._thread,
                link_preview_options=_NO_PREVIEW,
            )
            return sent.message_id

        identifier = await plainly(send, part)
        self._ids[place : place + 1] = [identifier]
        await self._kept()

    async def _edit(self, message: int, part: Part, keyboard: InlineKeyboardMarkup | None) -> bool:
        """Whether the message now shows the part; ``False`` where it is gone."""

        async def edit(shown: Part) -> bool:
            await self._bot.edit_message_text(
                shown.text,
                self._chat,
                message,
                entities=shown.entities,
                reply_markup=keyboard,
                link_preview_options=_NO_PREVIEW,
            )
            return True

        try:
            return await plainly(edit, part)
        except BadRequest as error:
            said = error.message.lower()
            if "not modified" in said:
                return True
            if any(gone in said for gone in _GONE):
                return False
            raise

    async def _drop(self, count: int) -> None:
        """Deletes the messages beyond the first ``count``: left over from an earlier, longer attempt."""
        for message in self._ids[count:]:
            with suppress(BadRequest):  # gone already, or too old to be deleted
                await self._bot.delete_message(self._chat, message)
        if len(self._ids) > count:
            del self._ids[count:]
            await self._kept()

    async def _kept(self) -> None:
        if self._keep:
            await self._keep(tuple(self._ids))


async def plainly(act: Callable[[Part], Awaitable[T]], part: Part) -> T:
    """What comes of an act on a part; without its styles where Telegram cannot read them."""
    try:
        return await act(part)
    except BadRequest as error:
        if not part.entities or "entit" not in error.message.lower():
            raise
        return await act(Part(part.text))
