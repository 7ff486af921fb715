from __future__ import annotations

from io import StringIO

import numpy as np
import pytest
from rich.console import Console
from rich.table import Table

from eval.training.collecting import Collected
from eval.training.scoring import evidence_table, ranking_table, threshold_for

DATA = Collected(
    np.zeros((8, 1), np.float32),
    np.asarray([False, True, False, False, True, False, False, False]),
    np.asarray([0, 0, 0, 0, 1, 1, 2, 2]),
    np.asarray([False] * 4 + [True] * 4),
    np.ones(8),
)


def shown(table: Table) -> list[list[str]]:
    """The table's rows as a reader sees them."""
    console = Console(file=StringIO(), width=120, color_system=None)
    console.print(table)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    return [[cell.strip() for cell in line.strip("│┃").split("│")] for line in text.splitlines() if "│" in line]


def test_the_ranking_counts_the_place_of_the_first_answering_row() -> None:
    scores = np.asarray([4.0, 3.0, 2.0, 1.0, 9.0, 1.0, 5.0, 6.0])
    assert shown(ranking_table("t", DATA, {"ours": scores})) == [
        ["ours, trained on", "1", "0.000", "1.000", "1.000"],
        ["ours, held back", "2", "0.500", "0.500", "0.500"],
    ]


@pytest.mark.parametrize(("answered", "expected"), [(1.0, 0.2), (0.5, 0.5)])
def test_the_threshold_lets_the_wanted_part_of_the_answerable_through(answered: float, expected: float) -> None:
    shares = np.asarray([0.2, 0.4, 0.6, 0.8, 0.99])
    labels = np.asarray([True, True, True, True, False])
    threshold = threshold_for(shares, labels, answered)
    assert threshold == expected
    assert np.mean(shares[labels] >= threshold) >= answered


def test_the_gates_table_says_who_was_answered_and_who_refused() -> None:
    shares = np.asarray([0.1, 0.9, 0.1, 0.9, 0.4, 0.1, 0.1, 0.9])
    assert shown(evidence_table("samples", DATA, shares, 0.5)) == [
        ["trained on", "1", "1.000", "3", "0.667"],
        ["held back", "1", "0.000", "3", "0.667"],
    ]
