from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.corpus.search.asked import Asked, asked_of, can_give
from assistant.corpus.search.need import relative_idf
from assistant.corpus.search.topics import asked_topics, topics, treated_topics


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Wie hoch ist der Zuschuss?", Asked.AMOUNT),
        ("How much is the grant?", Asked.AMOUNT),
        ("Wie lange läuft das Programm?", Asked.DURATION),
        ("Wann endet die Frist?", Asked.DATE),
        ("Wie viele Partner braucht ein Bündnis?", Asked.COUNT),
        ("Wer ist zuständig?", Asked.ACTOR),
        ("Darf ich vor dem Antrag bestellen?", Asked.PERMISSION),
        ("Was ist ein Cluster?", Asked.DEFINITION),
        ("Warum gibt es das Programm?", Asked.REASON),
        ("Welche Unterlagen sind nötig?", Asked.LIST),
    ],
)
def test_a_question_tells_what_kind_of_answer_it_asks_for(question: str, kind: Asked) -> None:
    assert kind in asked_of(question)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Der Zuschuss beträgt höchstens 7.500 Euro.", Asked.AMOUNT),
        ("Gefördert werden 40 Prozent.", Asked.PERCENT),
        ("Die Laufzeit beträgt drei Jahre.", Asked.DURATION),
        ("Anträge sind bis 30. Juni 2027 möglich.", Asked.DATE),
        ("Zuständig ist der Projektträger Jülich.", Asked.ACTOR),
    ],
)
def test_a_sentence_tells_what_kind_of_answer_it_gives(sentence: str, kind: Asked) -> None:
    assert can_give(sentence, kind)
    assert not can_give("Das Vorhaben ist neu.", kind)


def test_every_topics_question_asks_for_the_topic_and_names_the_programme() -> None:
    for topic in topics():
        for question in topic.questions.values():
            assert question.format(name="X").count("X") == 1
        assert topic.key in asked_topics(topic.questions["de"].format(name="X"))


def test_a_heading_announces_its_topic() -> None:
    assert "who" in treated_topics(["Wer ist antragsberechtigt?"])
    assert treated_topics(["Quellen"]) == frozenset()


def test_words_of_the_question_are_known_or_not(assistant: Assistant) -> None:
    need = assistant.searcher.need("Fördert RUBIN auch Raumschiffe?")
    known = {needed.term.surface.casefold(): needed.known for needed in need.terms}
    assert known["rubin"]
    assert not any(known.get(name, False) for name in ("raumschiffe", "raumschiff"))


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    weights = [relative_idf(found, 1000) for found in (1, 10, 100, 1000)]
    assert weights == sorted(weights, reverse=True)
    assert 0 <= weights[-1] < weights[0] <= 1


def test_a_misspelt_question_is_read_as_it_was_meant(assistant: Assistant) -> None:
    assert assistant.searcher.need("Wer kontroliert den Datenschuz?").question == "Wer kontrolliert den Datenschutz?"


def test_an_english_question_is_not_spelt_as_german(assistant: Assistant) -> None:
    question = "What does the antitrust authority check in a network?"
    assert assistant.searcher.need(question).question == question
