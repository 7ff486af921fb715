"""The last answer in fewer sentences, and with its technical terms explained."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from assistant.answer import AnswerStatus, Citation, Claim
from assistant.state import Ended, State
from assistant.talk.expressions import expressions, found
from assistant.talk.glossary import explained
from assistant.talk.plainly import Plainly
from prompts import text

MOST = 2
"""Sentences of a shortened answer."""


_MARK = re.compile(r"\[(\d+)\]")


class Wish(StrEnum):
    """What may be wished of an answer."""

    SIMPLER = "simpler"
    SHORTER = "shorter"


def wished(message: str) -> Wish | None:
    """The wish that a message is, if it is one."""
    table = expressions("rewriting.toml")["again"]
    return next((wish for wish in Wish if found(table[wish.value], message)), None)


class Simpler:
    """Keeps the first sentences of an answer; explains their terms where they are to be simpler.

    What ``plainly`` says in plain words takes a sentence's place; else they stay word for word.
    """

    def __init__(self, wish: Wish, plainly: Plainly | None = None) -> None:
        self._wish = wish
        self._plainly = plainly

    def __call__(self, state: State) -> State:
        kept = _first(state.claims)
        if self._wish is Wish.SHORTER:
            return replace(state, claims=kept)
        known: set[str] = set()
        state, plain = self._plainly(kept, state) if self._plainly else (state, (None,) * len(kept))
        claims = tuple(
            easy or _with_terms(claim, state.language, known) for claim, easy in zip(kept, plain, strict=True)
        )
        notices = (*state.notices, text("notice_glossary", state.language)) if known else state.notices
        return replace(state, claims=claims, notices=notices)


class NothingToExplain:
    """Ends the answer to a wish where there is no answer before it."""

    def __call__(self, state: State) -> State:
        raise Ended(AnswerStatus.CLARIFY, text("nothing_to_explain", state.language), suggest=True)


def _first(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The first sentences; of a list its first line, but the whole where that only leads in to the rest."""
    first, *_ = claims
    line, _, items = first.text.partition("\n")
    if not items:
        return tuple(claims[:MOST])
    shown = {int(number) for number in _MARK.findall(line)}
    cited = tuple(citation for citation in first.citations if citation.number in shown)
    leads_in = any(citation.quote.rstrip().endswith(":") for citation in cited)
    return (first,) if leads_in or not cited else (Claim(line, cited),)


def _with_terms(claim: Claim, language: str, known: set[str]) -> Claim:
    """The claim with an explanation of each term that was not explained before, a line each."""
    quotes: tuple[Citation, ...] = claim.citations
    found_terms = explained(" ".join((claim.text, *(quote.quote for quote in quotes))), language)
    new = {term: meaning for term, meaning in found_terms.items() if term not in known}
    known.update(new)
    lines = [f"({term}: {meaning})" for term, meaning in new.items()]
    return replace(claim, text="\n".join((claim.text, *lines)))
