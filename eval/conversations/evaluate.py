"""Judging follow-ups: as answers, and against the same questions said in full."""

from __future__ import annotations

from collections.abc import Sequence

from eval.answers.checks import facts_forbidden, facts_missing
from eval.answers.evaluate import judge
from eval.asked import GivenAnswer
from eval.cases import Case
from eval.causes import GIVEN
from eval.conversations.generate import ConversationsConfig, Talked
from eval.page_texts import PageTexts
from eval.row import Row, figures_of
from eval.task import Judged


def evaluate(config: ConversationsConfig, given: Sequence[Talked], pages: PageTexts) -> Judged:  # noqa: ARG001 - the shape
    """As answers are judged; ``right`` is status and facts at once, ``right in full`` when asked in full.

    ``halves`` hold the figures of each half of the cases.
    """
    rows = [_row(talked, pages) for talked in given]
    halves = {
        split: {name: figure.model_dump() for name, figure in figures_of(_of(rows, split)).items()}
        for split in sorted({row.split for row in rows if row.split})
    }
    return Judged.of(rows, halves=halves)


def _of(rows: Sequence[Row], split: str) -> list[Row]:
    return [row for row in rows if row.split == split]


def _row(talked: Talked, pages: PageTexts) -> Row:
    row = judge(talked, pages)
    measures = {
        "right": float(right(talked.case, talked.answer)),
        "right in full": float(right(talked.case, talked.alone)),
    }
    return row.model_copy(update={"measures": measures | dict(row.measures)})


def right(case: Case, answer: GivenAnswer) -> bool:
    """Whether an answer has the right status and all facts, and none that is forbidden."""
    facts = not facts_missing(answer.text, case.must_match) and not facts_forbidden(answer.text, case.must_not_match)
    return case.accepts(answer.status) and facts and (answer.status in GIVEN or not case.must_match)
