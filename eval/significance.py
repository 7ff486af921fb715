"""Whether two runs differ by more than chance in one measure, told from the cases that both judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from pydantic import BaseModel, ConfigDict
from scipy.stats import permutation_test

from eval.figures import Mean
from eval.row import Row

_PERMUTATIONS = 9999


class Difference(BaseModel):
    """A measure's mean before and after over the ``count`` rows that have it in both runs, and ``after - before``.

    ``low`` and ``high`` are the 95 % bootstrap interval of the difference; ``p`` is how likely chance alone would
    give one as great, by a paired permutation test.
    """

    model_config = ConfigDict(frozen=True)

    before: float
    after: float
    difference: float
    low: float
    high: float
    p: float
    count: int


def by_key(rows: Iterable[Row]) -> dict[str, Row]:
    """Rows by the id of their case; one whose id came before gets a number, as in ``zim-3 (2)``."""
    keyed: dict[str, Row] = {}
    times: dict[str, int] = {}
    for row in rows:
        times[row.id] = times.get(row.id, 0) + 1
        keyed[row.id if times[row.id] == 1 else f"{row.id} ({times[row.id]})"] = row
    return keyed


def difference(before: Mapping[str, Row], after: Mapping[str, Row], measure: str) -> Difference | None:
    """The difference in ``measure`` over the rows that have it on both sides; ``None`` where there is none.

    A value that could not be computed counts as 0. The same rows give the same figures every time.
    """
    pairs = [
        (row.measures[measure] or 0.0, after[key].measures[measure] or 0.0)
        for key, row in before.items()
        if measure in row.measures and key in after and measure in after[key].measures
    ]
    if not pairs:
        return None
    old, new = np.asarray(pairs, dtype=float).T
    mean = Mean.of(list(new - old))
    return Difference(
        before=float(old.mean()),
        after=float(new.mean()),
        difference=mean.value,
        low=mean.low,
        high=mean.high,
        p=_p_value(new - old),
        count=len(pairs),
    )


def _p_value(differences: np.ndarray) -> float:
    if len(differences) < 2 or not differences.any():
        return 1.0  # too few to test, or nothing to test
    # Of a single sample the test flips the signs at random, which is to swap the two runs' values of a case.
    done = permutation_test(
        (differences,), np.mean, permutation_type="samples", n_resamples=_PERMUTATIONS, rng=np.random.default_rng(0)
    )
    return float(done.pvalue)
