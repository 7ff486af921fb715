"""A follow-up made a question of its own by a chat model, taken only where it brings in nothing new."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.answer import Language
from assistant.generation.asking import rewrite_messages
from assistant.german import numbers_in
from assistant.models import ChatModel, ModelUnavailable
from assistant.steps.guard import LONGEST
from assistant.talk.known import KnownNames
from assistant.talk.turn import Turn

ByModel = Callable[[str, Sequence[Turn], Language], str | None]
"""A chat model's reading of a question after ``turns``, oldest first; ``None`` where it has none."""

TURNS = 3
"""Turns that the model gets to see."""
WITHIN_S = 8.0
"""Seconds after which the rules' reading is taken."""


def by_chat(chat: ChatModel) -> ByModel:
    """Asks a chat model; ``None`` where it fails or writes no single line."""

    def rewritten(question: str, turns: Sequence[Turn], language: Language) -> str | None:
        before = [(turn.meant, str(turn.answer.get("text", ""))) for turn in turns[-TURNS:]]
        try:
            reply = chat.complete(
                rewrite_messages(question, before, language), timeout_s=WITHIN_S, max_characters=LONGEST
            )
        except ModelUnavailable:
            return None
        lines = [line.strip() for line in reply.splitlines() if line.strip()]
        return lines[0].strip("\"„“”'* ") if len(lines) == 1 else None

    return rewritten


def brings_nothing_new(text: str, question: str, turns: Sequence[Turn], names: KnownNames) -> bool:
    """Whether a reading keeps the question's numbers and names, and has no others than the conversation has."""
    said = [question, *(part for turn in turns for part in (turn.meant, str(turn.answer.get("text", ""))))]
    conversation = "\n".join(said)
    return (
        _numbers(question) <= _numbers(text) <= _numbers(conversation)
        and _names(question, names) <= _names(text, names)
        and all(name in conversation.casefold() for name in _names(text, names))
    )


def _numbers(text: str) -> set[str]:
    return {number.canonical for number in numbers_in(text)}


def _names(text: str, names: KnownNames) -> set[str]:
    return {name.text.casefold() for name in names.named(text)}
