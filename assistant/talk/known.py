"""The programmes and documents of the corpus as people call them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.corpus.model import DocumentInfo
from assistant.german.filler import filler
from assistant.talk.grammar import abbreviations

_COINED = re.compile(r"(?<![\w.-])(?:[A-ZÄÖÜ][\w.]*[a-zäöüß\d_.][\w.]*[A-ZÄÖÜ]\w*|[A-ZÄÖÜ]{2,}[\w-]*!?|go-\w+)")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text with its offsets; ``region`` is the programme's, ``None`` where it is not known."""

    text: str
    start: int
    end: int
    region: str | None = None


class KnownNames:
    """Finds the names of programmes in texts, and words coined like names that the corpus need not know."""

    def __init__(self, documents: Sequence[DocumentInfo]) -> None:
        programmes = {
            document.metadata.programme.key: document.metadata.programme
            for document in documents
            if document.metadata.programme
        }
        self._regions: dict[str, str | None] = {}
        self._by_region: dict[str, set[str]] = {}
        for programme in programmes.values():
            short = min((programme.name, *programme.aliases[:1]), key=len)
            self._by_region.setdefault(programme.region or "", set()).add(short)
            for alias in (programme.name, *programme.aliases):
                self._regions[alias.casefold()] = programme.region
        aliases = sorted(self._regions, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_written, aliases))) if aliases else re.compile(r"(?!)")

    def known(self, text: str) -> tuple[Named, ...]:
        """The names of the corpus's programmes in a text, in order; of two that overlap the longer."""
        return tuple(
            Named(found[0], found.start(), found.end(), self._regions.get(_key(found[0], self._regions)))
            for found in self._pattern.finditer(text)
        )

    def named(self, text: str) -> tuple[Named, ...]:
        """As :meth:`known`, with words that are coined like names, such as "ZIM" or "HyFaB"."""
        known = self.known(text)
        coined = (
            Named(found[0], found.start(), found.end())
            for found in _COINED.finditer(text)
            if found[0].split("-")[0] not in abbreviations()
            and not any(one.start < found.end() and found.start() < one.end for one in known)
        )
        return tuple(sorted((*known, *coined), key=lambda one: one.start))

    def only_of(self, land: str) -> str | None:
        """The name of a Land's programme, where it has just one."""
        names = self._by_region.get(land, set())
        return next(iter(names)) if len(names) == 1 else None


def _key(text: str, known: dict[str, str | None]) -> str:
    key = " ".join(text.casefold().split())
    return key if key in known else f"{key}!"


def _written(alias: str) -> str:
    """How an alias is written: any case, but for one that is also a common word; "WIR" stands for "WIR!"."""
    bare = alias.removesuffix("!")
    flexible = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", alias)))
    common = " " not in alias and not any(filler("de").weights([bare]))
    capitals = rf"(?-i:{re.escape(bare.upper())})!?"
    return rf"(?<![\w-]){capitals if common else f'(?i:{flexible})'}(?!\w)"
