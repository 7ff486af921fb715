"""Asking the questions, as the bots ask them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import Field

from eval.asked import Asked
from eval.cases import Case
from eval.causes import GIVEN
from eval.config import TaskConfig
from eval.judge.agreement import Reviewed, review
from eval.judge.judge import Judge
from eval.judge.labels import load_labelled
from eval.session import Session


class AnswersConfig(TaskConfig):
    """Questions, and the chat model that judges their answers, if one is wanted."""

    judge: str | None = Field(
        None, description="Chatmodell, das Treue und Treffen der Frage beurteilt, als anbieter:modell"
    )
    judge_url: str | None = Field(None, description="Adresse eines OpenAI-kompatiblen Servers für --judge")
    judge_labels: bool = Field(True, description="Mit --judge auch die Übereinstimmung mit Musterurteilen messen")


def generate(config: AnswersConfig, cases: Sequence[Case], session: Session) -> Iterator[Asked | Reviewed]:
    """The answer to every case, in order, in a warm process, with the judge's verdicts where one is set.

    Then, where a judge is set, its verdicts on the labelled answers.
    """
    judge = Judge.open(config.judge, config.judge_url) if config.judge else None
    for case in cases:
        asked = session.ask(case)
        yield _with_verdicts(judge, asked) if judge and asked.answer.status in GIVEN else asked
    if judge and config.judge_labels:
        yield from review(judge, load_labelled())


def _with_verdicts(judge: Judge, asked: Asked) -> Asked:
    answer, question = asked.answer, asked.case.question
    if not answer.citations:  # small talk says nothing that could be judged
        return asked
    quotes = [citation.quote for citation in answer.citations]
    verdicts = {
        "faithful": judge.faithfulness(question, answer.text, quotes),
        "relevant": judge.relevance(question, answer.text),
    }
    return asked.model_copy(update={"verdicts": verdicts})
