from __future__ import annotations

import pytest

import prompts
from assistant.answer import AnswerStatus
from assistant.assistant import Assistant


@pytest.mark.parametrize(
    "question",
    [
        "Wie hoch ist der Zuschuss bei MegaFörder Plus?",
        "Was wird bei MegaFörder Plus gefördert?",
        "Wie hoch ist die Förderung beim Programm Solarmeister?",
        "Wie hoch ist die Förderung bei Pixelbonus?",
        "Wie hoch ist die Förderung bei GreenLeap?",
    ],
)
def test_an_invented_programme_is_not_covered(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is AnswerStatus.NOT_COVERED
    assert answer.text == prompts.text("not_covered", "de")
    assert answer.citations == ()


def test_what_is_not_covered_comes_with_questions_that_are(assistant: Assistant) -> None:
    answer = assistant.ask("Wie hoch ist die Förderung bei Pixelbonus?")
    assert answer.suggestions
    assert "zuständige Stelle" in answer.text
