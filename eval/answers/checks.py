"""What is checked in one answer, without the assistant's own code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Citation
from eval.page_texts import FoundBy, PageTexts, one_spaced

_MARK = re.compile(r"\s*\[\d+\]")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """A citation and which readers find its quote on the page it names."""

    citation: Citation
    found: FoundBy


def facts_missing(text: str, must_match: Sequence[str]) -> tuple[str, ...]:
    """The expressions not found in ``text``, blind to case, white space folded."""
    return tuple(pattern for pattern in must_match if not _found(pattern, text))


def facts_forbidden(text: str, must_not_match: Sequence[str]) -> tuple[str, ...]:
    """The expressions found in ``text`` that must not be."""
    return tuple(pattern for pattern in must_not_match if _found(pattern, text))


def quotes(answer: Answer, pages: PageTexts) -> tuple[QuoteCheck, ...]:
    """Every citation looked up on its page."""
    return tuple(QuoteCheck(item, pages.find(item.quote, item.document, item.page)) for item in answer.citations)


def numbers_without_quote(answer: Answer) -> tuple[str, ...]:
    """Numbers of the answer's text (marks such as ``[1]`` left out) that no quote holds."""
    quoted = {number for item in answer.citations for number in _NUMBER.findall(item.quote)}
    stated = _NUMBER.findall(_MARK.sub("", answer.text))
    return tuple(dict.fromkeys(number for number in stated if number not in quoted))


def words(answer: Answer) -> int:
    """The length of the answer's text in words, marks left out."""
    return len(_MARK.sub("", answer.text).split())


def _found(pattern: str, text: str) -> bool:
    return re.search(pattern, one_spaced(text), re.IGNORECASE) is not None
