"""Chats with their messages, as people see them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(eq=False)
class Message:
    """One message as it stands now. ``fields`` are those of the Bot API beside id, date, chat and sender."""

    id: int
    chat: Chat
    sender: dict[str, Any]
    fields: dict[str, Any]
    picture: bytes = b""
    date: int = field(default_factory=lambda: int(time.time()))
    edits: int = 0
    deleted: bool = False

    @property
    def by_bot(self) -> bool:
        return bool(self.sender["is_bot"])

    @property
    def text(self) -> str:
        """The text, or the caption."""
        return str(self.fields.get("text") or self.fields.get("caption") or "")

    @property
    def entities(self) -> list[dict[str, Any]]:
        return list(self.fields.get("entities") or self.fields.get("caption_entities") or ())

    @property
    def buttons(self) -> list[dict[str, Any]]:
        """The buttons of the keyboard, row by row."""
        rows = (self.fields.get("reply_markup") or {}).get("inline_keyboard", ())
        return [button for row in rows for button in row]

    @property
    def labels(self) -> list[str]:
        """What stands on the buttons."""
        return [button["text"] for button in self.buttons]

    @property
    def replies_to(self) -> int | None:
        replied = self.fields.get("reply_to_message")
        return replied["message_id"] if replied else None

    def styled(self, kind: str) -> list[str]:
        """The stretches of text that an entity of a kind covers."""
        coded = self.text.encode("utf-16-le")
        return [
            coded[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode("utf-16-le")
            for entity in self.entities
            if entity["type"] == kind
        ]

    def json(self) -> dict[str, Any]:
        edited = {"edit_date": int(time.time())} if self.edits else {}
        head = {"message_id": self.id, "date": self.date, "chat": self.chat.json(), "from": self.sender}
        return {**head, **edited, **self.fields}


class Chat:
    """A private chat with the bot, or a group."""

    def __init__(self, number: int, kind: str, name: str, changed: asyncio.Condition) -> None:
        self.id = number
        self.kind = kind
        self.name = name
        self.all: dict[int, Message] = {}
        self.blocked = False
        self.actions: list[str] = []
        self.members: dict[int, tuple[dict[str, Any], str]] = {}
        self._changed = changed

    @property
    def messages(self) -> list[Message]:
        """What the chat shows now: edited, and without what was deleted."""
        return [message for message in self.all.values() if not message.deleted]

    @property
    def answers(self) -> list[Message]:
        """The bot's messages that the chat shows now."""
        return [message for message in self.messages if message.by_bot]

    @property
    def texts(self) -> list[str]:
        """The texts of the bot's messages."""
        return [message.text for message in self.answers]

    async def until(self, found: Callable[[Sequence[Message]], T], seconds: float = 20) -> T:
        """What ``found`` gives for the bot's messages, as soon as that is true. Raises AssertionError."""
        result = found(self.answers)

        async def wait() -> None:
            nonlocal result
            async with self._changed:
                while not (result := found(self.answers)):
                    await self._changed.wait()

        try:
            await asyncio.wait_for(wait(), seconds)
        except TimeoutError:
            raise AssertionError(f"waited {seconds} s in vain; the chat shows {self.texts}") from None
        return result

    async def said(self, *parts: str, seconds: float = 20) -> Message:
        """The bot's first message that holds all of these parts, waited for."""

        def found(messages: Sequence[Message]) -> Message | None:
            return next((one for one in messages if all(part in one.text for part in parts)), None)

        message = await self.until(found, seconds)
        assert message
        return message

    def json(self) -> dict[str, Any]:
        names = {"first_name": self.name} if self.kind == "private" else {"title": self.name}
        return {"id": self.id, "type": self.kind, **names}
