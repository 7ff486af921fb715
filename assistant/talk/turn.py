"""What a conversation consists of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.answer import AnswerStatus, Language
from assistant.company import CompanyFacts

LONGEST_ID = 100
"""Characters of a conversation's id."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what came of it.

    ``question`` is as asked, ``standalone`` what was searched for where it was another. ``documents`` are the files
    cited, most often first, ``programmes`` the keys of their programmes; ``at`` is UTC in ISO 8601.
    """

    question: str
    answer_id: str
    status: AnswerStatus
    language: Language = "de"
    standalone: str | None = None
    answer: Mapping[str, Any] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    at: str = ""

    @property
    def meant(self) -> str:
        """The question as it was understood."""
        return self.standalone or self.question


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation as far as it is remembered: its last turns, oldest first, and what is known of the company.

    ``created_at`` is ``None`` where nothing was kept yet, ``owner`` where it belongs to nobody.
    """

    id: str
    turns: tuple[Turn, ...] = ()
    facts: CompanyFacts = field(default_factory=CompanyFacts)
    created_at: str | None = None
    owner: str | None = None

    def open_to(self, owner: str | None) -> bool:
        """Whether who asks under ``owner`` may go on with it."""
        return self.created_at is None or self.owner == owner


@dataclass(frozen=True, slots=True)
class Summary:
    """A conversation in a list of them: ``title`` is its first question, shortened; times are UTC in ISO 8601."""

    id: str
    title: str
    language: Language
    created_at: str
    used_at: str
    turns: int


def usable(conversation: str) -> bool:
    """Whether a text can be the id of a conversation."""
    return 0 < len(conversation) <= LONGEST_ID and conversation.isprintable()
