"""Judging answers: each by itself, and all together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answer import AnswerStatus
from eval.answers.causes import Cause, cause_of
from eval.answers.checks import QuoteCheck, facts_forbidden, facts_missing, numbers_without_quote, quotes, words
from eval.answers.generate import Asked
from eval.figures import Mean, Spread
from eval.gold import Gold
from eval.page_texts import PageTexts
from eval.retrieval.evaluate import gold_rank

_GIVEN = (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL)


@dataclass(frozen=True, slots=True)
class Row:
    """One case judged. ``None`` where the case expects no facts or names no language."""

    asked: Asked
    gold: Gold
    missing: tuple[str, ...]
    forbidden: tuple[str, ...]
    quotes: tuple[QuoteCheck, ...]
    loose_numbers: tuple[str, ...]
    words: int
    gold_rank: int | None
    cause: Cause | None

    @property
    def facts_right(self) -> bool | None:
        given = self.asked.answer.status in _GIVEN
        return given and not (self.missing or self.forbidden) if self.asked.case.must_match else None

    @property
    def status_right(self) -> bool:
        return self.asked.answer.status is self.asked.case.status

    @property
    def language_right(self) -> bool | None:
        case = self.asked.case
        return self.asked.answer.language == case.language if "language" in case.model_fields_set else None

    @property
    def on_gold(self) -> tuple[bool, ...]:
        """For each citation whether it names a gold page."""
        return tuple((quote.citation.document, quote.citation.page) in self.gold.places for quote in self.quotes)

    def to_json(self) -> dict[str, Any]:
        """The row with the whole answer, for a results file."""
        return {
            "question": self.asked.case.question,
            "kind": self.asked.case.kind,
            "expected": self.asked.case.status,
            "facts_right": self.facts_right,
            "status_right": self.status_right,
            "cause": self.cause,
            "gold": sorted(self.gold.places),
            "gold_rank": self.gold_rank,
            "passages": [(passage.document, passage.pages) for passage in self.asked.passages],
            "missing": self.missing,
            "forbidden": self.forbidden,
            "loose_numbers": self.loose_numbers,
            "quotes_found": [(quote.found.pdfium, quote.found.pypdf, quote.found.exact) for quote in self.quotes],
            "words": self.words,
            "seconds": self.asked.seconds,
            "answer": self.asked.answer.to_json(),
        }


def judge(asked: Asked, pages: PageTexts) -> Row:
    """Check one answer against its case and the pages it quotes."""
    case, answer = asked.case, asked.answer
    gold = Gold.of_case(case)
    missing = facts_missing(answer.text, case.must_match)
    forbidden = facts_forbidden(answer.text, case.must_not_match)
    checked = quotes(answer, pages)
    rank = gold_rank(asked.passages, gold)
    cause = cause_of(
        expected=case.status,
        got=answer.status,
        facts_right=not missing,
        forbidden=bool(forbidden),
        retrieved=rank is not None,
        quotes_found=all(quote.found.either for quote in checked),
    )
    return Row(asked, gold, missing, forbidden, checked, numbers_without_quote(answer), words(answer), rank, cause)


def summary(rows: Sequence[Row]) -> dict[str, Mean | Spread]:
    """The figures of a run, in the order to be shown. Shares of quotes and citations count each of them."""
    answered = [row for row in rows if row.asked.answer.status in _GIVEN]
    gold_and_answered = [row for row in answered if row.gold.places]
    found = [quote.found for row in rows for quote in row.quotes]
    return {
        "facts right": Mean.of([row.facts_right for row in rows if row.facts_right is not None]),
        "status right": Mean.of([row.status_right for row in rows]),
        "language right": Mean.of([row.language_right for row in rows if row.language_right is not None]),
        "quotes found": Mean.of([one.either for one in found]),
        "quotes found by pdfium": Mean.of([one.pdfium for one in found]),
        "quotes found by pypdf": Mean.of([one.pypdf for one in found]),
        "quotes found, list marks counted": Mean.of([one.exact for one in found]),
        "citation precision": Mean.of([right for row in gold_and_answered for right in row.on_gold]),
        "gold page cited": Mean.of([any(row.on_gold) for row in rows if row.gold.places]),
        "numbers all quoted": Mean.of([not row.loose_numbers for row in answered]),
        "words": Spread.of([row.words for row in answered]),
        "sentences": Spread.of([len(row.asked.answer.claims) for row in answered]),
        "seconds": Spread.of([row.asked.seconds for row in rows]),
    }
