"""The row of a table that is meant where rows differ by a bound and the question tells the asker's own figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.corpus.model import BlockKind
from assistant.steps.bounds import Bound, Dimension, Figure, bounds_in, names_persons
from assistant.steps.choose import Choice, Scored

_TELLING = (Dimension.PERSONS, Dimension.PERCENT)
"""A sum of money is too often that of a project or of a grant, of which a row with a bound does not speak."""


def own_row(scored: Scored, choice: Choice, figures: Sequence[Figure]) -> Scored:
    """``scored``, or the row of its table within whose bounds all of ``figures`` lie, most closely.

    Only where at least two rows have a bound of what a figure counts, and no two figures count the same: "45 Leute" is
    about "weniger als 50", not about "weniger als 250". A sum of money may rule that row out but not choose another: it
    is often one of two that a row allows.
    """
    telling = [figure for figure in figures if figure.dimension in _TELLING]
    if not telling or len({figure.dimension for figure in figures}) < len(figures):
        return scored
    if scored.unit.unit.kind is not BlockKind.TABLE_ROW:
        return scored
    rows = [one for one in choice.units[scored.chunk] if _same_table(one, scored)]
    bounds = [_of_row(one) for one in rows]
    if sum(any(bound.dimension is telling[0].dimension for bound in own) for own in bounds) < 2:
        return scored
    within = [number for number, own in enumerate(bounds) if _fits(own, telling)]
    chosen = max(within, key=lambda number: _nearness(bounds[number], telling), default=None)
    return scored if chosen is None or not _fits(bounds[chosen], figures) else rows[chosen]


def _same_table(one: Scored, other: Scored) -> bool:
    return one.unit.unit.kind is BlockKind.TABLE_ROW and one.unit.unit.lead == other.unit.unit.lead


def _of_row(row: Scored) -> list[Bound]:
    found = bounds_in(row.unit.unit.text)
    if not names_persons(row.unit.unit.lead_text):
        return found
    return [
        replace(bound, dimension=Dimension.PERSONS) if bound.dimension is Dimension.BARE else bound for bound in found
    ]


def _fits(bounds: Sequence[Bound], figures: Sequence[Figure]) -> bool:
    """Whether each figure lies within a bound of its kind, where there is one, and at least one does."""
    held = [
        any(bound.holds(figure.value) for bound in own)
        for figure in figures
        if (own := [bound for bound in bounds if bound.dimension is figure.dimension])
    ]
    return bool(held) and all(held)


def _nearness(bounds: Sequence[Bound], figures: Sequence[Figure]) -> float:
    return sum(
        max((bound.nearness(figure.value) for bound in bounds if bound.dimension is figure.dimension), default=0.0)
        for figure in figures
    )
