"""One case in two runs: what each gave for it, and whether that is better or worse."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from assistant.answer import AnswerStatus
from eval.causes import Cause
from eval.row import Row


class Verdict(StrEnum):
    """What became of a case: it lost its cause, or its measures only rose; the reverse; or anything else changed."""

    BETTER = "better"
    WORSE = "worse"
    CHANGED = "changed"


class Side(BaseModel):
    """What one run gave for a case. ``cited`` are the (file, page) of the answer's citations."""

    model_config = ConfigDict(frozen=True)

    cause: Cause | None
    status: AnswerStatus | None
    text: str
    cited: tuple[tuple[str, int], ...]
    gold_rank: int | None
    wrong: tuple[str, ...]

    @classmethod
    def of(cls, row: Row) -> Side:
        text, citations = (row.answer.text, row.answer.citations) if row.answer else ("", ())
        cited = tuple((one.document, one.page) for one in citations)
        return cls(cause=row.cause, status=row.got, text=text, cited=cited, gold_rank=row.gold_rank, wrong=row.wrong)


class Change(BaseModel):
    """A case that two runs judged differently or answered differently, with the measures that differ."""

    model_config = ConfigDict(frozen=True)

    id: str
    question: str
    kind: str
    verdict: Verdict
    before: Side
    after: Side
    measures: dict[str, tuple[float, float]]


def change(key: str, before: Row, after: Row) -> Change | None:
    """What changed between two rows of a case, known by ``key``; ``None`` where nothing did but times.

    Only measures that both rows have are set against each other; one that could not be computed counts as 0.
    """
    values = {
        name: (value or 0.0, after.measures[name] or 0.0)
        for name, value in before.measures.items()
        if name in after.measures
    }
    moved = {name: (old, new) for name, (old, new) in values.items() if old != new}
    one, other = Side.of(before), Side.of(after)
    if not moved and one == other:
        return None
    return Change(
        id=key,
        question=after.question,
        kind=after.kind,
        verdict=_verdict(one, other, moved),
        before=one,
        after=other,
        measures=moved,
    )


def _verdict(before: Side, after: Side, moved: Mapping[str, tuple[float, float]]) -> Verdict:
    if (before.cause is None) != (after.cause is None):
        return Verdict.BETTER if after.cause is None else Verdict.WORSE
    rose = any(new > old for old, new in moved.values())
    fell = any(new < old for old, new in moved.values())
    if rose == fell:
        return Verdict.CHANGED
    return Verdict.BETTER if rose else Verdict.WORSE
