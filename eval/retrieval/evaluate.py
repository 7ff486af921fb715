"""Ranks of the gold pages, by ir-measures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ir_measures import RR, Measure, Qrel, R, ScoredDoc, Success, iter_calc, nDCG

from eval.asked import Found
from eval.causes import Cause
from eval.evidence import evidence_texts, share_retrieved
from eval.gold import Gold
from eval.page_texts import PageTexts, one_spaced
from eval.ranked import Ranked
from eval.retrieval.generate import RetrievalConfig
from eval.row import Row
from eval.task import Judged

_ON_PAGES = {
    "first": Success @ 1,
    "among five": Success @ 5,
    "recall@5": R @ 5,
    "recall@10": R @ 10,
    "MRR": RR,
    "nDCG@10": nDCG @ 10,
}
_ON_DOCUMENTS = {"document first": Success @ 1, "document MRR": RR, "document nDCG@10": nDCG @ 10}


def evaluate(config: RetrievalConfig, found: Sequence[Found], pages: PageTexts) -> Judged:  # noqa: ARG001 - the shape
    """The ranks of gold pages and documents, and how much of the evidence was retrieved."""
    golds = [Gold.of_case(one.case) for one in found]
    measures = ranks([one.passages for one in found], golds)
    return Judged.of([_row(one, gold, own, pages) for one, gold, own in zip(found, golds, measures, strict=True)])


def ranks(found: Sequence[Sequence[Ranked]], golds: Sequence[Gold]) -> list[dict[str, float]]:
    """The measures of each question; both sequences run in the same order.

    A passage that holds a gold page not yet credited stands for it; it has one rank however many pages it
    spans. ``page first`` is the stricter reading: the first page of the first passage is a gold page.
    ``evidence``: one of the first five passages holds (a part of) the gold evidence.
    """
    on_pages = _measured(
        _ON_PAGES,
        [[f"{file} {page}" for file, page in sorted(gold.places)] for gold in golds],
        [_credited(ranked, gold) for ranked, gold in zip(found, golds, strict=True)],
    )
    on_documents = _measured(
        _ON_DOCUMENTS,
        [sorted({file for file, _ in gold.places}) for gold in golds],
        [list(dict.fromkeys(passage.document for passage in ranked)) for ranked in found],
    )
    return [
        {**pages, **documents, **_strict(ranked, gold)}
        for pages, documents, ranked, gold in zip(on_pages, on_documents, found, golds, strict=True)
    ]


def _measured(measures: Mapping[str, Measure], gold: list[list[str]], found: list[list[str]]) -> list[dict[str, float]]:
    qrels = [Qrel(str(number), name, 1) for number, names in enumerate(gold) for name in names]
    run = [
        ScoredDoc(str(number), name, -float(rank))
        for number, names in enumerate(found)
        for rank, name in enumerate(names)
    ]
    by_measure = {measure: name for name, measure in measures.items()}
    values: list[dict[str, float]] = [dict.fromkeys(measures, 0.0) for _ in gold]
    for metric in iter_calc(list(measures.values()), qrels, run):
        values[int(metric.query_id)][by_measure[metric.measure]] = metric.value
    return values


def _row(found: Found, gold: Gold, measures: dict[str, float], pages: PageTexts) -> Row:
    case, rank = found.case, gold_rank(found.passages, gold)
    share = share_retrieved(evidence_texts(case, pages), found.passages[:5])
    return Row.of(
        case,
        {**measures, "evidence characters": share},
        milliseconds=found.milliseconds,
        cause=Cause.NOT_RETRIEVED if rank is None else None,
        gold=tuple(sorted(gold.places)),
        gold_rank=rank,
        passages=found.passages,
    )


def gold_rank(ranked: Iterable[Ranked], gold: Gold) -> int | None:
    """The rank, from 1, of the first passage with a gold page."""
    return next((rank for rank, passage in enumerate(ranked, 1) if passage.places & gold.places), None)


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
