"""A request as OpenAI's chat clients send it, as far as it matters here."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from assistant.answer import Language

MOST_MESSAGES = 200


class Part(BaseModel):
    """A part of a message; only text is read."""

    type: str
    text: str = ""


class Message(BaseModel):
    """What someone said. Only the user's messages are read: what the assistant is to do is not theirs to say."""

    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: str | list[Part] | None = None

    @property
    def text(self) -> str:
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.type == "text")
        return self.content or ""


class StreamOptions(BaseModel):
    """What a stream says besides."""

    include_usage: bool = False


class ChatBody(BaseModel):
    """A conversation so far. Whatever else a client sends (temperature, tools) has no effect.

    ``language`` is ours: the language of the answer, otherwise the question's.
    """

    messages: Annotated[list[Message], Field(min_length=1, max_length=MOST_MESSAGES)]
    model: str = "foerderlotse"
    stream: bool = False
    stream_options: StreamOptions | None = None
    language: Language | None = None

    def asked(self) -> list[str]:
        """What the user said, in order; empty where the last word is not theirs."""
        if self.messages[-1].role != "user":
            return []
        return [message.text for message in self.messages if message.role == "user"]

    def characters(self) -> int:
        """Of all messages."""
        return sum(len(message.text) for message in self.messages)

    @property
    def with_usage(self) -> bool:
        return self.stream_options is not None and self.stream_options.include_usage
