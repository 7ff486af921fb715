"""Sentences that decide or promise what only an office can."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answer import Claim
from assistant.patterns import any_fits, rules

_QUOTED = re.compile(r"[„“\"»«‚‘']([^„“”\"»«‚‘’]+)[“”\"«»‘’']")
_MARKS = "„“”\"»«‚‘’'"


def promises(text: str) -> bool:
    """Whether any sentence tells its reader that they are eligible, or will or will not get something."""
    return any_fits(rules("assistant.steps", "outgoing.toml")["promise"], text)


def own_words(claim: Claim) -> str:
    """The claim without what it quotes in quotation marks from its citations, word by word."""
    text = claim.text
    quotes = [_plain(citation.quote) for citation in claim.citations]
    for quote in sorted({citation.quote for citation in claim.citations}, key=len, reverse=True):
        text = re.sub(rf"[{_MARKS}]{re.escape(quote)}[{_MARKS}]", " ", text)
    return _QUOTED.sub(lambda found: " " if _stands_in(found[1], quotes) else found[0], text)


def _stands_in(said: str, quotes: Iterable[str]) -> bool:
    parts = [_plain(part) for part in re.split(r"…|\[…\]|\.\.\.", said)]
    return all(any(part in quote for quote in quotes) for part in parts if part)


def _plain(text: str) -> str:
    return " ".join(text.split())
