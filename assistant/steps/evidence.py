"""Decides, before anything is said, whether the passages answer the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from assistant.answer import AnswerStatus
from assistant.corpus.model import Passage
from assistant.corpus.search.need import Need
from assistant.corpus.search.searcher import Searcher
from assistant.corpus.search.trained import trained, trained_data
from assistant.state import Ended, State
from assistant.steps.choose import Choice, choose
from assistant.steps.rules import matches
from prompts import text

COLUMNS = (
    "sentence", "second_sentence", "passage", "own", "context", "cover_around", "cosine", "dense", "phrase", "nearness",
    "unknown", "unknown_name", "unmatched", "unmatched_name", "heaviest_unmatched", "names", "asked_missing", "terms",
)  # fmt: skip
"""The features of the evidence in the order of the columns."""


class WeighEvidence:
    """Ends the answer with ``not_covered`` or ``out_of_scope`` where the evidence is too weak."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def __call__(self, state: State) -> State:
        need = state.need
        choice = choose(need, state.passages, self._searcher.units) if need and state.passages else None
        confidence = evidence(need, state.passages, choice) if need and choice else 0.0
        if choice is None or confidence < threshold():
            if matches("domain", state.question.text):
                raise Ended(AnswerStatus.NOT_COVERED, text("not_covered", state.language), suggest=True)
            raise Ended(AnswerStatus.OUT_OF_SCOPE, text("out_of_scope", state.language), suggest=True)
        return replace(state, confidence=confidence, choice=choice)


def evidence(need: Need, passages: Sequence[Passage], choice: Choice) -> float:
    """The share (0 to 1) of questions with such evidence that the passages answer."""
    row = evidence_features(need, passages, choice)
    return float(1 / (1 + np.exp(-trained("evidence", COLUMNS)(row[None, :])[0])))


@cache
def threshold() -> float:
    """The share from which a question counts as answered; calibrated by ``eval.training``."""
    return float(trained_data("evidence")["threshold"])


def evidence_features(need: Need, passages: Sequence[Passage], choice: Choice) -> NDArray[np.float32]:
    """One row of :data:`COLUMNS`."""
    best = choice.best
    first, second = best[0], best[min(1, len(best) - 1)]
    chunk = choice.chunks[first.chunk]
    scores = next(p.scores for p in passages if chunk.stored.id in {p.stored.id, *(part.id for part in p.merged)})
    around = {term for unit in chunk.units for term in unit.positions} | chunk.heading_terms | chunk.title_terms
    total = need.total_weight or 1.0
    unmatched = [
        needed for needed in need.terms if not any(variant in around for variant, _ in needed.term.variants)
    ]
    names = [needed for needed in need.terms if _is_name(needed.term.surface, need.question)]
    cover = sum(
        needed.weight * max((weight for variant, weight in needed.term.variants if variant in around), default=0.0)
        for needed in need.terms
    )
    return np.asarray(
        (
            first.score,
            second.score,
            max(passage.score for passage in passages),
            first.feature("own"),
            first.feature("context"),
            cover / total,
            first.feature("cosine"),
            scores.get("cosine", 0.0),
            first.feature("phrase"),
            first.feature("nearness"),
            sum(needed.weight for needed in need.terms if not needed.known) / total,
            float(any(not needed.known for needed in names)),
            sum(needed.weight for needed in unmatched) / total,
            float(any(needed in unmatched for needed in names)),
            max((needed.weight for needed in unmatched), default=0.0),
            scores["names"],
            first.feature("asked_missing"),
            min(scores.get("raw", 0.0) / 40, 2.0),
        ),
        dtype=np.float32,
    )


def _is_name(surface: str, question: str) -> bool:
    """Whether a word of the question looks like a name: in capitals, with digits, or with inner capitals."""
    letters = [char for char in surface if char.isalpha()]
    if not letters:
        return False
    inner = any(char.isupper() for char in surface[1:])
    return inner or any(char.isdigit() for char in surface) or f"„{surface}" in question or f'"{surface}' in question
