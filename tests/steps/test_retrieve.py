from __future__ import annotations

import pytest

import prompts
from assistant.answer import AnswerStatus, Question
from assistant.assistant import Assistant
from assistant.corpus.model import Filters
from tests.layout import Line
from tests.steps.conftest import Fill


@pytest.mark.parametrize(
    ("question", "language"), [("Wer ist bei RUBIN antragsberechtigt?", "de"), ("Who is eligible under RUBIN?", "en")]
)
def test_without_documents_it_says_how_to_add_some(own: Assistant, question: str, language: str) -> None:
    answer = own.ask(question)
    assert answer.status is AnswerStatus.NOT_COVERED
    assert answer.text == prompts.text("no_documents", language)
    assert "foerderlotse ingest" in answer.text
    assert answer.suggestions == ()


def test_small_talk_needs_no_documents(own: Assistant) -> None:
    assert own.ask("Hallo").status is AnswerStatus.ANSWERED


def test_the_questions_filters_hold_for_the_answer(assistant: Assistant) -> None:
    question = "Wie lange dauert die Umsetzungsphase?"
    for file in ("rubin.pdf", "clusters4future.pdf"):
        answer = assistant.ask(Question(question, filters=Filters(documents=(file,))))
        assert {citation.document for citation in answer.citations} <= {file}
    assert assistant.ask(Question(question, filters=Filters(documents=("rubin.pdf",)))).citations


def test_a_document_added_later_is_answered_from(own: Assistant, fill: Fill) -> None:
    question = "Wie hoch ist der Zuschuss für Messestände?"
    before = own.ask(question)
    assert before.status is AnswerStatus.NOT_COVERED
    fill("b.pdf", [Line("Der Zuschuss für Messestände beträgt höchstens 7.500 Euro.")], title="Messeförderung")
    after = own.ask(question)
    assert after.status is AnswerStatus.ANSWERED
    assert "7.500 Euro" in after.text
    assert after.corpus_revision > before.corpus_revision


def test_two_documents_are_enough_for_an_answer(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [Line("Der Antrag ist vor Beginn des Vorhabens zu stellen.")])
    fill("b.pdf", [Line("Der Zuschuss für Messestände beträgt höchstens 7.500 Euro.")], title="Messeförderung")
    assert "7.500 Euro" in own.ask("Wie hoch ist der Zuschuss für Messestände?").text
