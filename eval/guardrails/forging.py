"""Ways to falsify a true claim, each of which verification must stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answer import Claim
from eval.page_texts import PageTexts

_NUMBER = re.compile(r"(?<![\d\[.,])\d+(?![\d\].,])")
_WORD = re.compile(r"[A-ZÄÖÜa-zäöüß]{6,}")
_MADE_UP = "Schmetterlinge"


def forgeries(claim: Claim, pages: PageTexts) -> Iterator[tuple[str, Claim]]:
    """Pairs of how a claim was falsified and the claim; a way that does not fit the claim is left out."""
    if changed := _other_number(claim):
        yield "number changed", changed
    if changed := _other_word(claim):
        yield "quote changed", changed
    if changed := _other_page(claim, pages):
        yield "page changed", changed
    yield "no citation", replace(claim, citations=())
    yield "number added", replace(claim, text=f"{claim.text} Die Grenze liegt bei 87.654 Euro.")


def _other_number(claim: Claim) -> Claim | None:
    """The first number of the text raised by 11 where no quote holds the new one."""
    if not (found := _NUMBER.search(claim.text)):
        return None
    other = str(int(found[0]) + 11)
    if any(other in citation.quote for citation in claim.citations):
        return None
    return replace(claim, text=claim.text[: found.start()] + other + claim.text[found.end() :])


def _other_word(claim: Claim) -> Claim | None:
    first, *rest = claim.citations
    if not (found := _WORD.search(first.quote)):
        return None
    quote = first.quote[: found.start()] + _MADE_UP + first.quote[found.end() :]
    text = claim.text.replace(first.quote, quote)
    return replace(claim, text=text, citations=(replace(first, quote=quote), *rest))


def _other_page(claim: Claim, pages: PageTexts) -> Claim | None:
    first, *rest = claim.citations
    for page in range(1, pages.page_count(first.document) + 1):
        if page != first.page and not pages.find(first.quote, first.document, page).either:
            return replace(claim, citations=(replace(first, page=page), *rest))
    return None
