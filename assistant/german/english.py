"""English words of a question: their stems, as keys into the German–English term list."""

from __future__ import annotations

import re

from assistant.german.normalise import fold, normalise
from assistant.german.stem import english_stem

_WORD = re.compile(r"[^\W_]+")


def english_key(expression: str) -> tuple[str, ...]:
    """The English stems of an expression, hyphens read as spaces.

    >>> english_key("small and medium-sized enterprises")
    ('small', 'and', 'medium', 'size', 'enterpris')
    """
    return tuple(english_stem(fold(word)) for word in _WORD.findall(normalise(expression)))
