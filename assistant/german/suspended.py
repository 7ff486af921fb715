"""Words written with a hyphen to be completed: "Forschungs- und Entwicklungsvorhaben"."""

from __future__ import annotations

from functools import lru_cache

from assistant.german import compound
from assistant.german.normalise import fold
from assistant.german.stem import stem


def is_suspended(token: str) -> bool:
    """Whether a token waits for its last part."""
    return token.endswith("-")


@lru_cache(maxsize=8192)
def completions(first: str, last: str) -> tuple[str, ...]:
    """The terms of ``first`` completed by ``last``: the whole, then its first part.

    >>> completions("Forschungs-", "Entwicklungsvorhaben")
    ('forschungsvorhab', 'forschung')
    """
    beginning = first.rstrip("-").lower()
    modifier = compound.modifier_lemma(beginning)
    found = compound.split(last.lower().rpartition("-")[2])
    whole = (stem(fold(beginning + found.head)),) if found else ()
    return (*whole, stem(fold(modifier))) if modifier else whole
