"""Judging verdicts: what is caught, what is kept, and whether verbatim sentences always pass."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assistant.answer import AnswerStatus
from eval.cases import Case
from eval.causes import Cause
from eval.page_texts import PageTexts
from eval.pairs import Pair
from eval.row import Row
from eval.support.generate import Checked, SupportConfig
from eval.task import Judged

KIND = "sentence"
_LANGUAGES = {"de": "German", "en": "English"}


def evaluate(config: SupportConfig, given: Sequence[Checked], pages: PageTexts) -> Judged:  # noqa: ARG001 - the shape
    """The shares of unsupported sentences caught, of supported ones kept, of those stopped that are unsupported, and
    of verbatim quotes kept; each also by language, the first two by kind."""
    rows = [_labelled(one, one.pair) for one in given if one.pair]
    quoted = groupby((one for one in given if one.case), key=lambda one: one.case)
    return Judged.of([*rows, *(_quoted(case, list(own)) for case, own in quoted if case)])


def _labelled(checked: Checked, pair: Pair) -> Row:
    name = "supported kept" if pair.supported else "unsupported caught"
    right = float(checked.supported is pair.supported)
    measures: dict[str, float | None] = {}
    if pair.kind != "stranger":  # too easy to be counted with the others
        measures |= {name: right, f"{name}, {_LANGUAGES[pair.language]}": right}
    measures[f"{'kept' if pair.supported else 'caught'}: {pair.kind}"] = right
    if not checked.supported and pair.kind != "stranger":
        measures["stopped rightly"] = float(not pair.supported)
        measures[f"stopped rightly, {_LANGUAGES[pair.language]}"] = float(not pair.supported)
    cause = None if right else (Cause.WRONGLY_STOPPED if pair.supported else Cause.LET_THROUGH)
    return Row(
        id=pair.id,
        question=pair.sentence,
        kind=KIND,
        language=pair.language,
        split=pair.split,
        expected=AnswerStatus.ANSWERED if pair.supported else AnswerStatus.NOT_COVERED,
        measures=measures,
        milliseconds={"sentence": checked.milliseconds},
        cause=cause,
        wrong=checked.reasons if cause is Cause.WRONGLY_STOPPED else (),
        gold=((pair.document, pair.page),),
    )


def _quoted(case: Case, quotes: Sequence[Checked]) -> Row:
    stopped = [one.sentence for one in quotes if not one.supported]
    kept = 1 - len(stopped) / len(quotes)
    return Row.of(
        case,
        {"verbatim kept": kept},
        weights={"verbatim kept": float(len(quotes))},
        cause=Cause.WRONGLY_STOPPED if stopped else None,
        wrong=tuple(stopped),
    )
