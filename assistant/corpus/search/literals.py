"""The letters that a pattern needs: a text without them need not be searched with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

GRAM = 4
SHORT_GRAM = 3


def needles(pattern: str) -> list[frozenset[str]]:
    """For each branch of a pattern, the sets of literals of which one must occur wherever the branch matches."""
    return [literals for branch in branches_of(pattern) for literals in [rarest_literals(required(branch), Counter())]]


def grams_of(literal: str) -> list[str]:
    """The runs of letters of a literal by which it is looked up."""
    size = GRAM if len(literal) >= GRAM else SHORT_GRAM
    return [literal[start : start + size] for start in range(len(literal) - size + 1)]


def rarest_literals(sets: Iterable[frozenset[str]], often: Counter[str]) -> frozenset[str]:
    """The set whose literals are the rarest among all patterns."""
    usable = [literals for literals in sets if literals and min(map(len, literals)) >= SHORT_GRAM]
    if not usable:
        raise ValueError("A pattern needs a literal of three letters in every branch")

    def cost(literals: frozenset[str]) -> tuple[int, int, list[str]]:
        rarest = [min(often[gram] for gram in grams_of(literal)) for literal in literals]
        short = sum(len(literal) < GRAM for literal in literals)
        return short, sum(rarest), sorted(literals)

    return min(usable, key=cost)


def branches_of(pattern: str) -> list[str]:
    """The pattern's alternatives outside any group."""
    found, start, position = [], 0, 0
    while position < len(pattern):
        if pattern[position] == "|":
            found.append(pattern[start:position])
            start = position + 1
        position = _after(pattern, position)
    return [*found, pattern[start:]]


def _after(pattern: str, position: int) -> int:
    """Where the element at ``position`` ends: a group, a class, an escape or one character."""
    sign = pattern[position]
    if sign == "\\":
        return position + 2
    if sign == "[":
        return pattern.index("]", position + 2) + 1
    if sign == "{":
        return pattern.index("}", position) + 1
    if sign == "(":
        position += 1
        while pattern[position] != ")":
            position = _after(pattern, position)
    return position + 1


def required(branch: str) -> Iterator[frozenset[str]]:
    """Sets of literals of which one must occur where the branch matches."""
    run, position = "", 0
    while position < len(branch):
        end = _after(branch, position)
        element, follows = branch[position:end], branch[end : end + 1]
        position = end
        if len(element) == 1 and element not in ".^$?*+":
            if follows in ("?", "*", "{"):
                yield frozenset({run})
                run = ""
            else:
                run += element
            continue
        yield frozenset({run})
        run = ""
        if element.startswith("(?:") and follows not in ("?", "*", "{"):
            inner = [list(required(part)) for part in branches_of(element[3:-1])]
            best = [max(sets, key=lambda literals: min(map(len, literals)), default=frozenset()) for sets in inner]
            if all(best):
                yield frozenset().union(*best)
    yield frozenset({run})
