"""Programmes and documents named in a question."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.corpus.model import DocumentInfo
from assistant.corpus.search.need import Need, NeededTerm
from assistant.german import analyse

CLEAR = 0.6
"""Score from which a document counts as named for certain."""
EXACT = 0.8
"""Weight of a variant from which it is the term itself, not a synonym."""
NAME_LOWERED = 0.6
"""How much of a term's weight is taken away where it names a document for certain."""


class Names:
    """Tells how clearly a question names each document.

    A term names a document where it stands in its title, file name or programme and in few others': "ZIM"
    names one guideline, "Richtlinie" none.
    """

    def __init__(self, documents: Sequence[DocumentInfo]) -> None:
        self._terms = {document.id: naming_terms(document) for document in documents}
        counts = Counter(term for terms in self._terms.values() for term in terms)
        total = len(self._terms)
        self._weight = {term: math.log(total / count) / math.log(total) for term, count in counts.items()} if total > 1 else {}

    def scores(self, need: Need) -> dict[int, float]:
        """For each document that the question names, a score from 0 to 1: 1 for the one named most clearly."""
        found: dict[int, float] = {}
        for document, terms in self._terms.items():
            score = sum(needed.term.weight * self._naming(needed, terms) for needed in need.terms)
            if score > 0:
                found[document] = score
        top = max(CLEAR, *found.values()) if found else CLEAR
        return {document: score / top for document, score in found.items()}

    def lowered(self, terms: Sequence[NeededTerm]) -> tuple[NeededTerm, ...]:
        """The terms with a lower share for those that name a document."""
        return tuple(
            replace(needed, share=1 - NAME_LOWERED * max((self._naming(needed, own) for own in self._terms.values()), default=0.0))
            for needed in terms
        )

    def _naming(self, needed: NeededTerm, terms: frozenset[str]) -> float:
        """How clearly a term names a document with these naming terms, from 0 to 1."""
        return max(
            (
                weight * self._weight.get(variant, 0.0)
                for variant, weight in needed.term.variants
                if weight >= EXACT and variant in terms
            ),
            default=0.0,
        )


def naming_terms(document: DocumentInfo) -> frozenset[str]:
    """The index terms of a document's title, file name, and its programme's name and aliases."""
    metadata = document.metadata
    programme = metadata.programme
    names = (programme.name, *programme.aliases) if programme else ()
    file = metadata.file.rsplit(".", 1)[0].replace("_", " ").replace("-", " ")
    return frozenset(term.text for term in analyse(" ; ".join((metadata.title, file, *names))))
