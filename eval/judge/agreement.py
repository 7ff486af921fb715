"""How far a judge agrees with labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel, ConfigDict

from eval.figures import Mean
from eval.judge.judge import Judge
from eval.judge.labels import Labelled
from eval.judge.verdict import Verdict


class Reviewed(BaseModel):
    """A labelled answer and the judge's verdicts on it."""

    model_config = ConfigDict(frozen=True)

    item: Labelled
    faithfulness: Verdict
    relevance: Verdict


class Agreement(BaseModel):
    """A judge's yes and no beside the labels'.

    A failed verdict counts as wrong in ``accuracy``, which says how many failed, and is in no other figure.
    ``kappa`` is Cohen's: 0 for what chance would give, 1 for full agreement; ``None`` where both only ever say the
    same one thing. ``wrong_yes`` counts what the judge lets pass and the label does not, ``wrong_no`` the reverse.
    """

    model_config = ConfigDict(frozen=True)

    accuracy: Mean
    kappa: float | None
    wrong_yes: int
    wrong_no: int

    @property
    def failed(self) -> int:
        """How many answers got no verdict."""
        return self.accuracy.failed

    @classmethod
    def of(cls, pairs: Sequence[tuple[bool, bool | None]]) -> Agreement:
        """From what label and judge say of each answer, ``None`` where the judge's verdict failed."""
        had = [(label, judge) for label, judge in pairs if judge is not None]
        return cls(
            accuracy=Mean.of([None if judge is None else label == judge for label, judge in pairs]),
            kappa=_kappa(had),
            wrong_yes=sum(judge and not label for label, judge in had),
            wrong_no=sum(label and not judge for label, judge in had),
        )


def review(judge: Judge, items: Iterable[Labelled]) -> Iterator[Reviewed]:
    """Both verdicts on every answer, in order, two requests each."""
    for item in items:
        faithfulness = judge.faithfulness(item.question, item.answer, item.quotes)
        relevance = judge.relevance(item.question, item.answer)
        yield Reviewed(item=item, faithfulness=faithfulness, relevance=relevance)


def agreement(judge: Judge, items: Iterable[Labelled]) -> dict[str, Agreement]:
    """How far the judge agrees with the labels, by ``faithfulness`` and ``relevance``."""
    return figures(list(review(judge, items)))


def figures(reviewed: Sequence[Reviewed]) -> dict[str, Agreement]:
    """The agreement over answers reviewed before."""
    return {
        "faithfulness": Agreement.of([(one.item.faithful, one.faithfulness.passes) for one in reviewed]),
        "relevance": Agreement.of([(one.item.relevant, one.relevance.passes) for one in reviewed]),
    }


def _kappa(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    from sklearn.metrics import cohen_kappa_score  # part of the extra, as openevals is

    labels, judge = [label for label, _ in pairs], [said for _, said in pairs]
    if len({*labels, *judge}) < 2:
        return None
    return float(cohen_kappa_score(labels, judge))
