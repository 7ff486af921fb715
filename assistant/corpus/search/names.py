"""Programmes and documents named in a question."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.corpus.model import DocumentInfo
from assistant.corpus.search.need import Need, NeededTerm
from assistant.german import TermKind, analyse

CLEAR = 0.6
"""Score from which a document counts as named for certain."""
EXACT = 0.8
"""Weight of a variant from which it is the term itself, not a synonym."""
NAME_LOWERED = 0.6
"""How much of a term's weight is taken away where it names a document for certain."""
NAME_LEFT = 0.1
"""What is left of a term's weight within the documents of the programme that it calls by its name."""


class Names:
    """Tells how clearly a question names each document.

    A term names a document where it stands in its title, file name or programme, in few others', and not in the
    text of many more: "ZIM" names one guideline, "Richtlinie" and "KMU" hardly any. ``frequency`` gives the number
    of chunks that hold an index term.
    """

    def __init__(self, documents: Sequence[DocumentInfo], frequency: Callable[[str], int]) -> None:
        self._documents: dict[str, list[int]] = defaultdict(list)
        sizes: dict[str, int] = defaultdict(int)
        for document in documents:
            for term in naming_terms(document):
                self._documents[term].append(document.id)
                sizes[term] += document.chunk_count
        self._aliases: dict[frozenset[str], set[int]] = defaultdict(set)
        for document in documents:
            for alias in _aliases(document):
                if words := frozenset(term.text for term in analyse(alias) if term.kind is TermKind.WORD):
                    self._aliases[words].add(document.id)
        total = math.log(len(documents)) if len(documents) > 1 else 0.0
        self._weight = {
            term: (1 - math.log(len(named)) / total) * min(1.0, sizes[term] / max(1, 2 * frequency(term)))
            if total
            else 0.0
            for term, named in self._documents.items()
        }

    def scores(self, need: Need) -> dict[int, float]:
        """For each document that the question names, a score from 0 to 1: 1 for the one named most clearly."""
        found: dict[int, float] = defaultdict(float)
        for needed in need.terms:
            best: dict[int, float] = {}
            for term, weight in self._naming(needed):
                for document in self._documents[term]:
                    best[document] = max(best.get(document, 0.0), weight)
            for document, weight in best.items():
                found[document] += needed.term.weight * weight
        top = max(CLEAR, *found.values()) if found else CLEAR
        return {document: score / top for document, score in found.items() if score > 0}

    def certain(self, need: Need) -> frozenset[int]:
        """The documents whose programme the question calls by one of its whole names, such as "ZIM" or "RUBIN".

        A name of one word that is also a common word has to be written with a capital.
        """
        return frozenset(document for words in self._called(need) for document in self._aliases[words])

    def set_aside(self, need: Need) -> Need:
        """The question with hardly any weight on the names of the programmes that it calls: they say where to look."""
        words = frozenset().union(*self._called(need))
        terms = tuple(replace(needed, share=NAME_LEFT) if words & _exact(needed) else needed for needed in need.terms)
        return replace(need, terms=terms)

    def _called(self, need: Need) -> list[frozenset[str]]:
        plain = {word for needed in need.terms for word in _exact(needed)}
        written = {
            word
            for needed in need.terms
            if needed.term.surface != needed.term.surface.lower()
            for word in _exact(needed)
        }
        return [
            words
            for words in self._aliases
            if words <= written or (words <= plain and all(self._weight.get(word, 0.0) >= CLEAR for word in words))
        ]

    def lowered(self, terms: Iterable[NeededTerm]) -> tuple[NeededTerm, ...]:
        """The terms with a lower share for those that name a document."""
        return tuple(
            replace(needed, share=1 - NAME_LOWERED * max((weight for _, weight in self._naming(needed)), default=0.0))
            for needed in terms
        )

    def _naming(self, needed: NeededTerm) -> list[tuple[str, float]]:
        """The index terms of a needed term that name documents, with how clearly (0 to 1)."""
        return [
            (variant, weight * self._weight[variant])
            for variant, weight in needed.term.variants
            if weight >= EXACT and variant in self._weight
        ]


def _exact(needed: NeededTerm) -> set[str]:
    return {variant for variant, weight in needed.term.variants if weight >= EXACT}


def naming_terms(document: DocumentInfo) -> frozenset[str]:
    """The index terms of a document's title, file name, and its programme's name and aliases."""
    metadata = document.metadata
    names = _aliases(document)
    file = metadata.file.rsplit(".", 1)[0].replace("_", " ").replace("-", " ")
    return frozenset(term.text for term in analyse(" ; ".join((metadata.title, file, *names))))


def _aliases(document: DocumentInfo) -> tuple[str, ...]:
    programme = document.metadata.programme
    return (programme.name, *programme.aliases) if programme else ()
