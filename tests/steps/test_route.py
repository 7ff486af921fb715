from __future__ import annotations

import pytest

import prompts
from assistant.answer import AnswerStatus
from assistant.assistant import Assistant


@pytest.mark.parametrize(
    ("message", "prompt", "language"),
    [
        ("Hallo", "greeting", "de"),
        ("Guten Morgen!", "greeting", "de"),
        ("Hello", "greeting", "en"),
        ("Servus, ist da jemand?", "greeting", "de"),
        ("Danke!", "thanks", "de"),
        ("Vielen Dank, das hilft mir sehr weiter", "thanks", "de"),
        ("Thank you very much", "thanks", "en"),
        ("Tschüss", "farewell", "de"),
        ("Auf Wiedersehen!", "farewell", "de"),
        ("Was kannst du?", "capabilities", "de"),
        ("Bist du ein Mensch?", "capabilities", "de"),
        ("Who are you?", "capabilities", "en"),
        ("What can you do?", "capabilities", "en"),
    ],
)
def test_small_talk_is_answered_without_documents(
    assistant: Assistant, message: str, prompt: str, language: str
) -> None:
    answer = assistant.ask(message)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.text == prompts.text(prompt, language)
    assert answer.citations == ()
    assert answer.suggestions


@pytest.mark.parametrize("question", ["Wer kann go-inno nutzen?", "Wer kann bei WIR! mitmachen?", "Was kann go-inno?"])
def test_a_question_that_names_a_programme_is_no_small_talk(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.text != prompts.text("capabilities", "de")
    assert answer.citations


def test_it_says_that_it_is_a_machine(assistant: Assistant) -> None:
    assert "kein Mensch" in assistant.ask("Spreche ich hier mit einem Menschen?").text
    assert "not a person" in assistant.ask("Are you a human?").text


@pytest.mark.parametrize(
    "message",
    ["Bekomme ich Förderung?", "Kann ich Fördermittel beantragen?", "Welches Programm passt zu uns?", "Wie viel?",
     "Wann?", "Can we get funding?", "Was steht mir zu?", "Gibt es da was für uns?", "How much money can I get?",
     "Can my company apply for it?", "Lohnt sich das?"],
)  # fmt: skip
def test_a_question_too_open_is_asked_back(assistant: Assistant, message: str) -> None:
    answer = assistant.ask(message)
    assert answer.status is AnswerStatus.CLARIFY
    assert answer.text == prompts.text("clarify", answer.language)
    assert answer.suggestions


@pytest.mark.parametrize(
    "message",
    [
        "Wie wird das Wetter morgen in Stuttgart?",
        "Schreib mir ein Gedicht über den Frühling",
        "Wer gewann die Fußball-Weltmeisterschaft 2014?",
        "Was ist 12 mal 13?",
        "Übersetze „Guten Morgen“ ins Französische",
        "Welche Pizza schmeckt am besten?",
        "Wie hoch ist der Mount Everest?",
        "Write me a poem about spring.",
        "What is the weather in Berlin tomorrow?",
        "Who painted the Mona Lisa?",
    ],
)
def test_what_has_nothing_to_do_with_funding_is_out_of_scope(assistant: Assistant, message: str) -> None:
    answer = assistant.ask(message)
    assert answer.status is AnswerStatus.OUT_OF_SCOPE
    assert answer.text == prompts.text("out_of_scope", answer.language)
    assert answer.citations == ()


@pytest.mark.parametrize(
    "question", ["Hallo, wie lange dauert die Umsetzungsphase bei RUBIN?", "Danke, und wer darf bei go-inno beraten?"]
)
def test_a_polite_question_is_answered_as_a_question(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.citations
