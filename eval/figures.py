"""Figures of many questions: means with their uncertainty, medians and 95th percentiles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict

_RESAMPLES = 2000


class Mean(BaseModel):
    """The mean of ``count`` values between 0 and 1, with its 95 % bootstrap interval; 0 where there are none.

    ``failed`` of the values could not be computed; each of them counts as 0.
    """

    model_config = ConfigDict(frozen=True)

    type: Literal["mean"] = "mean"
    value: float
    low: float
    high: float
    count: int
    failed: int = 0

    @classmethod
    def of(cls, values: Sequence[float | bool | None], weights: Sequence[float] | None = None) -> Mean:
        """``None`` is a value that could not be computed. ``weights``: how much each value counts, 1 by default."""
        if not values:
            return cls(value=0.0, low=0.0, high=0.0, count=0)
        sample = np.asarray([value or 0.0 for value in values], dtype=float)
        heavy = np.ones(len(sample)) if weights is None else np.asarray(weights, dtype=float)
        drawn = np.random.default_rng(0).integers(len(sample), size=(_RESAMPLES, len(sample)))
        means = (sample * heavy)[drawn].sum(axis=1) / np.maximum(heavy[drawn].sum(axis=1), 1e-9)
        low, high = np.quantile(means, [0.025, 0.975])
        value = float((sample * heavy).sum() / max(float(heavy.sum()), 1e-9))
        failed = sum(value is None for value in values)
        return cls(value=value, low=float(low), high=float(high), count=len(sample), failed=failed)

    def __str__(self) -> str:
        if not self.count:
            return "–"
        failed = f", {self.failed} failed" if self.failed else ""
        return f"{self.value:.2f} [{self.low:.2f}–{self.high:.2f}] n={self.count}{failed}"


class Spread(BaseModel):
    """Median, 95th percentile and greatest of some durations or sizes; 0 where there are none."""

    model_config = ConfigDict(frozen=True)

    type: Literal["spread"] = "spread"
    median: float
    p95: float
    greatest: float
    count: int = 0

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        if not values:
            return cls(median=0.0, p95=0.0, greatest=0.0)
        median, p95 = np.quantile(np.asarray(values, dtype=float), [0.5, 0.95])
        return cls(median=float(median), p95=float(p95), greatest=float(max(values)), count=len(values))

    def __str__(self) -> str:
        return f"{self.median:.3g} (p95 {self.p95:.3g})" if self.count else "–"


Figure = Mean | Spread
