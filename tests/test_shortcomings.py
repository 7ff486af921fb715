"""What went wrong once on the samples."""

from __future__ import annotations

import pytest

from assistant.answer import AnswerStatus
from assistant.assistant import Assistant
from tests.asking import places


def test_when_a_company_is_an_sme_is_said_with_the_numbers(assistant: Assistant) -> None:
    assert "250" in assistant.ask("Wann gilt ein Unternehmen als KMU?").text


def test_what_is_to_be_entered_in_the_register_is_said(assistant: Assistant) -> None:
    answer = assistant.ask("Welche Angaben sind im De-minimis-Register einzutragen?")
    assert "Tag der Gewährung" in answer.text


def test_another_programme_does_not_answer_for_the_named_one(assistant: Assistant) -> None:
    answer = assistant.ask("Wer ist bei Clusters4Future antragsberechtigt?")
    assert "konjunkturpaket-35c.pdf" not in {document for document, _ in places(answer)}


@pytest.mark.parametrize("name", ["Cluster Nordlicht 4.0", "„Digitalsprung Handwerk“"])
def test_an_invented_programme_named_in_known_words_is_not_covered(assistant: Assistant, name: str) -> None:
    assert assistant.ask(f"Wer ist bei {name} antragsberechtigt?").status is AnswerStatus.NOT_COVERED


def test_who_makes_a_guideline_may_be_asked(assistant: Assistant) -> None:
    assert assistant.ask("Wer erlässt die Richtlinien und Vorgaben bei RUBIN?").status is not AnswerStatus.BLOCKED


def test_good_morning_is_greeted_in_english(assistant: Assistant) -> None:
    assert assistant.ask("Good morning").language == "en"
