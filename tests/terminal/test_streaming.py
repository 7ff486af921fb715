from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import StringIO

from rich.console import Console

from assistant.answer import Answer, AnswerStatus, Claim
from assistant.events import Answered, Claimed, Event, Status
from bots.terminal.streaming import show_events
from tests.shared.test_wording import PAPER
from tests.terminal.test_render import ANSWER, rendered


def printed(events: Sequence[Event]) -> str:
    console = Console(file=StringIO(), width=160, highlight=False, color_system=None)
    show_events(console, events)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_sentence_by_sentence_it_reads_like_the_whole_answer() -> None:
    claims = (*ANSWER.claims, Claim("Danach endete es. [1]", (PAPER,)))
    answer = replace(ANSWER, claims=claims, text="\n".join(claim.text for claim in claims))
    assert printed([Status("verify"), *map(Claimed, claims), Answered(answer)]) == rendered(answer)


def test_an_answer_that_came_without_sentences_is_shown() -> None:
    assert printed([Answered(ANSWER)]) == rendered(ANSWER)


def test_an_answer_that_failed_in_the_middle_says_so() -> None:
    failed = Answer("1", AnswerStatus.FAILED, "de", "Ein Fehler ist aufgetreten.")
    assert printed([Claimed(ANSWER.claims[0]), Answered(failed)]).splitlines()[-1] == failed.text


def test_a_sentence_is_on_the_screen_before_the_answer_comes() -> None:
    console = Console(file=StringIO(), width=160, highlight=False, color_system=None)

    def events() -> object:
        yield Claimed(ANSWER.claims[0])
        assert isinstance(console.file, StringIO)
        assert ANSWER.claims[0].text in console.file.getvalue()
        yield Answered(ANSWER)

    show_events(console, events())  # type: ignore[arg-type]
