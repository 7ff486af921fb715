"""What a question needs: its terms with their weight in this corpus, the kind of answer, the names in it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.corpus.search.asked import Asked, asked_of
from assistant.corpus.search.matters import asked_matters
from assistant.corpus.search.topics import asked_topics
from assistant.german import QuestionTerm, analyse_question, detect_language
from assistant.german.respelling import respelled

UNKNOWN_IDF = 1.0
"""Inverse document frequency, relative to the rarest term, of a question word the corpus does not hold."""

MOST_OF_WORD = 0.65
"""Share of a compound's letters that its known parts must have to stand for it."""


@dataclass(frozen=True, slots=True)
class NeededTerm:
    """A term of the question: ``idf`` is relative (0 everywhere … 1 rarest); ``known`` says the corpus holds it.

    ``share`` is less than 1 where the term names a document: it then tells where to look, not what for.
    """

    term: QuestionTerm
    idf: float
    known: bool
    share: float = 1.0

    @property
    def weight(self) -> float:
        return self.idf * self.term.weight * self.share


@dataclass(frozen=True, slots=True)
class Need:
    """A question made ready for searching and for choosing sentences; its misspelt words are put right."""

    question: str
    language: str
    terms: tuple[NeededTerm, ...]
    asked: frozenset[Asked]
    topics: frozenset[str]
    matters: frozenset[str]
    vector: tuple[float, ...]

    @property
    def total_weight(self) -> float:
        return sum(term.weight for term in self.terms)


def as_meant(question: str, frequency: Callable[[str], int]) -> str:
    """A German question with its misspelt words put right, as far as the corpus tells what they were meant to be."""
    return respelled(question, Vocabulary(frequency)) if detect_language(question) == "de" else question


def need_of(
    question: str,
    vector: Sequence[float],
    frequency: Callable[[str], int],
    count: int,
) -> Need:
    """Make a question ready.

    ``frequency`` gives the number of chunks that hold an index term, ``count`` the number of all chunks.
    """
    language = detect_language(question)
    analysed = analyse_question(question, language, Vocabulary(frequency))
    terms = [_needed(term, frequency, count) for term in analysed]
    kept = tuple(term for term in terms if term.known or not (_is_number(term) or _parts_known(term, terms)))
    return Need(
        question, language, kept, asked_of(question), asked_topics(question), asked_matters(question), tuple(vector)
    )


class Vocabulary:
    """The index terms of the corpus, asked one by one."""

    def __init__(self, frequency: Callable[[str], int]) -> None:
        self._frequency = frequency

    def __contains__(self, term: object) -> bool:
        return isinstance(term, str) and self._frequency(term) > 0


def _is_number(term: NeededTerm) -> bool:
    """Whether a term is a bare number: one that no document holds is the asker's own figure, not a missing word."""
    return term.term.variants[0][0].startswith("#")


def _parts_known(whole: NeededTerm, terms: Sequence[NeededTerm]) -> bool:
    """Whether the corpus knows the parts that most of a compound is made of, where it does not know the whole."""
    name = whole.term.variants[0][0]
    parts = {part.term.variants[0][0] for part in terms if part.known and part is not whole}
    return sum(len(part) for part in parts if part in name and len(part) > 2) >= MOST_OF_WORD * len(name)


def _needed(term: QuestionTerm, frequency: Callable[[str], int], count: int) -> NeededTerm:
    best, known = 0.0, False
    for variant, weight in term.variants:
        found = frequency(variant)
        if found:
            known = True
            best = max(best, weight * relative_idf(found, count))
    return NeededTerm(term, best if known else UNKNOWN_IDF, known)


def relative_idf(found: int, count: int) -> float:
    """The BM25 inverse document frequency of a term in ``found`` of ``count`` chunks, scaled to 0…1."""
    top = math.log(1 + (count + 0.5) / 0.5)
    return math.log(1 + (count - min(found, count) + 0.5) / (found + 0.5)) / top
