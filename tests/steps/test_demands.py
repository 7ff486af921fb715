from __future__ import annotations

import pytest

from assistant.answer import AnswerStatus
from assistant.assistant import Assistant
from assistant.corpus.search.indexed import IndexedUnit
from assistant.steps.demands import asks_for_the_latest, counts_nothing, lacks_carrier, unknown_scheme
from tests.layout import Line, heading, items
from tests.steps.conftest import Fill


def units(own: Assistant, question: str) -> list[IndexedUnit]:
    """The units of the passages found for a question."""
    passages = own.searcher.find(question).passages
    return [unit for passage in passages for unit in own.searcher.units.chunk(passage.stored).units]


def counts_none(own: Assistant, question: str) -> bool:
    return counts_nothing(question, own.searcher.need(question), units(own, question))


def test_a_count_is_missed_where_no_number_stands_near_what_is_counted(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [Line("Die weiteren Partner des Bündnisses stammen aus der Wirtschaft. Beginn ist im Jahr 2027.")])
    assert counts_none(own, "Wie viele weitere Partner braucht ein Bündnis?")


def test_a_count_is_there_where_a_number_stands_near_what_is_counted(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [Line("Ein Bündnis braucht mindestens drei weitere Partner.")])
    assert not counts_none(own, "Wie viele weitere Partner braucht ein Bündnis?")


def test_a_number_far_from_what_is_counted_is_no_count(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [Line("Weitere Partner nimmt ein Bündnis auf schriftlichen Antrag jederzeit auf bis zum Jahr 2027.")])
    assert counts_none(own, "Wie viele weitere Partner braucht ein Bündnis?")


@pytest.mark.parametrize(
    "said",
    [
        "Für weitere Partner gibt es 40.000 Euro.",
        "Für weitere Partner gelten 30 Prozent.",
        "Ab Mai 2027 nimmt das Bündnis weitere Partner auf.",
    ],
)
def test_an_amount_a_share_or_a_date_counts_nothing(own: Assistant, fill: Fill, said: str) -> None:
    fill("a.pdf", [Line(said)])
    assert counts_none(own, "Wie viele weitere Partner braucht ein Bündnis?")


def test_how_many_millions_asks_for_an_amount(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [Line("Für das Bündnis gibt es 40 Mio. Euro.")])
    assert not counts_none(own, "Wie viele Millionen Euro gibt es für das Bündnis?")


def test_a_number_in_a_list_under_what_is_counted_is_a_count(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [Line("Zahl der weiteren Partner je Bündnis:"), *items("höchstens 12 in den ersten beiden Jahren.")])
    assert not counts_none(own, "Wie viele weitere Partner braucht ein Bündnis?")


def test_what_counts_nothing_misses_no_count(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [Line("Die Partner des Bündnisses stammen aus der Wirtschaft.")])
    assert not counts_none(own, "Woher stammen die Partner?")


CARRIERS = [
    ("Unter welcher Telefonnummer erreiche ich die Kammer?", "Die Kammer hat die Telefon-Nr. 0561 788 123."),
    ("What is the phone number of the Kammer?", "Die Kammer erreichen Sie unter +49 561 788123."),
    ("Wie lautet die E-Mail-Adresse der Kammer?", "Die Kammer liest Post an rat@kammer.example."),
    ("Auf welcher Webseite steht die Kammer?", "Die Kammer findet sich unter www.kammer-kassel.de."),
    ("Wie heißt der Ansprechpartner der Kammer?", "In der Kammer berät Frau Dr. Vogel."),
    ("Welche Öffnungszeiten hat die Kammer?", "Die Kammer ist von 9 bis 15 Uhr besetzt."),
]


@pytest.mark.parametrize("question", [question for question, _ in CARRIERS])
def test_a_demanded_number_address_person_or_hour_is_missed_where_none_stands(
    own: Assistant, fill: Fill, question: str
) -> None:
    fill("a.pdf", [Line("Die Kammer ist im zweiten Stock.")])
    assert lacks_carrier(question, units(own, question))


@pytest.mark.parametrize(("question", "sentence"), CARRIERS)
def test_a_demanded_number_address_person_or_hour_is_there_where_one_stands(
    own: Assistant, fill: Fill, question: str, sentence: str
) -> None:
    fill("a.pdf", [Line(sentence)])
    assert not lacks_carrier(question, units(own, question))


def test_what_carries_another_demand_is_not_enough(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [Line("Die Kammer findet sich unter www.kammer-kassel.de.")])
    question = "Unter welcher Telefonnummer erreiche ich die Kammer?"
    assert lacks_carrier(question, units(own, question))


def test_a_question_that_demands_none_of_them_lacks_none() -> None:
    assert not lacks_carrier("Wie hoch ist der Zuschuss?", [])


@pytest.mark.parametrize(
    "question",
    ["Wie hoch ist der Zuschuss aktuell?", "Wann ist der nächste Stichtag?", "What is the current rate?"],
)
def test_a_question_may_ask_for_the_latest(question: str) -> None:
    assert asks_for_the_latest(question)


@pytest.mark.parametrize("question", ["Wie hoch ist der Zuschuss?", "Wann ist der Stichtag?", "What is the rate?"])
def test_a_question_for_a_rule_does_not_ask_for_the_latest(question: str) -> None:
    assert not asks_for_the_latest(question)


@pytest.mark.parametrize("name", ["der Innovationsscheck", "INNO-KOM", "go-digital"])
def test_a_scheme_that_no_document_holds_is_unknown(own: Assistant, fill: Fill, name: str) -> None:
    fill("a.pdf", [Line("Der Zuschuss fördert Messestände.")])
    assert unknown_scheme(own.searcher.need(f"Was fördert {name}?"))


@pytest.mark.parametrize("name", ["der Innovationsscheck", "INNO-KOM", "go-digital"])
def test_a_scheme_that_a_document_holds_is_known(own: Assistant, fill: Fill, name: str) -> None:
    fill("a.pdf", [Line(f"Messestände fördert {name}.")])
    assert not unknown_scheme(own.searcher.need(f"Was fördert {name}?"))


def test_another_unknown_word_is_no_scheme(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [Line("Der Zuschuss fördert Messestände.")])
    assert not unknown_scheme(own.searcher.need("Fördert der Zuschuss auch Hallenbäder?"))


NUMBER_ASKED = "Unter welcher Telefonnummer erreicht man die Handwerkskammer in Kassel?"
PLACE = "Die Bewilligungsstelle für Messestände ist die Handwerkskammer in Kassel"
AMOUNT = "Der Zuschuss für Messestände beträgt höchstens 7.500 Euro."


def test_a_telephone_number_that_no_document_gives_is_not_covered(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [heading("Kontakt"), Line(f"{PLACE}.")], [heading("Höhe"), Line(AMOUNT)])
    assert own.ask(NUMBER_ASKED).status is AnswerStatus.NOT_COVERED


def test_a_telephone_number_that_a_document_gives_is_said(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [heading("Kontakt"), Line(f"{PLACE}, Telefon 0561 788 123.")], [heading("Höhe"), Line(AMOUNT)])
    answer = own.ask(NUMBER_ASKED)
    assert answer.status is AnswerStatus.ANSWERED
    assert "0561 788 123" in answer.text


def test_a_number_that_counts_nothing_asked_is_no_count(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [Line("Gefördert werden Messen. Der Antrag ist für dieses Vorhaben bis zum Jahr 2027 möglich.")])
    assert counts_none(own, "Wie viele Messen werden gefördert?")
