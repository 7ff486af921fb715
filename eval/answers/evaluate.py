"""Judging answers."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.generation.record import Outcome
from eval.answers.checks import (
    QuoteCheck,
    facts_forbidden,
    facts_missing,
    numbers_without_quote,
    quotes,
    uncited_lines,
    words,
)
from eval.answers.generate import AnswersConfig
from eval.asked import Asked
from eval.causes import GIVEN, Judgement, cause_of
from eval.gold import Gold
from eval.judge.agreement import Reviewed, figures
from eval.page_texts import PageTexts
from eval.retrieval.evaluate import gold_rank
from eval.row import Row
from eval.task import Judged


def evaluate(config: AnswersConfig, given: Sequence[Asked | Reviewed], pages: PageTexts) -> Judged:  # noqa: ARG001 - the shape
    """Facts, status, quotes, citations, numbers, language, length and times of every answer.

    Where a judge was set, also its verdicts and how far it agrees with the labelled answers.
    """
    reviewed = [one for one in given if isinstance(one, Reviewed)]
    agreement = {name: value.model_dump() for name, value in figures(reviewed).items()} if reviewed else {}
    more = {"judge": agreement} if agreement else {}
    return Judged.of([judge(one, pages) for one in given if isinstance(one, Asked)], **more)


def judge(asked: Asked, pages: PageTexts) -> Row:
    """Check one answer against its case and the pages it quotes."""
    case, answer = asked.case, asked.answer
    gold = Gold.of_case(case)
    given = answer.status in GIVEN
    missing = facts_missing(answer.text, case.must_match)
    forbidden = facts_forbidden(answer.text, case.must_not_match)
    checked = quotes(answer, pages)
    loose = numbers_without_quote(answer) if checked else ()
    rank = gold_rank(asked.passages, gold) if asked.passages else None
    cited = [(quote.citation.document, quote.citation.page) for quote in checked]
    on_gold = [place in gold.places for place in cited]
    status_right = case.accepts(answer.status)
    sentences = float(len(asked.written.sentences)) if asked.written else 1.0
    measures: dict[str, float | None] = {}
    if case.must_match or case.must_not_match:
        measures["facts right"] = float((given or not case.must_match) and not (missing or forbidden))
    if case.must_not_match:
        measures["nothing forbidden"] = float(not forbidden)
    measures["status right"] = float(status_right)
    if "language" in case.model_fields_set:
        measures["language right"] = float(answer.language == case.language)
    if gold.places:
        measures["gold page cited"] = float(any(on_gold))
        measures["citation recall"] = gold.recall(cited) if given else 0.0
        if given:
            measures["citation precision"] = sum(on_gold) / len(on_gold) if on_gold else 0.0
    if checked:
        found = [quote.found for quote in checked]
        measures["quotes found"] = sum(one.either for one in found) / len(found)
        measures["numbers all quoted"] = float(not loose)
        measures["lines all cited"] = float(not uncited_lines(answer))
    measures |= _written(asked)
    measures |= {name: verdict.score for name, verdict in asked.verdicts.items()}
    cause = cause_of(
        Judgement(
            expected=case.status,
            got=answer.status,
            status_right=status_right,
            facts_right=not missing,
            forbidden=bool(forbidden),
            retrieved=rank is not None or not gold.places,
            on_gold=any(on_gold) or not gold.places or not given,
            quotes_found=all(quote.found.either for quote in checked),
        )
    )
    return Row.of(
        case,
        measures,
        weights={name: sentences for name in ("sentences kept", "sentences repaired") if name in measures},
        got=answer.status,
        sizes={"words": float(words(answer)), "citations": float(len(checked))} if given else {},
        milliseconds=asked.milliseconds,
        cause=cause,
        wrong=(
            *(f"fehlt: {pattern}" for pattern in missing),
            *_wrong(forbidden, loose, checked),
            *_verdicts(asked),
            *_dropped(asked),
        ),
        gold=tuple(sorted(gold.places)),
        gold_rank=rank,
        answer=answer,
        passages=asked.passages,
    )


def _written(asked: Asked) -> dict[str, float]:
    """Where a chat model wrote: whether the answer is made of it, and what became of its sentences."""
    written = asked.written
    if written is None:
        return {}
    measures = {"written by the model": float(written.composed)}
    if written.sentences:
        measures["sentences kept"] = written.share(Outcome.SAID, Outcome.REPAIRED)
        measures["sentences repaired"] = written.share(Outcome.REPAIRED)
    return measures


def _dropped(asked: Asked) -> tuple[str, ...]:
    sentences = asked.written.sentences if asked.written else ()
    return tuple(
        f"verworfen ({', '.join(one.reasons)}): {one.text}" for one in sentences if one.outcome is Outcome.DROPPED
    )


def _verdicts(asked: Asked) -> tuple[str, ...]:
    return tuple(
        f"{name}: kein Urteil ({verdict.failed})" if verdict.failed else f"{name}: {verdict.reason}"
        for name, verdict in asked.verdicts.items()
        if not verdict.passes
    )


def _wrong(forbidden: Sequence[str], loose: Sequence[str], checked: Sequence[QuoteCheck]) -> tuple[str, ...]:
    return (
        *(f"verboten: {pattern}" for pattern in forbidden),
        *(f"ohne Beleg: {number}" for number in loose),
        *(f"nicht auf der Seite: {quote.citation.quote}" for quote in checked if not quote.found.either),
    )
