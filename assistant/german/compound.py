"""Taking German compounds apart with the dictionary and a curated list of parts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.german.data_files import DataFileError, read_toml
from assistant.german.dictionary import noun, verb

_SHORTEST_WORD = 7
_SHORTEST_PART = 4
_FILE = "compounds.toml"
_KEYS = ("verb_modifiers", "modifiers", "heads", "adjective_heads", "never_modifier", "never_head", "whole")


@dataclass(frozen=True, slots=True)
class Split:
    """A compound in two: the lemmas of its first and its last part, its own lemma, and what the cut costs."""

    modifier: str
    head: str
    lemma: str
    cost: float


@dataclass(frozen=True, slots=True)
class PartLists:
    """The curated lists of ``compounds.toml``."""

    verb_modifiers: frozenset[str]
    modifiers: frozenset[str]
    heads: frozenset[str]
    adjective_heads: frozenset[str]
    never_modifier: frozenset[str]
    never_head: frozenset[str]
    whole: frozenset[str]


@cache
def part_lists() -> PartLists:
    """The lists, checked: known keys only, lower-case words without white space."""
    table = read_toml(_FILE)
    if sorted(table) != sorted(_KEYS):
        raise DataFileError(_FILE, None, f"erwartet werden genau die Listen {', '.join(_KEYS)}")
    for key, words in table.items():
        for word in words:
            if not isinstance(word, str) or not word.isalnum() or word != word.lower():
                raise DataFileError(_FILE, None, f"{key}: {word!r} ist kein klein geschriebenes Wort")
    return PartLists(**{key: frozenset(table[key]) for key in _KEYS})


@lru_cache(maxsize=65536)
def split(word: str) -> Split | None:
    """``word`` (lower case, with umlauts) in two, or ``None`` if it is no compound.

    >>> split("fördersätze").head, split("zuwendungsempfänger").modifier, split("beihilfe")
    ('satz', 'zuwendung', None)
    """
    if len(word) < _SHORTEST_WORD or not word.isalpha() or word in part_lists().whole:
        return None
    best: Split | None = None
    for cut in range(3, len(word) - 2):
        head = _head(word[cut:])
        if head is None:
            continue
        modifier = _modifier(word[:cut])
        if modifier is None:
            continue
        balance = abs(cut - len(word) / 2) / 100
        found = Split(modifier[0], head[0], word[:cut] + head[0], modifier[1] + head[1] + balance)
        if best is None or found.cost < best.cost:
            best = found
    return best


@lru_cache(maxsize=65536)
def constituents(word: str) -> tuple[str, ...]:
    """Every part of ``word``, the larger ones before their own parts; nothing if it is no compound.

    >>> constituents("technologietransferprogramm")
    ('technologietransfer', 'technologie', 'transfer', 'programm')
    """
    found = split(word)
    if found is None:
        return ()
    return (found.modifier, *constituents(found.modifier), found.head, *constituents(found.head))


def modifier_lemma(part: str) -> str | None:
    """The lemma of ``part`` as the first part of a compound: "forschungs" is "forschung"."""
    found = _modifier(part)
    return found[0] if found else None


def _part_cost(part: str) -> float:
    return 1.6 if len(part) <= _SHORTEST_PART else 1.0


@lru_cache(maxsize=65536)
def _head(part: str) -> tuple[str, float] | None:
    lists = part_lists()
    if part in lists.never_head:
        return None
    if len(part) >= 3:
        for ending in ("", "e", "er", "en", "em", "es"):
            stem = part.removesuffix(ending) if ending else part
            if (not ending or stem != part) and stem in lists.adjective_heads:
                return stem, 1.0
    lemma = noun(part)
    if lemma is not None and lemma not in lists.never_head:
        if part in lists.heads or lemma in lists.heads:
            return lemma, 1.0
        if len(part) >= _SHORTEST_PART:
            return lemma, _part_cost(part)
    inner = split(part)
    return (inner.lemma, inner.cost) if inner else None


@lru_cache(maxsize=65536)
def _modifier(part: str) -> tuple[str, float] | None:
    lists = part_lists()
    if part in lists.never_modifier:
        return None
    if part in lists.verb_modifiers:
        return verb(part) or part, 1.0
    if part in lists.modifiers:
        return part, 1.0
    lemma = noun(part) if len(part) >= _SHORTEST_PART else None
    if lemma == part and part.endswith("s") and noun(part[:-1]) == part[:-1]:
        # "Unions" is in the dictionary too, but in "Unionsrahmen" the s only joins.
        lemma = part[:-1]
    if lemma is not None and lemma not in lists.never_modifier:
        return lemma, _part_cost(part)
    if part.endswith("s"):
        bare = part[:-1]
        lemma = noun(bare) if len(bare) >= _SHORTEST_PART else None
        if lemma is not None and bare not in lists.never_modifier:
            return lemma, _part_cost(bare)
    if len(part) >= 5:
        lemma = noun(part + "e")
        if lemma == part + "e":
            return lemma, 1.7
    inner = split(part.removesuffix("s")) or split(part)
    return (inner.lemma, inner.cost) if inner else None
