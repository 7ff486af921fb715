"""What tells a good answer, proposed from a corrected answer and from the pages on which it stands."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from assistant.german import NumberMention, analyse, numbers_in, split_sentences
from eval.case_fields import SUPPORT_LENGTH
from eval.case_pages import MATCHES_AT_MOST
from eval.page_texts import one_spaced

Texts = Mapping[int, str]
"""The text of the pages by number, line by line."""


def facts_of(answer: str, question: str, texts: Texts) -> dict[str, str]:
    """Each number, date, amount and § of ``answer`` that is not in the question, with an expression that finds it.

    It is found as the answer writes it and as the pages do: "50 %" and "50 Prozent".
    """
    asked = {mention.canonical for mention in numbers_in(question)}
    on_pages = [mention for text in texts.values() for mention in numbers_in(one_spaced(text))]
    facts: dict[str, str] = {}
    for mention in numbers_in(one_spaced(answer)):
        if mention.canonical not in asked:
            same = (other for other in on_pages if mention.canonical in (other.canonical, other.canonical.split()[0]))
            facts[mention.text] = "|".join(dict.fromkeys(map(_expression, (mention, *same))))
    return facts


def support_of(wanted: str, facts: Sequence[str], pages: Sequence[int], texts: Texts) -> tuple[str, ...]:
    """Short expressions that find what says ``wanted``: the best sentence of each of ``pages``, and each of ``facts``.

    ``texts`` are all pages of the document.
    """
    terms = _terms(wanted)
    folded = [one_spaced(text) for text in texts.values()]
    support: list[str] = []

    def take(sentences: Sequence[str], facts: Sequence[str]) -> None:
        ranked = sorted(sentences, key=lambda sentence: -_fit(sentence, terms, facts))
        windows = (_window(sentence, terms, facts, folded) for sentence in ranked)
        if best := next(filter(None, windows), None):
            support.append(best)

    for page in pages:
        take(_sentences(texts[page]), facts)
    for fact in facts:
        if not any(_finder(fact)(_plain(pattern)) for pattern in support):
            take([one for page in pages for one in _sentences(texts[page]) if _finder(fact)(one)], [fact])
    return tuple(dict.fromkeys(support))


def _expression(mention: NumberMention) -> str:
    """Finds the mention, and not as a part of a longer number or word."""
    text = one_spaced(mention.text)
    before = r"(?<![\d.,])" if text[0].isdigit() else r"\b" if text[0].isalpha() else ""
    after = r"(?!\d|[.,]\d)" if text[-1].isdigit() else r"\b" if text[-1].isalpha() else ""
    return f"{before}{_escaped(text)}{after}"


def _escaped(text: str) -> str:
    return re.sub(r"\\([ \-&#])", r"\1", re.escape(text))


def _plain(escaped: str) -> str:
    return escaped.replace("\\", "")


def _terms(text: str) -> frozenset[str]:
    return frozenset(term.text for term in analyse(text) if len(term.text) > 3 or term.text.startswith("#"))


def _sentences(text: str) -> list[str]:
    return [one_spaced(text[start:end]) for start, end in split_sentences(text)]


def _fit(sentence: str, terms: frozenset[str], facts: Sequence[str]) -> float:
    """How well a sentence says what is wanted; a long one needs more in common."""
    own = _terms(sentence)
    said = sum(_finder(fact)(sentence) is not None for fact in facts)
    return (len(own & terms) + 2 * said) / math.sqrt(len(own) + 5)


def _window(sentence: str, terms: frozenset[str], facts: Sequence[str], pages: Sequence[str]) -> str | None:
    """The stretch of a sentence that tells it best from the rest of the document, as an expression."""
    matches = {
        window: sum(len(re.findall(window, page, re.IGNORECASE)) for page in pages)
        for window in _windows(sentence.split())
    }

    def value(window: str) -> tuple[float, ...]:
        plain = _plain(window)
        said = sum(_finder(fact)(plain) is not None for fact in facts)
        return said, len(_terms(plain) & terms), -matches[window], -len(window)

    return max((window for window in matches if matches[window] <= MATCHES_AT_MOST), key=value, default=None)


def _windows(words: Sequence[str]) -> Iterator[str]:
    for start in range(len(words)):
        for end in range(start + 2, len(words) + 1):
            pattern = _escaped(" ".join(words[start:end]))
            if len(pattern) > SUPPORT_LENGTH:
                break
            yield pattern


def _finder(pattern: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(pattern, re.IGNORECASE).search
