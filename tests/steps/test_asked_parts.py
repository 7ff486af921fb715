"""Questions that ask for several things, on the sample programmes."""

import pytest

from assistant.answer import AnswerStatus
from assistant.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "said", "open_part"),
    [
        (
            "Wie viele Partner hat ein RUBIN-Bündnis normalerweise, und wie viele davon müssen Frauen leiten?",
            "sieben bis 15",
            "„wie viele davon müssen Frauen leiten?“",
        ),
        (
            "How many future clusters are there, and what is the phone number of the one in Dresden?",
            "14 aus zwei Wettbewerbsrunden",
            "“what is the phone number of the one in Dresden?”",
        ),
    ],
)
def test_what_is_only_answered_by_what_answers_the_part_before_it_is_named_as_open(
    assistant: Assistant, question: str, said: str, open_part: str
) -> None:
    answer = assistant.ask(question)

    assert answer.status is AnswerStatus.PARTIAL
    assert said in answer.text
    assert open_part in answer.notices[0]


def test_a_short_part_that_leans_on_the_one_before_it_is_answered_with_it(assistant: Assistant) -> None:
    answer = assistant.ask("Who enters a new de minimis grant into the central register, and how fast?")

    assert answer.status is AnswerStatus.ANSWERED
    assert "20 Arbeitstage" in answer.text


def test_a_part_that_can_be_asked_without_the_one_before_it_is(assistant: Assistant) -> None:
    answer = assistant.ask("Seit wann gibt es bei RUBIN De-minimis, und müssen wir sie selbst ins Register eintragen?")

    assert answer.status is AnswerStatus.ANSWERED
    assert {"rubin.pdf", "de-minimis.pdf"} == {citation.document for citation in answer.citations}
    assert "nicht das Unternehmen" in answer.text


def test_a_part_may_be_answered_by_other_documents_than_the_programme_that_was_named(assistant: Assistant) -> None:
    answer = assistant.ask("Was zahlt WIR! in der Konzeptphase und ab wie vielen Beschäftigten ist man kein KMU mehr?")

    assert answer.status is AnswerStatus.ANSWERED
    assert {"wir.pdf", "kmu-definition.pdf"} == {citation.document for citation in answer.citations}


def test_a_question_that_names_two_programmes_is_answered_from_both(assistant: Assistant) -> None:
    answer = assistant.ask("Wie viel Geld gibt es höchstens je Bündnis bei RUBIN oder je Zukunftscluster?")

    assert {"rubin.pdf", "clusters4future.pdf"} <= {citation.document for citation in answer.citations}
