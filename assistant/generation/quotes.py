"""The quote of an answer that a small chat model may say more shortly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from assistant.answer import Citation, Claim
from assistant.german import split_sentences

COPIED = 0.85
"""Share of words that a sentence has in common with one of the text, from which it is a copy of that."""

_MARK = re.compile(r"\s*\[\d+\]")
_BEGINS = re.compile(r"^|[.:;!?–]\s+")
_WORD = re.compile(r"[^\W_]+")
_WHOLE = re.compile(r"[.!?][\"'”“»)\]]*$")


class Quote(NamedTuple):
    """What a sentence may rest on: some or all citations of a claim, and their text."""

    citations: tuple[Citation, ...]
    text: str
    claim: Claim


def quote_of(unit: str, claims: Sequence[Claim]) -> Quote | None:
    """The quote that holds a unit of a document; where that is no whole sentence, all of its claim.

    ``None`` where no claim quotes the unit.
    """
    wanted = _squeezed(unit)
    for claim in claims:
        for citation in claim.citations:
            if wanted in _squeezed(citation.quote):
                led = any(one.quote.endswith(":") for one in claim.citations)
                alone = _WHOLE.search(citation.quote) and not led and not _is_row(claim)
                return (
                    Quote((citation,), citation.quote, claim) if alone else Quote(claim.citations, said(claim), claim)
                )
    return None


def said(claim: Claim) -> str:
    """What a claim quotes, without the heading before it; a table row as the claim says it."""
    return _MARK.sub("", claim.text) if _is_row(claim) else " ".join(citation.quote for citation in claim.citations)


def as_quoted(sentence: str, text: str) -> str:
    """The sentence of the text that a model has copied but for a few words, as the text has it; else the sentence."""
    words = _WORD.findall(sentence.casefold())
    sentences = [text[start:end].strip() for start, end in split_sentences(text)]
    likeness = [SequenceMatcher(None, words, _WORD.findall(one.casefold()), False).ratio() for one in sentences]
    best = max(range(len(sentences)), key=likeness.__getitem__, default=None)
    return sentence if best is None or likeness[best] < COPIED else sentences[best]


def only_shortened(sentence: str, text: str) -> bool:
    """Whether a sentence is made by leaving out words of the text, and nothing else, and begins as a clause there."""
    said = _WORD.findall(sentence.casefold())
    for begin in _BEGINS.finditer(text.casefold()):
        words = _WORD.finditer(text.casefold(), begin.end())
        begun = next(words, None)
        if begun and said and begun[0] == said[0] and all(word in (one[0] for one in words) for word in said[1:]):
            return True
    return False


def repeats(sentence: str, claim: Claim) -> bool:
    """Whether a sentence says all that a claim says, and nothing else."""
    return _squeezed(sentence) == _squeezed(said(claim))


def _is_row(claim: Claim) -> bool:
    return claim.citations[-1].quote not in claim.text


def _squeezed(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))
