"""Figures of many questions: shares with their uncertainty, medians and 95th percentiles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

_RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of ``count`` values between 0 and 1, with its 95 % bootstrap interval; 0 where there are none."""

    value: float
    low: float
    high: float
    count: int

    @classmethod
    def of(cls, values: Sequence[float | bool]) -> Mean:
        if not values:
            return cls(0.0, 0.0, 0.0, 0)
        sample = np.asarray(values, dtype=float)
        drawn = np.random.default_rng(0).choice(sample, size=(_RESAMPLES, len(sample))).mean(axis=1)
        low, high = np.quantile(drawn, [0.025, 0.975])
        return cls(float(sample.mean()), float(low), float(high), len(sample))

    def __str__(self) -> str:
        if not self.count:
            return "–"
        return f"{self.value:.2f} [{self.low:.2f}–{self.high:.2f}] n={self.count}"


@dataclass(frozen=True, slots=True)
class Spread:
    """Median, 95th percentile and greatest of some durations or sizes; 0 where there are none."""

    median: float
    p95: float
    greatest: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        if not values:
            return cls(0.0, 0.0, 0.0)
        median, p95 = np.quantile(np.asarray(values, dtype=float), [0.5, 0.95])
        return cls(float(median), float(p95), float(max(values)))


def as_json(figures: Mapping[str, Mean | Spread]) -> dict[str, Any]:
    """The figures as plain values, for a results file."""
    return {name: asdict(figure) for name, figure in figures.items()}
