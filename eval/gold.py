"""Where the answer to a question stands."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

from eval.cases import Case
from eval.page_texts import one_spaced


@dataclass(frozen=True, slots=True)
class Gold:
    """The (file, page from 1) that answer a question, each by itself; none for a question without an answer.

    A whole answer cites one page of each of ``needed``. ``evidence`` are regular expressions, each of which finds
    the answer or a part of it in a passage's text.
    """

    places: frozenset[tuple[str, int]]
    evidence: tuple[str, ...] = ()
    needed: tuple[frozenset[tuple[str, int]], ...] = ()

    @classmethod
    def of_case(cls, case: Case) -> Self:
        if not case.document:
            return cls(frozenset())
        named = [(case.document, case.pages), *((other.document, other.pages) for other in case.alternatives)]
        first = frozenset((document, page) for document, pages in named for page in pages)
        others = tuple(frozenset((other.document, page) for page in other.pages) for other in case.also)
        support = (*case.support, *(pattern for other in case.also for pattern in other.support))
        evidence = support or ((re.escape(one_spaced(case.evidence)),) if case.evidence else ())
        return cls(frozenset().union(first, *others), evidence, (first, *others))

    def recall(self, cited: Collection[tuple[str, int]]) -> float:
        """The share of the needed places of which a page is among those ``cited``."""
        return sum(not group.isdisjoint(cited) for group in self.needed) / len(self.needed)
