"""A call with its parameters, and the methods by name."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from tests.telegram.server.chats import Chat, Message
from tests.telegram.server.errors import bad_request
from tests.telegram.server.state import State


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """One call."""

    state: State
    params: dict[str, str]
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.params.get(name, "")

    def number(self, name: str, otherwise: int = 0) -> int:
        try:
            return int(self.params[name]) if name in self.params else otherwise
        except ValueError:
            raise bad_request(f"{name} must be an integer") from None

    def chat(self) -> Chat:
        """The chat that the call is for. Raises Refused."""
        if not self.text("chat_id"):
            raise bad_request("chat_id is empty")
        return self.state.chat(self.number("chat_id"))

    def message(self, what: str) -> Message:
        """The message that the call is for. Raises Refused."""
        message = self.chat().all.get(self.number("message_id"))
        if message is None or message.deleted:
            raise bad_request(f"message to {what} not found")
        return message

    def replied(self, chat: Chat) -> dict[str, Any] | None:
        """The message that a new one replies to. Raises Refused."""
        parameters = json.loads(self.text("reply_parameters") or "{}")
        if not parameters:
            return None
        message = chat.all.get(parameters["message_id"])
        if message is not None and not message.deleted:
            return {name: value for name, value in message.json().items() if name != "reply_to_message"}
        if parameters.get("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")


Method = Callable[[Call], Awaitable[Any]]

METHODS: dict[str, Method] = {}
"""By name in lower case, as the Bot API takes them in any case."""


def method(name: str) -> Callable[[Method], Method]:
    """Says that a function carries out a method."""

    def register(function: Method) -> Method:
        METHODS[name.lower()] = function
        return function

    return register
