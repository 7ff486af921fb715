import re

import pytest

from eval.proposing import facts_of, support_of

PAGES = {
    1: "Merkblatt\nDer Zuschuss beträgt höchstens 50 Prozent der Ausgaben.\nDas Netzwerk braucht sechs Betriebe.",
    2: "Anträge sind bis zum 28. November 2026 zu stellen (§ 44 BHO).\nHöchstens 1.100.000 Euro gibt es je Vorhaben.",
}


def found_by(pattern: str) -> list[int]:
    return [page for page, text in PAGES.items() if re.search(pattern, text, re.IGNORECASE)]


@pytest.mark.parametrize(
    ("answer", "said", "page"),
    [
        ("Bis zu 50 %.", "50 %", 1),
        ("Sechs Betriebe.", "Sechs", 1),
        ("Mindestens 6.", "6", 1),
        ("Am 28.11.2026.", "28.11.2026", 2),
        ("1,1 Mio. €", "1,1 Mio. €", 2),
        ("Rund 1,1 Millionen", "1,1 Millionen", 2),
        ("Nach § 44.", "§ 44", 2),
    ],
)
def test_a_fact_of_the_answer_is_found_as_the_page_writes_it(answer: str, said: str, page: int) -> None:
    facts = facts_of(answer, "Wie viel?", PAGES)
    assert list(facts) == [said]
    assert found_by(facts[said]) == [page]
    assert re.search(facts[said], answer)


@pytest.mark.parametrize("text", ["150 Prozent", "7,50 Prozent", "50 Prozentpunkte"])
def test_a_fact_is_not_found_inside_a_longer_one(text: str) -> None:
    assert not re.search(facts_of("50 Prozent", "Wie viel?", PAGES)["50 Prozent"], text)


def test_a_count_is_not_found_inside_an_amount() -> None:
    pattern = facts_of("Höchstens 249.", "Wie viele?", {})["249"]
    assert re.search(pattern, "bis 249, nicht mehr.")
    assert not re.search(pattern, "249.000 Euro")


def test_what_the_question_says_is_no_fact_of_the_answer() -> None:
    assert list(facts_of("Mit 120 Leuten nicht, nur bis 99.", "Wir sind 120 Leute. Geht das?", {})) == ["99"]


def test_signs_that_mean_something_in_expressions_are_escaped() -> None:
    (pattern,) = facts_of("1,1 Mio. €", "Wie viel?", {}).values()
    assert not re.search(pattern, "1,1 Mioo €")


def test_the_support_finds_the_sentence_that_says_it() -> None:
    facts = facts_of("Bis zu 50 %.", "Wie viel?", PAGES)
    (pattern,) = support_of("Wie hoch ist der Zuschuss? Bis zu 50 %.", tuple(facts.values()), (1,), PAGES)
    assert len(pattern) <= 40
    assert found_by(pattern) == [1]
    assert "50 Prozent" in pattern


def test_every_page_and_every_fact_has_its_support() -> None:
    facts = ("50 Prozent", "28\\. November 2026", "1\\.100\\.000 Euro")
    support = support_of("Wie viel, und bis wann?", facts, (1, 2), PAGES)
    plain = [pattern.replace("\\", "") for pattern in support]
    assert [any(re.search(fact, pattern) for pattern in plain) for fact in facts] == [True, True, True]
    assert {page for pattern in support for page in found_by(pattern)} == {1, 2}


def test_words_that_stand_everywhere_are_no_support() -> None:
    often = dict.fromkeys((1, 2, 3), "Antrag stellen. " * 3)
    assert support_of("Antrag stellen", ("Antrag",), (1,), often) == ()
