"""Fitting a scorer and writing it as data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.ensemble import GradientBoostingClassifier

import assistant.corpus.search as home
from eval.training.collecting import Collected

MODELS = Path(home.__file__).parent / "models"
SEED = 7


def fit_trees(
    rows: NDArray[np.float32],
    labels: NDArray[np.bool_],
    weights: NDArray[np.float64],
    columns: tuple[str, ...],
    *,
    trees: int = 120,
    depth: int = 3,
    rate: float = 0.1,
) -> dict[str, Any]:
    """Gradient-boosted trees (log odds) as the data that ``assistant.corpus.search.trained`` reads."""
    model = GradientBoostingClassifier(
        n_estimators=trees, max_depth=depth, learning_rate=rate, subsample=0.7, min_samples_leaf=30, random_state=SEED
    )
    model.fit(rows, labels, sample_weight=weights)
    share = float(np.average(labels, weights=weights))
    return {
        "columns": list(columns),
        "weights": [0.0] * len(columns),
        "bias": float(np.log(share / (1 - share))),
        "trees": [_tree(estimator.tree_, rate) for estimator in model.estimators_[:, 0]],
    }


def fit_order(
    collected: Collected, columns: tuple[str, ...], *, signed: Sequence[str] = (), strength: float = 0.01
) -> dict[str, Any]:
    """A weighted sum that orders the rows of each question, answering ones first.

    Minimises the negative log share that answering rows have in a softmax over their question's rows. No weight
    may be negative, because each feature is made to speak for a row, but those of the ``signed`` columns.
    """
    keep = ~collected.held_back
    rows, labels, weights = collected.train()
    questions = collected.questions[keep]
    scale = rows.std(axis=0) + 1e-6
    groups = [np.flatnonzero(questions == question) for question in np.unique(questions)]
    groups = [group for group in groups if labels[group].any()]

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, gradient = 0.0, np.zeros_like(w)
        for group in groups:
            own = rows[group] / scale
            scores = own @ w
            every = np.exp(scores - scores.max())
            right = every * labels[group]
            total -= weights[group[0]] * float(np.log(right.sum() / every.sum()))
            gradient -= weights[group[0]] * ((right / right.sum() - every / every.sum()) @ own)
        size = sum(weights[group[0]] for group in groups)
        return total / size + strength * float(w @ w), gradient / size + 2 * strength * w

    bounds = [(None if column in signed else 0.0, None) for column in columns]
    found = minimize(loss, np.full(len(columns), 0.1), jac=True, bounds=bounds, method="L-BFGS-B")
    return {
        "columns": list(columns),
        "weights": [round(float(value), 6) for value in found.x / scale],
        "bias": 0.0,
        "trees": [],
    }


def fit_signed(
    collected: Collected, columns: tuple[str, ...], *, against: Sequence[str] = (), strength: float = 0.002
) -> dict[str, Any]:
    """Logistic regression whose weights may only be negative for columns ``against``, only positive for the others.

    A feature that is made to speak for an answer must not learn to speak against it from a few odd questions.
    """
    rows, labels, weights = collected.train()
    scale = rows.std(axis=0) + 1e-6
    scaled, truth = rows / scale, labels.astype(np.float64)

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        share = 1 / (1 + np.exp(-(scaled @ w[:-1] + w[-1])))
        total = -np.sum(weights * np.log(np.where(labels, share, 1 - share) + 1e-12)) / weights.sum()
        error = weights * (share - truth) / weights.sum()
        gradient = np.append(scaled.T @ error + 2 * strength * w[:-1], error.sum())
        return float(total + strength * (w[:-1] @ w[:-1])), gradient

    bounds = [(None, 0.0) if column in against else (0.0, None) for column in columns] + [(None, None)]
    found = minimize(loss, np.zeros(len(columns) + 1), jac=True, bounds=bounds, method="L-BFGS-B").x
    return {
        "columns": list(columns),
        "weights": [round(float(value), 6) for value in found[:-1] / scale],
        "bias": round(float(found[-1]), 6),
        "trees": [],
    }


def write(name: str, data: dict[str, Any]) -> Path:
    """Write a scorer's data file."""
    path = MODELS / f"{name}.json"
    path.write_text(json.dumps(data, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def _tree(tree: Any, rate: float) -> dict[str, list[float]]:
    return {
        "feature": [int(value) for value in np.where(tree.children_left < 0, -1, tree.feature)],
        "threshold": [round(float(value), 6) for value in tree.threshold],
        "left": [int(value) for value in tree.children_left],
        "right": [int(value) for value in tree.children_right],
        "value": [round(float(value[0][0]) * rate, 6) for value in tree.value],
    }
