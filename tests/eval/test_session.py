from typing import Any

import pytest

from assistant.answer import AnswerStatus, Question
from assistant.assistant import Assistant
from assistant.pipeline import Traced
from eval.session import Session
from tests.eval.leaflet import case


@pytest.fixture
def traced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Questions that the assistant is asked from now on."""
    asked: list[str] = []
    real = Assistant.trace

    def trace(self: Assistant, question: Question | str) -> Traced:
        asked.append(question.text if isinstance(question, Question) else question)
        return real(self, question)

    monkeypatch.setattr(Assistant, "trace", trace)
    return asked


def test_a_question_is_asked_once_however_many_tasks_judge_it(session: Session, traced: list[str]) -> None:
    one = case(question="Wie hoch ist der Zuschuss?")
    assert session.ask(one).answer == session.ask(one).answer
    assert session.ask(case(id="f-2", question=one.question)).case.id == "f-2"
    assert traced == [one.question]


def test_the_same_words_after_another_question_are_asked_again(session: Session, traced: list[str]) -> None:
    followup = case(id="f-3", question="Wie hoch ist er?", before=["Gibt es einen Zuschuss?"])
    session.ask(followup)
    session.ask(case(id="f-4", question="Wie hoch ist er?"))
    assert traced == ["Wie hoch ist er?", "Wie hoch ist er?"]


def test_the_questions_before_are_asked_in_the_same_conversation(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[str, str | None]] = []
    for name in ("ask", "trace"):
        real = getattr(Assistant, name)

        def listening(self: Assistant, question: Question, real: Any = real) -> Any:
            heard.append((question.text, question.conversation))
            return real(self, question)

        monkeypatch.setattr(Assistant, name, listening)
    session.ask(case(id="f-5", question="Wie lange?", before=["Was ist es?", "Wer zahlt?"]))
    session.ask(case(id="f-6", question="Wie weit?"))
    assert heard == [("Was ist es?", "f-5"), ("Wer zahlt?", "f-5"), ("Wie lange?", "f-5"), ("Wie weit?", None)]


def test_an_answer_comes_with_its_passages_and_the_time_of_every_step(session: Session) -> None:
    asked = session.ask(case())
    assert asked.answer.status is AnswerStatus.ANSWERED
    assert asked.passages[0].document == "merkblatt.pdf"
    assert {"guard", "retrieve", "verify", "all"} <= set(asked.milliseconds)
    assert asked.milliseconds["all"] >= asked.milliseconds["retrieve"]


def test_search_gives_at_most_k_passages_and_its_time(session: Session) -> None:
    found = session.search(case(), 1)
    assert len(found.passages) == 1
    assert found.milliseconds["search"] > 0


def test_the_session_knows_what_it_asks_about(session: Session) -> None:
    assert [document.metadata.file for document in session.documents] == ["merkblatt.pdf"]
    assert session.revision > 0
    assert session.pages.page_count("merkblatt.pdf") == 2
