"""The statuses that should be against those that are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.answer import AnswerStatus
from assistant.steps.intent import Intent, Topic
from eval.asked import Asked, Routed
from eval.causes import GIVEN, Judgement, cause_of
from eval.gold import Gold
from eval.page_texts import PageTexts
from eval.retrieval.evaluate import gold_rank
from eval.row import Row
from eval.scope.generate import ScopeConfig
from eval.task import Judged


def evaluate(config: ScopeConfig, given: Sequence[Asked | Routed], pages: PageTexts) -> Judged:  # noqa: ARG001 - the shape
    """The share of right statuses, all and by the status that should be, the confusion matrix, and that of intents."""
    rows = [_row(one) for one in given if isinstance(one, Asked)]
    return Judged.of(
        rows, confusion=confusion(rows), intents=intents([one for one in given if isinstance(one, Routed)])
    )


def intents(routed: Sequence[Routed]) -> dict[str, dict[str, int]]:
    """How often messages were taken for each intent or topic, by what they want.

    A message about funding without a topic of its own is rightly taken for any topic.
    """
    counts = Counter((one.wanted, _taken(one)) for one in routed)
    order = dict.fromkeys([*Topic, *Intent])
    taken = [name for name in order if any(name == other for _, other in counts)]
    wanted = [name for name in order if any(name == one for one, _ in counts)]
    return {str(one): {str(other): counts[one, other] for other in taken} for one in wanted}


def _taken(one: Routed) -> str:
    return Intent.FUNDING.value if one.wanted == Intent.FUNDING and one.taken in set(Topic) else one.taken


def confusion(rows: Sequence[Row]) -> dict[str, dict[str, int]]:
    """How often each status was given, by the one that should be; one that is as good counts as the right one."""
    counts = Counter((row.expected, row.expected if row.measures["status right"] else row.got) for row in rows)
    columns = [status for status in AnswerStatus if any(status in pair for pair in counts)]
    expected = [status for status in columns if any(row.expected is status for row in rows)]
    return {one.value: {other.value: counts[one, other] for other in columns} for one in expected}


def _row(asked: Asked) -> Row:
    case, got = asked.case, asked.answer.status
    right = case.accepts(got)
    gold = Gold.of_case(case)
    rank = gold_rank(asked.passages, gold)
    kinds = "answerable answered" if case.status in GIVEN else "others not answered"
    measures = {"status right": float(right), f"{case.status.value} right": float(right)}
    measures[kinds] = float((got in GIVEN) == (case.status in GIVEN) or right)
    judged = Judgement(case.status, got, right, retrieved=rank is not None or not gold.places)
    return Row.of(
        case,
        measures,
        got=got,
        cause=cause_of(judged),
        gold=tuple(sorted(gold.places)),
        gold_rank=rank,
        answer=asked.answer,
        passages=asked.passages,
    )
