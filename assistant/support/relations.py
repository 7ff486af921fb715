"""Whether words that a sentence joins stand together in the passage too."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.support.alignment import SEEN, Alignment

_NEXT, _FURTHER, _ACROSS = 1.0, 0.5, 0.5
_REACH = 4
_FAR = 0.7


def pairs(given: Alignment) -> Iterator[tuple[float, float]]:
    """For each two neighbouring words of the sentence how far apart the passage says them, and how near they are."""
    rows = list(given.matches)
    for place, one in enumerate(rows):
        for other in rows[place + 1 : place + _REACH]:
            if given.matches[one] and given.matches[other]:
                near = _NEXT if other == rows[place + 1] else _FURTHER
                if given.said[one].clause != given.said[other].clause:
                    near *= _ACROSS
                yield _apart(given, one, other), near


def broken(given: Alignment) -> float:
    """The mean distance of neighbouring words in the passage: 0 side by side, 1 in different places."""
    found = list(pairs(given))
    return sum(apart * near for apart, near in found) / sum(near for _, near in found) if found else 0.0


def torn(given: Alignment) -> float:
    """How many neighbouring words the passage says in different sentences; at most 5."""
    return float(min(sum(apart >= _FAR and near >= _FURTHER for apart, near in pairs(given)), 5))


def elsewhere(given: Alignment) -> float:
    """How much better another sentence of the passage says the rest than those that hold a noun or number.

    The greatest over the nouns and numbers of the sentence: something is said of another one.
    """
    worst = 0.0
    for row, columns in given.matches.items():
        word = given.said[row]
        if not columns or given.by_context[row] >= SEEN or not (word.number or word.capital or given.language == "en"):
            continue
        rest = [other for other in given.content if other != row]
        if len(rest) < 2:
            continue
        share = given.share(rest)
        holding = given.inside[:, columns].any(axis=1)
        if holding.any():
            worst = max(worst, float(share.max() - share[holding].max()))
    return worst


def swapped(given: Alignment) -> float:
    """The share of pairs of nouns that the passage has in the other order, where they stand close together."""
    nouns = [row for row in given.content if given.said[row].capital and given.matches.get(row)]
    turned, counted = 0, 0
    for place, one in enumerate(nouns):
        for other in nouns[place + 1 :]:
            apart, _, turns = min(
                (_distance(given, first, second), abs(first - second), first > second)
                for first in given.matches[one]
                for second in given.matches[other]
            )
            if apart < SEEN:
                counted += 1
                turned += turns
    return turned / counted if counted else 0.0


def _apart(given: Alignment, one: int, other: int) -> float:
    return min(_distance(given, first, second) for first in given.matches[one] for second in given.matches[other])


def _distance(given: Alignment, first: int, second: int) -> float:
    """0 for words of the passage in one clause or side by side, up to 1 for those in sentences far apart."""
    of_first, of_second = given.inside[:, first].nonzero()[0], given.inside[:, second].nonzero()[0]
    if set(of_first) & set(of_second):
        gap = abs(first - second)
        together = given.held[first].clause == given.held[second].clause or gap <= 4
        return 0.0 if together else (0.2 if gap <= 12 else 0.35)
    next_to = any(abs(int(one) - int(other)) == 1 for one in of_first for other in of_second)
    return _FAR if next_to else 1.0
