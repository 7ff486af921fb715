"""Collects what a scorer is trained on: rows of features with labels, by question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.corpus.model import Filters
from assistant.corpus.search.features import NAMES
from assistant.corpus.search.searcher import Searcher
from assistant.corpus.search.second_look import COLUMNS as PASSAGE_COLUMNS
from assistant.steps.choose import READ_NAMES, choose, compared, read
from assistant.steps.evidence_features import COLUMNS as EVIDENCE_COLUMNS
from assistant.steps.evidence_features import READ_COLUMNS, evidence_features
from assistant.steps.retrieve import PASSAGES
from eval.training.examples import Example


@dataclass(frozen=True, slots=True)
class Collected:
    """Rows (``n`` × columns) with their label, their question's number, whether it is held back, and its weight."""

    rows: NDArray[np.float32]
    labels: NDArray[np.bool_]
    questions: NDArray[np.int64]
    held_back: NDArray[np.bool_]
    weights: NDArray[np.float64]

    def train(self) -> tuple[NDArray[np.float32], NDArray[np.bool_], NDArray[np.float64]]:
        """Rows, labels and weights of what is trained on."""
        keep = ~self.held_back
        return self.rows[keep], self.labels[keep], self.weights[keep]

    @staticmethod
    def joined(parts: Sequence[Collected]) -> Collected:
        """Several collections as one; questions keep apart."""
        shift, questions = 0, []
        for part in parts:
            questions.append(part.questions + shift)
            shift += int(part.questions.max(initial=-1)) + 1
        return Collected(
            np.concatenate([part.rows for part in parts]),
            np.concatenate([part.labels for part in parts]),
            np.concatenate(questions),
            np.concatenate([part.held_back for part in parts]),
            np.concatenate([part.weights for part in parts]),
        )


class _Gathering:
    def __init__(self, width: int) -> None:
        self.width = width
        self.rows: list[NDArray[np.float32]] = []
        self.labels: list[bool] = []
        self.questions: list[int] = []
        self.held_back: list[bool] = []
        self.weights: list[float] = []

    def add(self, number: int, example: Example, rows: NDArray[np.float32], labels: Sequence[bool]) -> None:
        self.rows.append(rows)
        self.labels.extend(labels)
        self.questions.extend([number] * len(rows))
        self.held_back.extend([example.held_back] * len(rows))
        self.weights.extend([example.weight] * len(rows))

    def done(self) -> Collected:
        rows = np.concatenate(self.rows) if self.rows else np.zeros((0, self.width), np.float32)
        return Collected(
            rows,
            np.asarray(self.labels, dtype=np.bool_),
            np.asarray(self.questions, dtype=np.int64),
            np.asarray(self.held_back, dtype=np.bool_),
            np.asarray(self.weights, dtype=np.float64),
        )


def collect_passages(searcher: Searcher, examples: Sequence[Example]) -> Collected:
    """The candidates of the first look; an answering one holds a supporting unit."""
    gathering = _Gathering(len(PASSAGE_COLUMNS))
    for number, example in enumerate(examples):
        if not example.places:
            continue
        need = searcher.need(example.question)
        candidates = searcher.candidates(need, Filters())
        if candidates:
            labels = [example.on_place(chunk) for chunk, _ in candidates]
            gathering.add(number, example, searcher.compared(need, candidates), labels)
    return gathering.done()


def collect_sentences(searcher: Searcher, examples: Sequence[Example], *, reranked: bool = False) -> Collected:
    """The units of the passages found, for questions with an answer; ``reranked`` as the reranker has read them."""
    gathering = _Gathering(len(READ_NAMES if reranked else NAMES))
    for number, example in enumerate(examples):
        if not example.places:
            continue
        found = searcher.find(example.question, PASSAGES)
        chunks, rows = compared(found.need, found.passages, searcher.units)
        if reranked and searcher.reranker:
            rows = read(found.need, chunks, rows, searcher.reranker)
        labels = [label for chunk in chunks for label in example.answers(chunk)]
        if any(labels):
            gathering.add(number, example, np.concatenate(rows), labels)
    return gathering.done()


def collect_evidence(searcher: Searcher, examples: Sequence[Example], *, reranked: bool = False) -> Collected:
    """One row a question: the evidence found for it; its label says whether the documents answer it."""
    gathering = _Gathering(len(READ_COLUMNS if reranked else EVIDENCE_COLUMNS))
    reranker = searcher.reranker if reranked else None
    for number, example in enumerate(examples):
        found = searcher.find(example.question, PASSAGES)
        choice = choose(found.need, found.passages, searcher.units, reranker) if found.passages else None
        if choice and choice.best:
            row = evidence_features(found.need, found.passages, choice)
            gathering.add(number, example, row[None, :], [bool(example.places)])
    return gathering.done()
