"""What a judge says of an answer."""

from __future__ import annotations

from dataclasses import dataclass

PASSES_FROM = 0.75
"""The least score that counts as a yes: of the prompts' 1, 0.5 and 0 only the 1."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A score from 0 to 1 with its reason, or why none could be had: either ``score`` or ``failed`` is ``None``."""

    score: float | None
    reason: str = ""
    failed: str | None = None

    @property
    def passes(self) -> bool | None:
        """The score as yes or no; ``None`` where there is none."""
        return None if self.score is None else self.score >= PASSES_FROM
