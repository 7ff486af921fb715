"""Handing labelled sentences to the verification, and the verbatim sentences of answers, which it has to let pass."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from assistant.models.opening import open_trained_judge
from assistant.settings import Settings
from assistant.support import Support, Verdict
from eval.cases import Case
from eval.config import TaskConfig
from eval.pairs import PAIRS, Pair, load_pairs, strangers
from eval.session import Session


class SupportConfig(TaskConfig):
    """Questions whose answers are looked at sentence by sentence, and labelled pairs."""

    pairs: Path = Field(PAIRS, description="Sätze mit Passage und Urteil: JSONL-Datei")
    trained_on: bool = Field(False, description="Auch die Sätze, mit denen trainiert wurde")
    judge: bool = Field(False, description="Mit dem trainierten Urteil eines lokalen Modells (docs/verification.md)")


class Checked(BaseModel):
    """A sentence with its verdict; ``pair`` is a labelled one, ``case`` and ``number`` name a quote of an answer."""

    model_config = ConfigDict(frozen=True)

    pair: Pair | None = None
    case: Case | None = None
    number: int = 0
    sentence: str
    supported: bool
    reasons: tuple[str, ...]
    share: float
    milliseconds: float


def chosen(config: SupportConfig) -> list[Case]:
    """The cases that a document answers."""
    return [case for case in config.cases() if case.document]


def generate(config: SupportConfig, cases: Sequence[Case], session: Session) -> Iterator[Checked]:
    """The verdict on every labelled sentence, then on every quote of the answers to the cases."""
    with _open_support(config) as support:
        support(
            "Gefördert werden KMU.", ["Gefördert werden kleine und mittlere Unternehmen."], "de"
        )  # loads what is shared
        yield from _checked_all(config, cases, session, support)


@contextmanager
def _open_support(config: SupportConfig) -> Iterator[Support]:
    if not config.judge:
        yield Support()
        return
    with open_trained_judge(Settings()) as judge:
        yield Support(judge=judge)


def _checked_all(config: SupportConfig, cases: Sequence[Case], session: Session, support: Support) -> Iterator[Checked]:
    pairs = load_pairs(config.pairs)
    for pair in (*pairs, *strangers(pairs)):
        if pair.split == "test" or config.trained_on:
            verdict, milliseconds = _timed(support, pair.sentence, pair.passage, pair.language, pair.title)
            yield _checked(verdict, milliseconds, pair.sentence, pair=pair)
    for case in cases:
        for citation in session.ask(case).answer.citations:
            passage = session.pages.text(citation.document, citation.page)
            verdict, milliseconds = _timed(support, citation.quote, passage, "de", "")
            yield _checked(verdict, milliseconds, citation.quote, case=case, number=citation.number)


def _timed(support: Support, sentence: str, passage: str, language: str, context: str) -> tuple[Verdict, float]:
    started = time.perf_counter()
    verdict = support(sentence, [passage], language, context)
    return verdict, (time.perf_counter() - started) * 1000


def _checked(
    verdict: Verdict,
    milliseconds: float,
    sentence: str,
    pair: Pair | None = None,
    case: Case | None = None,
    number: int = 0,
) -> Checked:
    return Checked(
        pair=pair,
        case=case,
        number=number,
        sentence=sentence,
        supported=verdict.supported,
        reasons=verdict.reasons,
        share=verdict.share,
        milliseconds=milliseconds,
    )
