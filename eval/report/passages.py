"""The passages of a question, each once, however many tasks found it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.asked import GivenCitation
from eval.page_texts import letters
from eval.ranked import Ranked
from eval.row import Row


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage, its rank from 1 in search and in the answer, whether it spans a right page, and its citations."""

    passage: Ranked
    in_search: int | None
    in_answer: int | None
    gold: bool
    cited: tuple[int, ...]


def merged(rows: Iterable[tuple[str, Row]], citations: Sequence[GivenCitation]) -> list[ShownPassage]:
    """The passages of a question's rows by task, the best first."""
    searched: dict[Ranked, int] = {}
    answered: dict[Ranked, int] = {}
    gold = set()
    for task, row in rows:
        ranks = searched if task == "retrieval" else answered
        for rank, passage in enumerate(row.passages, 1):
            ranks.setdefault(passage, rank)
        gold |= {*row.gold}
    found = [
        ShownPassage(
            passage=passage,
            in_search=searched.get(passage),
            in_answer=answered.get(passage),
            gold=not gold.isdisjoint(passage.places),
            cited=_cited(passage, citations),
        )
        for passage in dict.fromkeys((*searched, *answered))
    ]
    return sorted(found, key=lambda one: one.in_search or one.in_answer or 0)


def _cited(passage: Ranked, citations: Sequence[GivenCitation]) -> tuple[int, ...]:
    text = letters(passage.text)
    numbers = (
        citation.number
        for citation in citations
        if (citation.document, citation.page) in passage.places and letters(citation.quote) in text
    )
    return tuple(dict.fromkeys(numbers))
