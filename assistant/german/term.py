"""What the analysis hands over: the terms of a document and the terms a question asks for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class TermKind(StrEnum):
    """What a term stands for."""

    WORD = "word"
    PART = "part"
    NUMBER = "number"
    REFERENCE = "reference"


class Term(NamedTuple):
    """One index term. ``position`` counts words from 0; the parts of a word share its position.

    A named tuple, not a dataclass: a page makes about a thousand of them, and these are three times faster to make.
    """

    text: str
    position: int
    kind: TermKind


@dataclass(frozen=True, slots=True)
class QuestionTerm:
    """One thing a question asks for: any of ``variants`` satisfies it.

    ``variants`` are index terms as :func:`assistant.german.analyse` makes them, each with a weight of at most 1
    and at most once; the first is the word as asked. ``weight`` says how much the term matters in the question:
    1 for a content word, less for parts of a compound and for words that say little.
    """

    surface: str
    weight: float
    variants: tuple[tuple[str, float], ...]
