"""What is known to go wrong on the samples. A test here that begins to pass fails: take its mark away then."""

from __future__ import annotations

import pytest

from assistant.answer import AnswerStatus
from assistant.assistant import Assistant
from tests.asking import places


@pytest.mark.xfail(raises=AssertionError, reason="'wann' is taken to ask for a date")
def test_when_a_company_is_an_sme_is_said_with_the_numbers(assistant: Assistant) -> None:
    assert "250" in assistant.ask("Wann gilt ein Unternehmen als KMU?").text


@pytest.mark.xfail(raises=AssertionError, reason="the heading with the question's words wins over the named programme")
def test_another_programme_does_not_answer_for_the_named_one(assistant: Assistant) -> None:
    answer = assistant.ask("Wer ist bei Clusters4Future antragsberechtigt?")
    assert "konjunkturpaket-35c.pdf" not in {document for document, _ in places(answer)}


@pytest.mark.parametrize("name", ["Cluster Nordlicht 4.0", "„Digitalsprung Handwerk“"])
@pytest.mark.xfail(raises=AssertionError, reason="the evidence gate takes a name made of known words for known")
def test_an_invented_programme_named_in_known_words_is_not_covered(assistant: Assistant, name: str) -> None:
    assert assistant.ask(f"Wer ist bei {name} antragsberechtigt?").status is AnswerStatus.NOT_COVERED


@pytest.mark.xfail(raises=AssertionError, reason="the intent model takes it for an attack")
def test_who_makes_a_guideline_may_be_asked(assistant: Assistant) -> None:
    assert assistant.ask("Wer erlässt die Richtlinien und Vorgaben bei RUBIN?").status is not AnswerStatus.BLOCKED


@pytest.mark.xfail(raises=AssertionError, reason="the language of two words is not told")
def test_good_morning_is_greeted_in_english(assistant: Assistant) -> None:
    assert assistant.ask("Good morning").language == "en"
