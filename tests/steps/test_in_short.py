"""A small chat model adds one sentence to the quotes, or nothing; the quotes are told before it is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import AnswerStatus
from assistant.assistant import Assistant
from assistant.corpus.corpus import Corpus
from assistant.generation.quotes import as_quoted, only_shortened
from assistant.generation.record import Outcome
from assistant.models import ChatModel, open_models
from assistant.settings import Settings
from assistant.steps.in_short import announces_a_list
from prompts import text
from tests.generating import GRANT, QUESTION, Asked, Asking
from tests.models.server import Behaviour, Bytes, Endless, Fails, Says
from tests.models.test_local import FOLDER, NAME, needs_model

Ask = Callable[..., Asked]
TWO = f"{QUESTION[:-1]} und wann ist der Antrag zu stellen?"
ENGLISH = "How much is the grant for Messestände?"
SHORTENED = "Der Zuschuss beträgt höchstens 7.500 Euro."


@pytest.fixture
def small(ask: Asking, monkeypatch: pytest.MonkeyPatch) -> Asking:
    """Asks an assistant whose model counts as small, and whose answers as long enough to be said more shortly."""
    monkeypatch.setattr(ChatModel, "is_small", True)
    monkeypatch.setattr("assistant.steps.in_short.SHORT", 10)
    return ask


def test_the_quotes_are_told_first_and_the_models_sentence_stands_behind_them(small: Ask) -> None:
    asked = small(Says([SHORTENED]), question=QUESTION)
    assert [claim.text.split(" [")[0] for claim in asked.told] == [
        f"„{GRANT}“",
        f"Kurz gesagt: {SHORTENED}",
    ]
    assert asked.answer.claims == tuple(asked.told)
    assert asked.answer.claims[1].citations == asked.answer.claims[0].citations
    assert asked.answer.model == "openai:test"


def test_the_model_reads_the_best_quote_and_the_question_and_nothing_else(small: Ask) -> None:
    prompt = small(Says([SHORTENED]), question=QUESTION).prompt
    assert GRANT in prompt and QUESTION in prompt
    assert "Antrag auf den Zuschuss" not in prompt


def test_a_sentence_copied_with_a_slip_is_said_as_the_quote_has_it() -> None:
    assert (
        as_quoted("Die Zuschuss für Messestände beträgt höchstens 7.500 Euro im Jahr.", f"{GRANT} Und mehr.") == GRANT
    )
    assert as_quoted(SHORTENED, GRANT) == SHORTENED


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param("Für Messestände gibt es höchstens 7.500 Euro im Jahr.", id="words of its own"),
        pytest.param("Der Zuschuss beträgt höchstens 9.500 Euro im Jahr.", id="number"),
        pytest.param("Der Zuschuss beträgt mindestens 7.500 Euro im Jahr.", id="turned round"),
        pytest.param(GRANT, id="said already"),
        pytest.param("Höchstens 7.500 Euro.", id="a catchword"),
        pytest.param("Wie hoch ist der Zuschuss?", id="the question again"),
        pytest.param("Sie sind förderberechtigt.", id="promise"),
        pytest.param("Ja.", id="yes"),
    ],
)
def test_any_other_sentence_is_not_said(small: Ask, bad: str) -> None:
    asked = small(Says([bad]), question=QUESTION)
    assert len(asked.answer.claims) == 1
    assert (asked.answer.status, asked.answer.model) == (AnswerStatus.ANSWERED, "extractive")
    assert asked.state.generation is not None
    assert Outcome.SAID not in [one.outcome for one in asked.state.generation.sentences]


def test_an_english_sentence_is_said_of_a_german_quote(small: Ask) -> None:
    asked = small(Says(["The grant is at most 7.500 Euro a year."]), question=ENGLISH)
    assert asked.told[-1].text == "In short: The grant is at most 7,500 Euro a year. [1]"


def test_a_wrong_number_in_english_is_not_said(small: Ask) -> None:
    assert len(small(Says(["The grant is at most 9,500 euros a year."]), question=ENGLISH).told) == 1


def test_what_an_english_sentence_has_of_the_question_alone_is_not_said(small: Ask) -> None:
    question = "How much is the grant for Messestände and driving licences?"
    asked = small(Says(["The grant for driving licences is at most 7,500 euros a year."]), question=question)
    assert len(asked.told) == 1
    assert asked.state.generation is not None
    (judged,) = asked.state.generation.sentences
    assert judged.judgement.reasons == ("of the question alone: driving, licences",)


def test_a_short_answer_is_not_said_again(small: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.steps.in_short.SHORT", 100)
    assert small(Says([SHORTENED])).server.bodies == []


def test_the_model_is_not_asked_where_the_question_has_parts_or_no_quote_clearly_answers(
    small: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert small(Says([SHORTENED]), question=TWO).server.bodies == []
    monkeypatch.setattr("assistant.steps.in_short.LIKELY", 1.01)
    assert small(Says([SHORTENED])).server.bodies == []


@pytest.mark.parametrize(
    ("sentence", "announces"),
    [
        ("Den Schein kann nutzen, wer alle folgenden Voraussetzungen erfüllt: Er gehört zum Handwerk.", True),
        ("Nötig ist folgendes: ein Antrag.", True),
        ("Geringe Bedeutung: Die Kommission greift folgende Absprachen nicht auf.", False),
        ("Der Antrag gilt für das folgende Jahr. Er hat zwei Teile: Plan und Rechnung.", False),
    ],
)
def test_a_part_of_a_list_is_not_said_as_if_it_were_all(sentence: str, announces: bool) -> None:
    assert announces_a_list(sentence) is announces


@pytest.mark.parametrize(
    ("sentence", "shortened"),
    [
        ("Der Antrag muss vor Beginn gestellt sein.", True),
        ("Er nennt den Ort.", True),
        ("Vor Beginn gestellt sein.", False),
        ("Der Antrag muss nach Beginn gestellt sein.", False),
    ],
)
def test_shortened_is_what_begins_as_a_clause_and_only_leaves_out(sentence: str, shortened: bool) -> None:
    quote = "Frist: Der Antrag muss vor Beginn der Arbeiten gestellt sein. Er nennt Name und den Ort."
    assert only_shortened(sentence, quote) is shortened


@pytest.mark.parametrize(
    "behaviour",
    [
        pytest.param(Says(first_s=60), id="slow"),
        pytest.param(Bytes(b"data: {kaputt\n\n\xff\xfe"), id="garbage"),
        pytest.param(Fails(500), id="500"),
        pytest.param(Endless("", pause_s=0.1), id="signs of life"),
    ],
)
def test_where_the_model_fails_the_quotes_stay_with_a_notice(small: Asking, behaviour: Behaviour) -> None:
    asked = small(behaviour, question=QUESTION, chat_first_s=0.5, chat_total_s=1.0)
    assert len(asked.told) == 1
    assert text("notice_extractive", "de") in asked.answer.notices
    assert asked.answer.duration_ms < 4000


@needs_model
def test_the_real_model_adds_a_proved_sentence_or_none(fairs: Corpus, settings: Settings) -> None:
    known = {"chat_model": f"local:{NAME}", "models": FOLDER, "chat_first_s": 120.0, "chat_total_s": 180.0}
    with open_models(settings.model_copy(update=known)) as chat:
        traced = Assistant(fairs, chat).trace(ENGLISH)
    assert traced.state.generation is not None
    (call,) = traced.state.generation.calls
    assert call.broken is None and call.text
    quote, *more = traced.answer.claims
    assert GRANT in quote.text
    assert all(claim.text.startswith("In short: ") and "7,500" in claim.text for claim in more)
