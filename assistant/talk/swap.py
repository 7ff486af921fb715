"""A question of which parts are exchanged one after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_DANGLING = re.compile(
    r"(?<![\w-])(?:(?:bei|beim|in|im|für|mit|for|with|of|at|from|aus|ab|von|vom)\s+)?(?:(?:der|die|das|den|dem|the)\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Swap:
    """An earlier question with parts of it exchanged, and what of the fragment is still to be placed."""

    question: str
    fragment: str
    done: tuple[str, ...] = ()

    def with_(self, what: str, question: str, fragment: str) -> Swap:
        return replace(self, question=question, fragment=fragment, done=(*self.done, what))


def cut(text: str, start: int, end: int) -> str:
    """The text without a span and the preposition before it."""
    before = text[:start]
    lead = _DANGLING.search(before)
    return " ".join(f"{before[: lead.start()] if lead else before} {text[end:]}".split())
