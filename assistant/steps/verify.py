"""Lets pass only what its citations carry."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answer import AnswerStatus, Citation, Claim, Language
from assistant.corpus.quotes import find_quote
from assistant.generation.digits import in_german
from assistant.german import numbers_in
from assistant.state import Ended, State
from assistant.steps.renumbering import Renumbering
from prompts import text

_WITH_DIGIT = re.compile(r"[^\W\d_]+\d\w*|\d+[^\W\d_]\w*")


class Verify:
    """Drops claims with a quote that is not on its page, or with a number, date or § that no quote holds.

    ``page_text`` gives the text of a document's page (document's file name, page from 1), as the registry keeps it.
    """

    def __init__(self, page_text: Callable[[str, int], str]) -> None:
        self._page_text = page_text

    def __call__(self, state: State) -> State:
        renumbering = Renumbering()
        kept: list[Claim] = []
        for claim in state.claims:
            if not self.holds(claim, state.language):
                continue
            kept.append(renumbering.numbered(claim))
            if len(kept) > state.told:
                state.on_claim(kept[-1])
        if not kept:
            raise Ended(AnswerStatus.NOT_COVERED, text("not_covered", state.language), suggest=True)
        return replace(state, claims=tuple(kept))

    def holds(self, claim: Claim, language: Language = "de") -> bool:
        """Whether every citation is found on its page and the claim says no number that they do not.

        In an English answer a number may be written in English or, inside a quote, in German.
        """
        return (
            bool(claim.citations)
            and all(self._found(citation) for citation in claim.citations)
            and (
                not unsupported_numbers(claim)
                or (language == "en" and not unsupported_numbers(replace(claim, text=in_german(claim.text))))
            )
        )

    def _found(self, citation: Citation) -> bool:
        return find_quote(self._page_text(citation.document, citation.page), citation.quote) is not None


def unsupported_numbers(claim: Claim) -> list[str]:
    """Numbers, dates, references and names with a digit of the claim's text that stand in none of its quotes."""
    said = _without_marks(claim)
    held = {number.canonical for citation in claim.citations for number in numbers_in(citation.quote)}
    quotes = " ".join(citation.quote for citation in claim.citations)
    names = [word for word in _WITH_DIGIT.findall(said) if not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", quotes)]
    return names + [
        number.text
        for number in numbers_in(said)
        if number.canonical not in held and not _stands_in(number.text, quotes)
    ]


def _stands_in(number: str, quotes: str) -> bool:
    """Whether a number stands in the quotes as written, and not as a part of a longer one."""
    return re.search(rf"(?<![\w.,]){re.escape(number)}(?!\w|[.,]\d)", quotes) is not None


def _without_marks(claim: Claim) -> str:
    """The claim's own words: without the marks and the titles of its sources."""
    said = claim.text
    for citation in claim.citations:
        said = said.replace(f"[{citation.number}]", "").replace(citation.title, "")
    return said
