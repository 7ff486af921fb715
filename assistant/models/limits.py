"""The limits of an answer."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.settings import Settings

CHARACTERS_PER_TOKEN = 3
"""German text has 3 to 4 characters to a token; where nobody counts, we count too many rather than too few."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to the first piece of text, between two, and in all; tokens of an answer; tries more; places."""

    first_s: float
    pause_s: float
    total_s: float
    max_tokens: int
    retries: int
    at_once: int
    wait_s: float

    @property
    def max_characters(self) -> int:
        """More than ``max_tokens`` can be: for a server that does not keep to them."""
        return self.max_tokens * 8


def limits_from(settings: Settings, *, local: bool) -> Limits:
    """The limits set. A local model does one thing at a time, and is started again once at most."""
    return Limits(
        first_s=settings.chat_first_s,
        pause_s=settings.chat_pause_s,
        total_s=settings.chat_total_s,
        max_tokens=settings.chat_max_tokens,
        retries=min(settings.chat_retries, 1) if local else settings.chat_retries,
        at_once=settings.chat_at_once or (1 if local else 8),
        wait_s=settings.chat_wait_s,
    )
