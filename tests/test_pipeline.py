from __future__ import annotations

import logging
from dataclasses import replace

import pytest

import prompts
from assistant.answer import AnswerStatus, Question
from assistant.pipeline import Pipeline, Step
from assistant.state import Ended, State

PRIVATE = "Bekommt die Musterfirma Geheim GmbH einen Zuschuss?"


def breaks(state: State) -> State:
    raise ValueError(f"cannot parse {state.question.text}")


def breaks_within(state: State) -> State:
    try:
        return breaks(state)
    except ValueError as error:
        raise RuntimeError(state.question.text) from error


def passes(state: State) -> State:
    return state


def ends(_: State) -> State:
    raise Ended(AnswerStatus.NOT_COVERED, "Dazu nichts.", suggest=True)


def ends_alone(_: State) -> State:
    raise Ended(AnswerStatus.BLOCKED, "Nein.")


def suggests(state: State) -> State:
    return replace(state, suggestions=("Wer?",))


def pipeline(*steps: Step, suggest: Step = suggests) -> Pipeline:
    return Pipeline(steps, suggest, lambda: 7)


@pytest.mark.parametrize("step", [breaks, breaks_within])
def test_an_error_in_a_step_becomes_an_answer_that_says_so(step: Step) -> None:
    answer = pipeline(passes, step)(Question(PRIVATE, "de"))
    assert answer.status is AnswerStatus.FAILED
    assert answer.text == prompts.render("failed", "de", id=answer.id)
    assert "Traceback" not in answer.text
    assert "parse" not in answer.text
    assert (answer.claims, answer.citations, answer.notices) == ((), (), ())


@pytest.mark.parametrize("step", [breaks, breaks_within])
def test_an_error_is_logged_with_its_place_and_without_the_question(
    step: Step, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = pipeline(step)(Question(PRIVATE))
    assert answer.id in caplog.text
    assert step.__name__ in caplog.text
    assert "Geheim" not in caplog.text


def test_an_error_in_the_suggestions_of_an_ended_answer_is_rescued_too(caplog: pytest.LogCaptureFixture) -> None:
    answer = pipeline(ends, suggest=breaks)(Question(PRIVATE, "en"))
    assert answer.status is AnswerStatus.FAILED
    assert answer.text == prompts.render("failed", "en", id=answer.id)
    assert "Geheim" not in caplog.text


def test_after_an_error_the_next_question_is_answered() -> None:
    broken = iter((True, False))

    def breaks_once(state: State) -> State:
        return breaks(state) if next(broken) else state

    run = pipeline(breaks_once)
    assert run(Question(PRIVATE)).status is AnswerStatus.FAILED
    assert run(Question(PRIVATE)).status is AnswerStatus.ANSWERED


def test_a_step_that_ends_the_answer_keeps_the_later_ones_from_running() -> None:
    answer = pipeline(ends_alone, breaks)(Question(PRIVATE))
    assert (answer.status, answer.text, answer.suggestions) == (AnswerStatus.BLOCKED, "Nein.", ())


def test_an_ended_answer_brings_suggestions_where_the_step_asks_for_them() -> None:
    answer = pipeline(ends)(Question(PRIVATE))
    assert (answer.status, answer.text, answer.suggestions) == (AnswerStatus.NOT_COVERED, "Dazu nichts.", ("Wer?",))


def test_an_ended_answer_has_no_notice_of_an_earlier_step() -> None:
    def notes(state: State) -> State:
        return replace(state, notices=("Nur zum Teil.",))

    assert pipeline(notes, ends)(Question(PRIVATE)).notices == ()


def test_missing_words_make_an_answer_partial() -> None:
    def misses(state: State) -> State:
        return replace(state, missing=("Musterfirma",))

    assert pipeline(misses)(Question(PRIVATE)).status is AnswerStatus.PARTIAL


@pytest.mark.parametrize(
    ("question", "language"),
    [
        (Question("Wer ist antragsberechtigt?"), "de"),
        (Question("Who is eligible for funding?"), "en"),
        (Question("Who is eligible for funding?", "de"), "de"),
    ],
)
def test_the_language_is_the_one_asked_for_else_that_of_the_question(question: Question, language: str) -> None:
    assert pipeline()(question).language == language


def test_an_answer_says_which_prompts_and_which_corpus_it_rests_on() -> None:
    first, second = (pipeline()(Question(PRIVATE)) for _ in range(2))
    assert (first.prompt_version, first.corpus_revision) == (prompts.version(), 7)
    assert first.duration_ms >= 0
    assert first.id != second.id
