from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from langchain_core.embeddings import Embeddings

import prompts
from assistant.answer import AnswerStatus, Question
from assistant.assistant import Assistant
from assistant.corpus.corpus import Corpus
from assistant.corpus.model import Programme
from assistant.settings import Settings
from assistant.state import Ended, State
from assistant.steps.choose import choose
from assistant.steps.evidence import UNSURE, WeighEvidence, missing_words
from assistant.steps.intent import Intent
from assistant.steps.retrieve import Retrieve
from tests.layout import Line, heading
from tests.steps.conftest import Fill


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


RULE = "Der Zuschuss für Messestände beträgt höchstens 7.500 Euro."
TOUR = "Der Rundgang durch das Museum dauert zwei Stunden und beginnt am Brunnen."


def weighed(own: Assistant, question: str, intent: Intent) -> AnswerStatus | State:
    """What the step makes of a question that is taken for one of that intent."""
    state = State(Question(question), "de", date(2026, 1, 1), intent=intent)
    try:
        return WeighEvidence(own.searcher)(Retrieve(own.searcher)(state))
    except Ended as ended:
        return ended.status


@pytest.fixture
def own(settings: Settings, encoder: Embeddings) -> Iterator[Assistant]:
    """Judged by words alone: what the reranker makes of three made sentences is no measure of the rules below."""
    with Corpus.open(settings.model_copy(update={"reranker": "none"}), encoder=encoder) as corpus:
        yield Assistant(corpus)


@pytest.fixture
def tour(fill: Fill) -> None:
    fill("museum.pdf", [heading("Rundgang"), Line(TOUR)], title="Museum")
    fill("b.pdf", [Line(RULE)])


@pytest.mark.usefixtures("tour")
@pytest.mark.parametrize("question", ["Wo beginnt der Rundgang mit dem Hund?", "Wie alt ist der Brunnen?"])
def test_what_is_off_topic_without_a_word_of_the_field_is_out_of_scope(own: Assistant, question: str) -> None:
    assert weighed(own, question, Intent.OFF_TOPIC) is AnswerStatus.OUT_OF_SCOPE


@pytest.mark.usefixtures("tour")
def test_what_sounds_off_topic_with_a_word_of_the_field_is_not_covered(own: Assistant) -> None:
    question = "Wie hoch ist der Zuschuss für ein Museum?"
    assert weighed(own, question, Intent.OFF_TOPIC) is AnswerStatus.NOT_COVERED


@pytest.mark.usefixtures("tour")
def test_what_calls_a_programme_by_its_name_is_not_off_topic(own: Assistant, fill: Fill) -> None:
    assert weighed(own, "Wie alt ist der Brunnen bei BERGFIT?", Intent.OFF_TOPIC) is AnswerStatus.OUT_OF_SCOPE
    fill("c.pdf", [Line(RULE)], title="Merkblatt BERGFIT", programme=Programme("bergfit", "BERGFIT"))
    assert weighed(own, "Wie alt ist der Brunnen bei BERGFIT?", Intent.OFF_TOPIC) is AnswerStatus.NOT_COVERED


@pytest.mark.usefixtures("tour")
@pytest.mark.parametrize(
    "question", ["Wie hoch ist der Zuschuss für Raumfahrt?", "Wie hoch ist der Zuschuss für den Rundgang?"]
)
def test_a_weak_question_with_words_of_the_field_is_not_covered(own: Assistant, question: str) -> None:
    assert own.ask(question).status is AnswerStatus.NOT_COVERED


@pytest.mark.usefixtures("tour")
def test_a_question_of_another_field_with_next_to_no_evidence_is_out_of_scope(own: Assistant) -> None:
    assert weighed(own, "Wie koche ich Spaghetti?", Intent.FUNDING) is AnswerStatus.OUT_OF_SCOPE


@pytest.mark.usefixtures("tour")
def test_a_question_without_a_word_of_the_field_but_with_some_evidence_is_not_covered(own: Assistant) -> None:
    assert weighed(own, "Was kostet der Rundgang?", Intent.FUNDING) is AnswerStatus.NOT_COVERED


@pytest.mark.usefixtures("tour")
def test_what_sounds_off_topic_needs_more_evidence(own: Assistant) -> None:
    question = "Wie lange dauert der Rundgang?"
    assert isinstance(weighed(own, question, Intent.FUNDING), State)
    assert weighed(own, question, Intent.OFF_TOPIC) is AnswerStatus.OUT_OF_SCOPE


@pytest.mark.usefixtures("tour")
def test_an_unsure_answer_that_misses_a_weighty_word_is_partial_and_names_it(own: Assistant) -> None:
    answer = own.ask("Wie hoch ist der Zuschuss für Messestände in Japan?")
    assert answer.status is AnswerStatus.PARTIAL
    assert any("Japan" in notice for notice in answer.notices)
    assert "7.500 Euro" in answer.text


@pytest.mark.usefixtures("tour")
def test_a_word_is_missed_only_where_the_rest_is_unsure(own: Assistant) -> None:
    found = own.searcher.find("Wie hoch ist der Zuschuss für Messestände in Japan?")
    choice = choose(found.need, found.passages, own.searcher.units)
    assert missing_words(found.need, choice, UNSURE - 0.01) == ("Japan",)
    assert missing_words(found.need, choice, UNSURE) == ()


@pytest.mark.usefixtures("tour")
@pytest.mark.parametrize(
    ("question", "open_part"),
    [
        (
            "Wie hoch ist der Zuschuss für Messestände, und welches Auto fährt der Bürgermeister?",
            "„welches Auto fährt der Bürgermeister?“",
        ),
        (
            "How high is the grant for a Messestand and which car does the mayor of Cologne drive?",
            "“which car does the mayor of Cologne drive?”",
        ),
    ],
)
def test_of_two_questions_the_one_that_is_answered_is_and_the_other_named(
    own: Assistant, question: str, open_part: str
) -> None:
    answer = own.ask(question)

    assert answer.status is AnswerStatus.PARTIAL
    assert "7.500 Euro" in answer.text
    assert open_part in answer.notices[0]


@pytest.mark.usefixtures("tour")
def test_two_questions_that_are_answered_leave_nothing_open(own: Assistant) -> None:
    answer = own.ask("Wie hoch ist der Zuschuss für Messestände, und wie lange dauert der Rundgang durch das Museum?")

    assert answer.status is AnswerStatus.ANSWERED
    assert "7.500 Euro" in answer.text
    assert "zwei Stunden" in answer.text
