"""Finding known expressions of several words in a sequence of stems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.german.normalise import normalise
from assistant.german.tokens import tokens
from assistant.german.word import entries


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """A phrase found: the places of its first word and after its last, and what it stands for."""

    start: int
    end: int
    names: tuple[str, ...]


class PhraseBook:
    """Expressions of two words and more, by the stems of their words."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._lengths: dict[str, list[int]] = {}

    @property
    def starts(self) -> dict[str, list[int]]:
        """The first stems of all phrases, with the lengths of the phrases that begin so, longest first."""
        return self._lengths

    def add(self, stems: tuple[str, ...], name: str) -> None:
        """Lets ``stems`` stand for ``name`` too."""
        names = self._names.get(stems, ())
        if name not in names:
            self._names[stems] = (*names, name)
        lengths = self._lengths.setdefault(stems[0], [])
        if len(stems) not in lengths:
            lengths.append(len(stems))
            lengths.sort(reverse=True)

    def name_of(self, stems: tuple[str, ...]) -> str | None:
        """What ``stems`` stand for, if they are known."""
        names = self._names.get(stems)
        return names[0] if names else None

    def longest(self, stems: Sequence[str], start: int) -> Iterator[PhraseMatch]:
        """The longest phrase that begins at ``start``, if any."""
        for length in self._lengths.get(stems[start], ()):
            names = self._names.get(tuple(stems[start : start + length]))
            if names and start + length <= len(stems):
                yield PhraseMatch(start, start + length, names)
                return

    def matches(self, stems: Sequence[str]) -> list[PhraseMatch]:
        """The phrases in ``stems`` from left to right, each the longest at its place; they do not overlap."""
        found: list[PhraseMatch] = []
        place = 0
        while place < len(stems):
            match = next(self.longest(stems, place), None)
            if match:
                found.append(match)
            place = match.end if match else place + 1
        return found


def phrase_stems(expression: str) -> tuple[str, ...]:
    """The stems of the words of an expression, as :func:`assistant.german.analyse` sees them."""
    return tuple(entries(token.rstrip("-"))[0][0] for token in tokens(normalise(expression)) if isinstance(token, str))


def term_of(expression: str) -> str:
    """The index term of an expression: a word's stem, a phrase's stems joined by "_"."""
    return "_".join(phrase_stems(expression))
