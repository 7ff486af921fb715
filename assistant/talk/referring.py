"""Whether a message points back to what was said before."""

from __future__ import annotations

from assistant.answer import Language
from assistant.german import analyse_question
from assistant.talk.expressions import expressions, found

ENOUGH = 3
"""Content words from which a question stands for itself unless it plainly points back."""
PLENTY = 5
"""Content words from which a word such as "davon" points to what the message itself says."""


def content_words(question: str, language: Language) -> int:
    """How many words of a question say what is asked."""
    return len({term.surface for term in analyse_question(question, language) if term.weight >= 1})


def is_short(fragment: str) -> bool:
    """Whether a message without a verb is so short that it can be no question of its own."""
    asks = found(expressions("rewriting.toml")["fragment"]["asks"], fragment) is not None
    return len(fragment.split()) <= ENOUGH and not asks


def points_back(question: str) -> bool:
    table = expressions("rewriting.toml")["strong"]
    # Without capitals an article cannot be told from a pronoun by what follows it.
    capitals = any(char.isupper() for char in question)
    return found([*table["patterns"], *(table["written"] if capitals else ())], question) is not None
