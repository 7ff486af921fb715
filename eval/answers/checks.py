"""What is checked in one answer, without the assistant's own code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eval.asked import GivenAnswer, GivenCitation
from eval.page_texts import FoundBy, PageTexts, one_spaced

_MARK = re.compile(r"\s*\[(\d+)\]")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """A citation and which readers find its quote on the page it names."""

    citation: GivenCitation
    found: FoundBy


def facts_missing(text: str, must_match: Sequence[str]) -> tuple[str, ...]:
    """The expressions not found in ``text``, blind to case, white space folded."""
    return tuple(pattern for pattern in must_match if not _found(pattern, text))


def facts_forbidden(text: str, must_not_match: Sequence[str]) -> tuple[str, ...]:
    """The expressions found in ``text`` that must not be."""
    return tuple(pattern for pattern in must_not_match if _found(pattern, text))


def quotes(answer: GivenAnswer, pages: PageTexts) -> tuple[QuoteCheck, ...]:
    """Every citation looked up on its page."""
    return tuple(QuoteCheck(item, pages.find(item.quote, item.document, item.page)) for item in answer.citations)


def numbers_without_quote(answer: GivenAnswer) -> tuple[str, ...]:
    """Numbers of the answer that no quote holds which is cited on the same line."""
    quoted = {item.number: set(_NUMBER.findall(item.quote)) for item in answer.citations}
    loose: dict[str, None] = {}
    for line in answer.text.splitlines():
        held = set().union(*(quoted.get(int(mark), set()) for mark in _MARK.findall(line)))
        loose |= dict.fromkeys(number for number in _NUMBER.findall(_MARK.sub("", line)) if number not in held)
    return tuple(loose)


def uncited_lines(answer: GivenAnswer) -> tuple[str, ...]:
    """The lines of the answer that carry no citation it has."""
    known = {item.number for item in answer.citations}
    lines = [line for line in answer.text.splitlines() if line.strip()]
    return tuple(line for line in lines if not known.intersection(int(mark) for mark in _MARK.findall(line)))


def words(answer: GivenAnswer) -> int:
    """The length of the answer's text in words, marks left out."""
    return len(_MARK.sub("", answer.text).split())


def _found(pattern: str, text: str) -> bool:
    return re.search(pattern, one_spaced(text), re.IGNORECASE) is not None
