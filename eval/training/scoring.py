"""How good a scorer is on the questions it was trained on and on held-back ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from rich.table import Table

from eval.training.collecting import Collected

PLACES = (1, 3, 5)


def ranking_table(title: str, collected: Collected, scores: dict[str, NDArray[np.float64]]) -> Table:
    """Share of questions with an answering row among the first 1, 3 and 5, by scorer."""
    table = Table(title=title)
    for heading in ("scorer", "questions", *(f"first {place}" for place in PLACES)):
        table.add_column(heading, justify="left" if heading == "scorer" else "right")
    for held_back, part in ((False, "trained on"), (True, "held back")):
        for name, values in scores.items():
            ranks = _ranks(collected, values, held_back)
            shares = [np.mean(ranks <= place) if len(ranks) else 0.0 for place in PLACES]
            table.add_row(f"{name}, {part}", str(len(ranks)), *(f"{share:.3f}" for share in shares))
    return table


def _ranks(collected: Collected, scores: NDArray[np.float64], held_back: bool) -> NDArray[np.float64]:
    """For each question the place of its first answering row, infinite where there is none."""
    ranks = []
    for question in np.unique(collected.questions[collected.held_back == held_back]):
        rows = collected.questions == question
        order = np.argsort(-scores[rows], kind="stable")
        places = np.flatnonzero(collected.labels[rows][order])
        ranks.append(float(places[0] + 1) if len(places) else np.inf)
    return np.asarray(ranks)


def threshold_for(shares: NDArray[np.float64], labels: NDArray[np.bool_], answered: float) -> float:
    """The share above which that part of the answerable questions lies."""
    return round(float(np.quantile(shares[labels], 1 - answered)), 4)


def evidence_table(title: str, collected: Collected, shares: NDArray[np.float64], threshold: float) -> Table:
    """Answered among the answerable and refused among the others, at the threshold."""
    table = Table(title=f"evidence gate on {title}, answered from {threshold:.3f}")
    for heading in ("questions", "answerable", "answered", "others", "refused"):
        table.add_column(heading, justify="left" if heading == "questions" else "right")
    for held_back, part in ((False, "trained on"), (True, "held back")):
        rows = collected.held_back == held_back
        labels, values = collected.labels[rows], shares[rows]
        answered = np.mean(values[labels] >= threshold) if labels.any() else 0.0
        refused = np.mean(values[~labels] < threshold) if (~labels).any() else 0.0
        table.add_row(part, str(labels.sum()), f"{answered:.3f}", str((~labels).sum()), f"{refused:.3f}")
    return table
