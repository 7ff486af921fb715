from __future__ import annotations

import pytest

from assistant.answer import AnswerStatus
from assistant.assistant import Assistant


@pytest.mark.parametrize(
    "question",
    [
        "Hallo",
        "Bekomme ich Förderung?",
        "Wie wird das Wetter morgen?",
        "Wie hoch ist die Förderung bei Pixelbonus?",
        "Wie hoch ist die Förderung bei go-inno?",
        "Wann gilt ein Unternehmen als KMU?",
        "Was fördert go-cluster?",
        "Wer ist Träger von e-mobil BW?",
        "Who are you?",
        "How long does the implementation phase of RUBIN last?",
        "What does WIR! fund?",
    ],
)
def test_every_suggestion_can_be_answered(assistant: Assistant, question: str) -> None:
    suggestions = assistant.ask(question).suggestions
    assert 1 <= len(suggestions) <= 3
    assert len(set(suggestions)) == len(suggestions)
    for suggestion in suggestions:
        answer = assistant.ask(suggestion)
        assert answer.status in (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL), suggestion
        assert answer.citations, suggestion


def test_suggestions_are_about_the_cited_programme(assistant: Assistant) -> None:
    answer = assistant.ask("Wer darf bei go-inno beraten?")
    assert answer.suggestions
    assert all("go-inno" in suggestion for suggestion in answer.suggestions)


def test_what_was_asked_is_not_suggested_again(assistant: Assistant) -> None:
    answer = assistant.ask("Wer ist bei RUBIN in der Konzeptphase antragsberechtigt?")
    assert not any(suggestion.startswith("Wer ist bei „RUBIN") for suggestion in answer.suggestions)
