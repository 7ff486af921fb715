"""People who write to the bot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tests.telegram.server.chats import Chat, Message
from tests.telegram.server.state import State
from tests.telegram.server.text import units

_FOUND = (("bot_command", re.compile(r"(?<!\S)/\w{1,32}(?:@\w+)?")), ("mention", re.compile(r"(?<!\w)@\w{5,32}")))


@dataclass
class Pressed:
    """A pressed button; ``toast`` is what the bot shows for a moment, ``None`` until it has answered."""

    state: State
    id: str

    @property
    def toast(self) -> str | None:
        return self.state.queries[self.id]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an app: what they do reaches the bot as an update."""

    state: State
    user: dict[str, Any]
    chat: Chat

    async def says(self, text: str, chat: Chat | None = None, reply_to: Message | None = None) -> Message:
        """Writes a message, as a reply where it is one."""
        fields = {"text": text, "entities": entities_of(text) or None, "reply_to_message": _quoted(reply_to)}
        return await self._new(chat or self.chat, fields)

    async def edits(self, message: Message, text: str) -> None:
        """Changes a message of their own."""
        message.edits += 1
        message.fields = {**message.fields, "text": text, "entities": entities_of(text)}
        await self.state.updates.add("edited_message", message.json())

    def deletes(self, message: Message) -> None:
        """Deletes a message; the bot does not hear of it."""
        message.deleted = True

    async def presses(self, label: str, message: Message) -> Pressed:
        """Presses the button with this text, or the first that begins with it, below a message."""
        button = next(button for button in message.buttons if button["text"].startswith(label))
        query = f"query{self.state.number()}"
        self.state.queries[query] = None
        content = {
            "id": query,
            "from": self.user,
            "chat_instance": str(message.chat.id),
            "message": message.json(),
            "data": button["callback_data"],
        }
        await self.state.updates.add("callback_query", content)
        return Pressed(self.state, query)

    async def sends_file(
        self,
        name: str,
        content: bytes,
        mime: str = "application/pdf",
        chat: Chat | None = None,
        size: int | None = None,
    ) -> Message:
        """Sends a file; ``size`` claims another size than it has."""
        document = {**self.state.file(name, content, size), "file_name": name, "mime_type": mime}
        return await self._new(chat or self.chat, {"document": document})

    async def sends(self, kind: str, chat: Chat | None = None) -> Message:
        """Sends a voice message, a photo, a sticker or a place."""
        file = self.state.file(kind, b"\0")
        content: dict[str, Any] = {
            "voice": {**file, "duration": 3},
            "photo": [{**file, "width": 90, "height": 90}],
            "sticker": {
                **file,
                "type": "regular",
                "width": 512,
                "height": 512,
                "is_animated": False,
                "is_video": False,
            },
            "location": {"latitude": 50.9, "longitude": 11.6},
        }
        return await self._new(chat or self.chat, {kind: content[kind]})

    async def blocks(self) -> None:
        """Blocks the bot."""
        self.chat.blocked = True

    async def _new(self, chat: Chat, fields: dict[str, Any]) -> Message:
        message = self.state.add(chat, self.user, fields)
        await self.state.updates.add("message", message.json())
        return message


def entities_of(text: str) -> list[dict[str, Any]]:
    """The commands and mentions that an app marks in a text."""
    return [
        {"type": kind, "offset": units(text[: found.start()]), "length": units(found[0])}
        for kind, pattern in _FOUND
        for found in pattern.finditer(text)
    ]


def _quoted(message: Message | None) -> dict[str, Any] | None:
    if message is None:
        return None
    return {name: value for name, value in message.json().items() if name != "reply_to_message"}
