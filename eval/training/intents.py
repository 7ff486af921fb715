"""Trains the judges of what a message wants and what it is about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from langchain_core.embeddings import Embeddings
from rich.table import Table
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

import assistant.steps as home
from eval.training.fitting import SEED

TARGET = Path(home.__file__).parent / "intent.json"
PRECISION = 0.93
"""How often a judgement other than funding must be right, in cross-validation, before it is acted on."""
PRECISIONS = {"attack": 0.97, "abuse": 0.97, "off_topic": 0.97, "advice": 0.97}
"""The same for judgements that cost more where they are wrong: a question that is refused."""


def train_intents(path: Path, encoder: Embeddings) -> list[Table]:
    """Fit, choose for each intent the certainty from which it is acted on, and write ``intent.json``.

    The tables tell how good the judges are in cross-validation: that of intents, and that of the topics of the
    messages about funding that have one.
    """
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    vectors = np.asarray(encoder.embed_documents([line["message"] for line in lines]), dtype=np.float32)
    labels = np.asarray([line["intent"] for line in lines])
    intents, shares = _fitted(vectors, labels)
    names: list[str] = intents["names"]
    certain = {name: _certain(shares, labels, names, name) for name in names if name != "funding"}
    about = [index for index, line in enumerate(lines) if "topic" in line]
    subjects = np.asarray([lines[index]["topic"] for index in about])
    topics, likely = _fitted(vectors[about], subjects)
    data = {"intents": intents, "certain": certain, "topics": topics}
    TARGET.write_text(json.dumps(data) + "\n", encoding="utf-8")
    unbound = dict.fromkeys(topics["names"], 0.0)
    return [
        _table("intents", shares, labels, names, certain),
        _table("topics", likely, subjects, topics["names"], unbound),
    ]


def _fitted(vectors: np.ndarray, labels: np.ndarray) -> tuple[dict[str, Any], np.ndarray]:
    """A judge fitted on all, and for each the shares of one that was fitted without it."""
    model = LogisticRegression(C=20.0, max_iter=3000)
    folds = StratifiedKFold(10, shuffle=True, random_state=SEED)
    shares = cross_val_predict(model, vectors, labels, cv=folds, method="predict_proba")
    model.fit(vectors, labels)
    data = {
        "names": [str(name) for name in model.classes_],
        "weights": [[round(float(value), 4) for value in row] for row in model.coef_],
        "bias": [round(float(value), 4) for value in model.intercept_],
    }
    return data, shares


def _certain(shares: np.ndarray, labels: np.ndarray, names: list[str], name: str) -> float:
    """The lowest share from which judgements of this intent are right often enough."""
    best = shares.argmax(axis=1) == names.index(name)
    values = shares[:, names.index(name)]
    for level in np.arange(0.3, 1.0, 0.01):
        judged = best & (values >= level)
        if not judged.any() or np.mean(labels[judged] == name) >= PRECISIONS.get(name, PRECISION):
            return round(float(level), 2)
    return 1.0


def _table(what: str, shares: np.ndarray, labels: np.ndarray, names: list[str], certain: dict[str, float]) -> Table:
    table = Table(title=f"{what}, ten-fold cross-validation")
    for heading in (what, "messages", "acted on from", "recall", "precision"):
        table.add_column(heading)
    best = np.asarray(names)[shares.argmax(axis=1)]
    top = shares.max(axis=1)
    judged = np.asarray(
        [name if share >= certain.get(name, 0.0) else "funding" for name, share in zip(best, top, strict=True)]
    )
    for name in names:
        recall = np.mean(judged[labels == name] == name)
        precision = np.mean(labels[judged == name] == name) if (judged == name).any() else 0.0
        level = certain.get(name, 0.0)
        table.add_row(name, str((labels == name).sum()), f"{level:.2f}", f"{recall:.3f}", f"{precision:.3f}")
    return table
