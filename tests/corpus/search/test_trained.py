from __future__ import annotations

import numpy as np

from assistant.corpus.search.features import NAMES
from assistant.corpus.search.second_look import COLUMNS as PASSAGE_COLUMNS
from assistant.corpus.search.trained import Trained, trained
from assistant.steps.evidence_features import COLUMNS as EVIDENCE_COLUMNS


def test_a_tree_is_walked_left_where_the_value_is_not_above_the_threshold() -> None:
    tree = {"feature": [0, -1, 1, -1, -1], "threshold": [0.5, 0, 2.0, 0, 0], "left": [1, -1, 3, -1, -1],
            "right": [2, -1, 4, -1, -1], "value": [0, -1.0, 0, 3.0, 7.0]}  # fmt: skip
    scorer = Trained({"weights": [0.0, 0.0], "bias": 10.0, "trees": [tree]})
    rows = np.asarray([[0.5, 9.0], [0.6, 2.0], [0.6, 2.1]], dtype=np.float32)
    assert scorer(rows).tolist() == [9.0, 13.0, 17.0]


def test_a_sum_adds_weights_and_bias() -> None:
    scorer = Trained({"weights": [2.0, -1.0], "bias": 0.5})
    assert scorer(np.asarray([[1.0, 3.0]], dtype=np.float32)).tolist() == [-0.5]


def test_the_scorers_that_come_with_the_assistant_fit_its_features() -> None:
    for name, columns in (("passages", PASSAGE_COLUMNS), ("sentences", NAMES), ("evidence", EVIDENCE_COLUMNS)):
        scores = trained(name, columns)(np.zeros((2, len(columns)), np.float32))
        assert np.isfinite(scores).all()
