"""Ranks of the gold pages, by ir-measures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ir_measures import RR, Qrel, R, ScoredDoc, Success, iter_calc, nDCG

from eval.figures import Mean
from eval.gold import Gold
from eval.page_texts import one_spaced
from eval.retrieval.ranked import Ranked

_MEASURES = {
    "first": Success @ 1,
    "among five": Success @ 5,
    "recall@5": R @ 5,
    "recall@10": R @ 10,
    "MRR": RR,
    "nDCG@10": nDCG @ 10,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """One question, the passages found for it, best first, and its measures by name."""

    question: str
    kind: str
    gold: Gold
    ranked: tuple[Ranked, ...]
    measures: dict[str, float]


def judge(questions: Sequence[tuple[str, str, Gold]], found: Sequence[Sequence[Ranked]]) -> list[Judged]:
    """Measure the passages found for each (question, kind, gold); both sequences run in the same order.

    A passage that holds a gold page not yet credited stands for it; it has one rank however many pages it
    spans. ``page first`` is the stricter reading: the first page of the first passage is a gold page.
    ``evidence``: one of the first five passages holds (a part of) the gold evidence.
    """
    qrels = [
        Qrel(str(number), f"{file} {page}", 1)
        for number, (_, _, gold) in enumerate(questions)
        for file, page in sorted(gold.places)
    ]
    run = [
        ScoredDoc(str(number), name, -float(rank))
        for number, ((_, _, gold), ranked) in enumerate(zip(questions, found, strict=True))
        for rank, name in enumerate(_credited(ranked, gold))
    ]
    names = {measure: name for name, measure in _MEASURES.items()}
    measured: list[dict[str, float]] = [dict.fromkeys(_MEASURES, 0.0) for _ in questions]
    for metric in iter_calc(list(_MEASURES.values()), qrels, run):
        measured[int(metric.query_id)][names[metric.measure]] = metric.value
    return [
        Judged(question, kind, gold, tuple(ranked), {**values, **_strict(ranked, gold)})
        for (question, kind, gold), ranked, values in zip(questions, found, measured, strict=True)
    ]


def gold_rank(ranked: Iterable[Ranked], gold: Gold) -> int | None:
    """The rank, from 1, of the first passage with a gold page."""
    return next((rank for rank, passage in enumerate(ranked, 1) if passage.places & gold.places), None)


def summary(judged: Sequence[Judged]) -> dict[str, Mean]:
    """The mean of every measure."""
    names = judged[0].measures if judged else {}
    return {name: Mean.of([item.measures[name] for item in judged if name in item.measures]) for name in names}


def _credited(ranked: Sequence[Ranked], gold: Gold) -> list[str]:
    left = set(gold.places)
    names = []
    for rank, passage in enumerate(ranked):
        place = min(left & passage.places, default=None)
        left.discard(place or ("", 0))
        names.append(f"{place[0]} {place[1]}" if place else f"rank {rank}")
    return names


def _strict(ranked: Sequence[Ranked], gold: Gold) -> dict[str, float]:
    first = any((passage.document, passage.pages[0]) in gold.places for passage in ranked[:1])
    held = any(
        any(re.search(pattern, one_spaced(passage.text), re.IGNORECASE) for pattern in gold.evidence)
        for passage in ranked[:5]
    )
    return {"page first": float(first)} | ({"evidence": float(held)} if gold.evidence else {})
