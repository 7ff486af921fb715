"""Where the answer to a question stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from eval.cases import Case
from eval.page_texts import one_spaced


@dataclass(frozen=True, slots=True)
class Gold:
    """The (file, page from 1) that answer a question, each by itself; none for a question without an answer.

    ``evidence`` are regular expressions, each of which finds the answer or a part of it in a passage's text.
    """

    places: frozenset[tuple[str, int]]
    evidence: tuple[str, ...] = ()

    @classmethod
    def of_case(cls, case: Case) -> Self:
        named = [(case.document, case.pages), *((other.document, other.pages) for other in case.alternatives)]
        places = frozenset((document, page) for document, pages in named if document for page in pages)
        return cls(places, case.support or ((re.escape(one_spaced(case.evidence)),) if case.evidence else ()))
