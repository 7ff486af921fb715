"""Words one typing error away."""

from __future__ import annotations

from collections.abc import Container

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 5


def near_words(word: str, vocabulary: Container[str]) -> list[str]:
    """The words of ``vocabulary`` that one letter left out, added, changed or swapped makes of ``word``.

    >>> near_words("foerdequot", {"foerderquot", "quot"})
    ['foerderquot']
    """
    if len(word) < _SHORTEST or not word.isalpha():
        return []
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    candidates = {left + right[1:] for left, right in cuts if right}
    candidates |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    candidates |= {left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS}
    candidates |= {left + letter + right for left, right in cuts for letter in _LETTERS}
    return sorted(candidate for candidate in candidates - {word} if candidate in vocabulary)
