"""Numbers citations from 1 without gaps, in the order in which their claims are let through."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Claim

_MARK = re.compile(r"\[(\d+)\]")


class Renumbering:
    """For the claims of one answer; a citation of the same quote keeps its number."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int, str], int] = {}

    def numbered(self, claim: Claim) -> Claim:
        """The claim with new numbers, in its text too."""
        new = {
            citation.number: self._known.setdefault(
                (citation.document, citation.page, citation.quote), len(self._known) + 1
            )
            for citation in claim.citations
        }
        return Claim(
            _MARK.sub(lambda mark: f"[{new.get(int(mark[1]), int(mark[1]))}]", claim.text),
            tuple(replace(citation, number=new[citation.number]) for citation in claim.citations),
        )
