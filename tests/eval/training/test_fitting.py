from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from assistant.corpus.search.trained import Trained
from eval.training import fitting
from eval.training.collecting import Collected
from eval.training.fitting import SEED, fit_order, fit_signed, fit_trees, write

COLUMNS = ("good", "bad", "noise")


def collected(questions: int = 30, held_back: bool = False) -> Collected:
    """Six rows a question; the one with the most "good" and the least "bad" answers."""
    random = np.random.default_rng(3)
    rows = random.normal(size=(questions * 6, 3)).astype(np.float32)
    worth = (rows[:, 0] - rows[:, 1]).reshape(questions, 6)
    labels = (worth == worth.max(axis=1, keepdims=True)).ravel()
    of = np.repeat(np.arange(questions), 6)
    back = np.full(len(rows), held_back)
    return Collected(rows, labels, of, back, np.ones(len(rows)))


def firsts(scores: NDArray[np.float64], data: Collected) -> float:
    """The share of questions whose best row answers."""
    hits = [data.labels[data.questions == one][scores[data.questions == one].argmax()] for one in set(data.questions)]
    return float(np.mean(hits))


def read(data: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trained:
    """The scorer as the assistant reads it: written to a file and parsed again."""
    monkeypatch.setattr(fitting, "MODELS", tmp_path)
    return Trained.of(json.loads(write("probe", data).read_text("utf-8")), COLUMNS)


def test_trees_are_read_as_sklearn_made_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows, labels, weights = collected(60).train()
    model = GradientBoostingClassifier(
        n_estimators=8, max_depth=3, learning_rate=0.1, subsample=0.7, min_samples_leaf=30, random_state=SEED
    ).fit(rows, labels, sample_weight=weights)
    scorer = read(fit_trees(rows, labels, weights, COLUMNS, trees=8), tmp_path, monkeypatch)
    np.testing.assert_allclose(scorer(rows), model.decision_function(rows), atol=1e-4)


def test_without_a_pull_to_zero_the_signed_fit_is_sklearns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = collected(60)
    model = LogisticRegression(C=1e9, max_iter=5000).fit(data.rows, data.labels)
    scorer = read(fit_signed(data, COLUMNS, against=("bad", "noise"), strength=0.0), tmp_path, monkeypatch)
    free = model.decision_function(data.rows)
    assert np.corrcoef(scorer(data.rows), free)[0, 1] > 0.99


def test_a_feature_may_only_speak_for_the_side_it_was_made_for() -> None:
    weights = fit_signed(collected(), COLUMNS)["weights"]
    assert weights[0] > 0
    assert weights[1] == 0
    assert fit_signed(collected(), COLUMNS, against=("bad",))["weights"][1] < 0


def test_the_weighted_sum_puts_answering_rows_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = collected(60)
    scorer = read(fit_order(data, COLUMNS, signed=("bad",)), tmp_path, monkeypatch)
    assert firsts(scorer(data.rows), data) > 0.9
    assert firsts(data.rows[:, 0].astype(np.float64), data) < 0.8


def test_only_signed_columns_may_speak_against_a_row() -> None:
    unsigned = fit_order(collected(), COLUMNS)["weights"]
    signed = fit_order(collected(), COLUMNS, signed=("bad",))["weights"]
    assert min(unsigned) >= 0 and unsigned[0] > 0
    assert signed[1] < 0


def test_the_order_rests_on_what_is_not_held_back() -> None:
    own, other = collected(), collected()
    wrong = Collected(other.rows, ~other.labels, other.questions, np.full(len(other.rows), True), other.weights)
    assert fit_order(Collected.joined([own, wrong]), COLUMNS) == fit_order(own, COLUMNS)


def test_joined_questions_keep_apart() -> None:
    part = collected(4)
    joined = Collected.joined([part, part])
    assert len(set(joined.questions)) == 8
    assert len(joined.rows) == 2 * len(part.rows)


def test_a_scorer_of_other_features_is_refused() -> None:
    data = fit_order(collected(), COLUMNS)
    with pytest.raises(ValueError, match="other features"):
        Trained.of(data, ("good", "noise", "bad"))
