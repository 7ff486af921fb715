"""How likely it is that what was found answers, and from where on it counts as answering."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

import numpy as np

from assistant.corpus.model import Passage
from assistant.corpus.search.need import Need
from assistant.corpus.search.trained import Trained, trained, trained_data
from assistant.steps.choose import Choice
from assistant.steps.evidence_features import COLUMNS, READ_COLUMNS, evidence_features
from assistant.steps.timely import knows_only_the_past


def evidence(need: Need, passages: Sequence[Passage], choice: Choice) -> float:
    """The share (0 to 1) of questions with such evidence that the passages answer."""
    row = evidence_features(need, passages, choice)
    return float(1 / (1 + np.exp(-gate(read=len(row) == len(READ_COLUMNS))(row[None, :])[0])))


@cache
def threshold(*, read: bool) -> float:
    """The share from which a question counts as answered; calibrated by ``eval.training``."""
    return float(trained_data("read_evidence" if read else "evidence")["threshold"])


def gate(*, read: bool) -> Trained:
    """What weighs the evidence, with a reranker's reading or by words alone. Raises where its file does not fit."""
    return trained("read_evidence", READ_COLUMNS) if read else trained("evidence", COLUMNS)


def is_of_the_past(question: str, choice: Choice, today: date) -> bool:
    """Whether the best sentence knows only years that are over, where a date from this year on is asked for."""
    return bool(choice.best) and knows_only_the_past(question, choice.best[0].unit.unit.text, today)
