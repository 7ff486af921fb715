"""What is compared of a question and a unit: the inputs of the sentence ranker."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.corpus.model import BlockKind
from assistant.corpus.search.asked import Asked
from assistant.corpus.search.indexed import IndexedChunk, IndexedUnit, Positions
from assistant.corpus.search.need import Need, NeededTerm

NAMES = (
    "own", "own_best", "context", "lead", "heading", "neighbour", "title", "phrase", "nearness", "cosine",
    "passage", "rank", "asked", "asked_missing", "amount", "percent", "duration", "date", "count", "actor",
    "permission", "definition", "reason", "list", "long", "short", "item", "row", "footnote", "colon", "new",
    "first", "rarest", "defines", "named", "topic", "limit", "heading_cosine", "matter", "matter_near",
)  # fmt: skip
"""The features in the order of the columns."""

_PLAIN = (
    Asked.AMOUNT, Asked.PERCENT, Asked.DURATION, Asked.DATE, Asked.COUNT, Asked.ACTOR,
    Asked.PERMISSION, Asked.DEFINITION, Asked.REASON, Asked.LIST,
)  # fmt: skip


def features(
    need: Need,
    chunk: IndexedChunk,
    cosines: NDArray[np.float32],
    heading_cosine: float,
    passage_score: float,
    passage_rank: int,
    named: float = 0.0,
) -> NDArray[np.float32]:
    """One row a unit, one column a name of :data:`NAMES`.

    ``cosines`` are the similarities of question and units, ``heading_cosine`` that of the headings, ``passage_score``
    the passage's share of the best passage's score, ``passage_rank`` its place from 0, ``named`` how clearly the
    question names its document.
    """
    rows = np.zeros((len(chunk.units), len(NAMES)), dtype=np.float32)
    found = [[_find(term, unit.positions) for term in need.terms] for unit in chunk.units]
    matches = [[weight for weight, _ in unit] for unit in found]
    total = need.total_weight or 1.0
    heading = [_held(term, chunk.heading_terms) for term in need.terms]
    title = [_held(term, chunk.title_terms) for term in need.terms]
    weights = [term.weight for term in need.terms]
    rarest = max(range(len(weights)), key=weights.__getitem__, default=None)
    figure = any(char.isdigit() for char in need.question)
    matter = [len(need.matters & unit.matters) / max(1, len(need.matters)) for unit in chunk.units]
    topic = len(need.topics & chunk.topics) / max(1, len(need.topics))
    for index, unit in enumerate(chunk.units):
        own = matches[index]
        lead = [_held(term, unit.lead_terms) for term in need.terms]
        beside = [
            max((matches[at][place] for at in (index - 1, index + 1) if 0 <= at < len(matches)), default=0.0)
            for place in range(len(weights))
        ]
        around = [max(values) for values in zip(own, lead, heading, strict=True)]
        context = [max(near, 0.6 * side, 0.8 * name) for near, side, name in zip(around, beside, title, strict=True)]
        rows[index] = (
            _sum(own, weights) / total,
            max((a * b for a, b in zip(own, weights, strict=True)), default=0.0),
            _sum(context, weights) / total,
            _sum(lead, weights) / total,
            _sum(heading, weights) / total,
            _sum(beside, weights) / total,
            _sum(title, weights) / total,
            _phrases([places for _, places in found[index]]),
            _nearness([places for _, places in found[index] if places]),
            cosines[index],
            passage_score,
            1.0 / (1 + passage_rank),
            *_kinds(need, unit),
            min(unit.length, 120) / 120,
            float(unit.length < 5),
            float(unit.unit.kind is BlockKind.LIST_ITEM),
            float(unit.unit.kind is BlockKind.TABLE_ROW),
            float(unit.unit.kind is BlockKind.FOOTNOTE),
            float(unit.unit.text.rstrip().endswith(":")),
            _new(need, unit),
            float(index == 0),
            own[rarest] if rarest is not None else 0.0,
            float(Asked.DEFINITION in need.asked and _defines(unit, found[index])),
            named,
            topic,
            float(figure and unit.limits),
            heading_cosine,
            matter[index],
            max((matter[at] for at in (index - 1, index + 1) if 0 <= at < len(matter)), default=0.0),
        )
    return rows


def nearness(heading: NDArray[np.float32], question: NDArray[np.float32]) -> float:
    """The cosine of the headings' vector and the question's, 0 where there are no headings."""
    return float(heading @ question) if heading.shape == question.shape else 0.0


def _sum(values: Sequence[float], weights: Sequence[float]) -> float:
    return sum(value * weight for value, weight in zip(values, weights, strict=True))


def _find(term: NeededTerm, positions: Positions) -> tuple[float, list[int]]:
    """The weight of the best variant that the unit holds, and where any of them stand."""
    best, places = 0.0, []
    for variant, weight in term.term.variants:
        if (found := positions.get(variant)) is not None:
            best = max(best, weight)
            places += found
    return best, places


def _held(term: NeededTerm, terms: frozenset[str]) -> float:
    return max((weight for variant, weight in term.term.variants if variant in terms), default=0.0)


def _phrases(places: Sequence[list[int]]) -> float:
    """The share of neighbouring question terms that stand next to each other in the unit."""
    found = 0
    for left, right in pairwise(places):
        if left and right:
            found += any(place + step in right for place in left for step in (-1, 1, 2))
    return found / (len(places) - 1) if len(places) > 1 else 0.0


def _nearness(places: Sequence[list[int]]) -> float:
    """How close together the matched terms stand: matched terms per word of the stretch that holds them."""
    if len(places) < 2:
        return 0.0
    best = 0.0
    for middle in min(places, key=len):
        spread = max(min(abs(place - middle) for place in group) for group in places)
        best = max(best, len(places) / (len(places) + spread))
    return best


def _defines(unit: IndexedUnit, found: Sequence[tuple[float, list[int]]]) -> bool:
    """Whether a unit begins with a term of the question and says what it is."""
    begins = any(places and min(places) <= 3 for _, places in found)
    return begins and unit.holds(Asked.DEFINITION)


def _kinds(need: Need, unit: IndexedUnit) -> tuple[float, ...]:
    each = [(1.0 if unit.holds(kind) else -1.0) if kind in need.asked else 0.0 for kind in _PLAIN]
    wanted, held = sum(map(bool, each)), each.count(1.0)
    return (held / wanted if wanted else 0.0, float(wanted > 0 and held == 0), *each)


def _new(need: Need, unit: IndexedUnit) -> float:
    """The share of the unit's words that the question does not already hold: an answer says something new."""
    known = {variant for term in need.terms for variant, weight in term.term.variants if weight >= 0.8}
    return sum(term not in known for term in unit.positions) / max(1, len(unit.positions))
