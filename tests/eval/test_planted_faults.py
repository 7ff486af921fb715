"""A fault in any stage of the assistant makes the gate fail, and the measure that catches it is named."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.assistant import Assistant
from assistant.corpus.search.searcher import Found, Searcher
from assistant.state import State
from assistant.steps import evidence
from assistant.steps.compose import Compose
from assistant.steps.verify import Verify
from eval.gate import Thresholds, check
from eval.page_texts import PageTexts
from eval.running import Plan, run
from eval.session import Session
from eval.tasks import TASKS
from eval.temporary_corpus import assistant_on

CORPUS = TASKS["answers"].configured().corpus
_NUMBER = re.compile(r"(?<![\w\[])\d+(?![\w\]])")
_NOT_ANSWERABLE = ("gap", "offtopic", "ambiguous", "attack", "planted", "wrong_land")

Measure = Callable[..., list[str]]


@pytest.fixture(scope="module")
def shared() -> Iterator[tuple[Assistant, PageTexts]]:
    """An assistant on the sample programmes, and their pages."""
    with assistant_on(CORPUS) as assistant:
        yield assistant, PageTexts.of(CORPUS)


@pytest.fixture
def missed(shared: tuple[Assistant, PageTexts], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Measure:
    """Runs tasks with the assistant as it is now and gives what the gate says."""

    def session_on(corpus: tuple[Path, ...]) -> Any:
        assert corpus == CORPUS
        return nullcontext(Session(*shared))

    def measure(*tasks: str, **chosen: Any) -> list[str]:
        monkeypatch.setattr(Session, "open", session_on)
        done = run([Plan(TASKS[name], TASKS[name].configured(**chosen)) for name in tasks], tmp_path, "planted")
        return check(done, Thresholds.read().only(tasks))

    return measure


def caught_by(missed: list[str], measure: str) -> bool:
    return any(f"„{measure}“" in one for one in missed)


def with_other_numbers(state: State) -> State:
    """Every number of the answer's text one higher, but for those inside names; the citations stay."""
    claims = [replace(one, text=_NUMBER.sub(lambda found: str(int(found[0]) + 1), one.text)) for one in state.claims]
    return replace(state, claims=tuple(claims))


def after(
    step: type[Compose] | type[Verify], change: Callable[[State], State], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = step.__call__
    monkeypatch.setattr(step, "__call__", lambda self, state: change(real(self, state)))


@pytest.mark.alone
def test_the_assistant_as_it_is_passes(missed: Measure) -> None:
    assert missed(*Thresholds.read().root) == []


def test_shuffled_passages_are_caught_by_their_ranks(missed: Measure, monkeypatch: pytest.MonkeyPatch) -> None:
    find, chance = Searcher.find, random.Random(0)  # noqa: S311

    def shuffled(self: Searcher, *args: Any) -> Found:
        found = find(self, *args)
        return replace(found, passages=tuple(chance.sample(found.passages, len(found.passages))))

    monkeypatch.setattr(Searcher, "find", shuffled)
    told = missed("retrieval")
    assert caught_by(told, "first")
    assert caught_by(told, "nDCG@10")


def test_a_verifier_that_lets_everything_through_is_caught_by_falsified_claims(
    missed: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Verify, "holds", lambda *_: True)
    assert caught_by(missed("guardrails"), "falsified claims stopped")


def test_a_gate_of_evidence_that_always_answers_is_caught_by_what_should_not_be_answered(
    missed: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "threshold", lambda **_: 0.0)
    monkeypatch.setattr(evidence, "OFF_TOPIC_NEEDS", 0.0)
    assert caught_by(missed("scope", kind=_NOT_ANSWERABLE), "others not answered")


def test_numbers_changed_in_the_answer_are_stopped_by_verification_and_caught_by_the_facts_then_missing(
    missed: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    after(Compose, with_other_numbers, monkeypatch)
    told = missed("answers")
    assert caught_by(told, "facts right")
    assert not caught_by(told, "numbers all quoted")


def test_numbers_changed_after_verification_are_caught_by_the_quotes_that_lack_them(
    missed: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    after(Verify, with_other_numbers, monkeypatch)
    assert caught_by(missed("answers", limit=40), "numbers all quoted")
