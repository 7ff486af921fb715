"""All that the server knows."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.server.chats import Chat, Message
from tests.telegram.server.errors import BLOCKED, Refused, bad_request
from tests.telegram.server.faults import Faults
from tests.telegram.server.flood import Flood
from tests.telegram.server.updates import Updates
from tests.telegram.server.webhook import Webhook

TOKEN = "4711:" + "AAtest-token-of-the-test-server_0123"
BOT = {
    "id": 4711,
    "is_bot": True,
    "first_name": "Förderlotse",
    "username": "foerderlotse_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": True,
    "supports_inline_queries": False,
}


@dataclass(frozen=True, slots=True)
class Called:
    """One call with what came of it: ``refused`` is the description of the refusal."""

    method: str
    params: dict[str, str]
    refused: str = ""


@dataclass
class State:
    """Chats, files, queries and the bot's profile; it outlives a restart of the server."""

    flood: Flood = field(default_factory=Flood)
    faults: Faults = field(default_factory=Faults)
    updates: Updates = field(default_factory=Updates)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    token: str = TOKEN
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, tuple[str, bytes, int]] = field(default_factory=dict)
    queries: dict[str, str | None] = field(default_factory=dict)
    profile: dict[tuple[str, str], Any] = field(default_factory=dict)
    calls: list[Called] = field(default_factory=list)
    webhook: Webhook = field(init=False)
    _ids: int = 0

    def __post_init__(self) -> None:
        self.webhook = Webhook(self.updates)

    def number(self) -> int:
        """A number that is used once."""
        self._ids += 1
        return self._ids

    def chat(self, number: int) -> Chat:
        """A chat that the bot may write to. Raises Refused."""
        chat = self.chats.get(number)
        if chat is None:
            raise bad_request("chat not found")
        if chat.blocked:
            raise Refused(*BLOCKED)
        return chat

    def add(self, chat: Chat, sender: dict[str, Any], fields: dict[str, Any], picture: bytes = b"") -> Message:
        """A new message of a chat."""
        present = {name: value for name, value in fields.items() if value is not None}
        message = Message(self.number(), chat, sender, present, picture)
        chat.all[message.id] = message
        return message

    def file(self, name: str, content: bytes, size: int | None = None) -> dict[str, Any]:
        """Keeps a file; its description. ``size`` claims another size than it has."""
        identifier = f"file{self.number()}"
        self.files[identifier] = (name, content, size or len(content))
        return {"file_id": identifier, "file_unique_id": f"u{identifier}", "file_size": size or len(content)}

    async def tell(self) -> None:
        """Wakes who waits for a change."""
        async with self.changed:
            self.changed.notify_all()

    def refusals(self, code: str = "") -> list[Called]:
        """The calls that were refused, those with a word in the refusal only."""
        return [call for call in self.calls if call.refused and code in call.refused]
