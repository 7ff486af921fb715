from __future__ import annotations

import pytest

from assistant.company import CompanyFacts, SizeClass
from assistant.talk.company_said import only_tells, said_in

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("facts", "size"),
    [
        (CompanyFacts(9, 2 * MILLION), SizeClass.MICRO),
        (CompanyFacts(10, 2 * MILLION), SizeClass.SMALL),
        (CompanyFacts(49, 10 * MILLION), SizeClass.SMALL),
        (CompanyFacts(50, 10 * MILLION), SizeClass.MEDIUM),
        (CompanyFacts(249, 50 * MILLION), SizeClass.MEDIUM),
        (CompanyFacts(180, 62 * MILLION, 40 * MILLION), SizeClass.MEDIUM),
        (CompanyFacts(180, 62 * MILLION, 43 * MILLION + 1), SizeClass.LARGE),
        (CompanyFacts(250), SizeClass.LARGE),
        (CompanyFacts(250, MILLION, MILLION), SizeClass.LARGE),
        (CompanyFacts(9, 3 * MILLION, 3 * MILLION), SizeClass.SMALL),
        (CompanyFacts(9, 3 * MILLION), None),
        (CompanyFacts(249), None),
        (CompanyFacts(turnover=MILLION), None),
    ],
)
def test_the_size_class_follows_the_recommendation_where_enough_is_known(
    facts: CompanyFacts, size: SizeClass | None
) -> None:
    assert facts.size_class is size


@pytest.mark.parametrize(
    ("message", "facts"),
    [
        (
            "Wir sind ein Metallbetrieb mit 80 Leuten in Niedersachsen und 12 Mio. Umsatz",
            CompanyFacts(80, 12 * MILLION, land="Niedersachsen", branch="Metallbetrieb"),
        ),
        ("I run a bakery with 15 employees", CompanyFacts(15, branch="bakery")),
        ("Wir haben 130 Mitarbeiter in Stuttgart", CompanyFacts(130, land="Baden-Württemberg")),
        ("Wir sind eine Schreinerei bei Braunschweig", CompanyFacts(land="Niedersachsen", branch="Schreinerei")),
        ("Wir sitzen bei Bremen", CompanyFacts()),
        (
            "Sind wir mit 180 Leuten, 62 Mio. Umsatz und 40 Mio. Bilanzsumme noch KMU?",
            CompanyFacts(180, 62 * MILLION, 40 * MILLION),
        ),
        ("Wir wollen eine neue Lackieranlage bauen.", CompanyFacts(project="eine neue Lackieranlage bauen")),
    ],
)
def test_what_a_company_says_of_itself_is_understood(message: str, facts: CompanyFacts) -> None:
    assert said_in(message) == facts


@pytest.mark.parametrize(
    "message",
    [
        "Ein Betrieb mit 80 Leuten in Hessen",
        "Unser Nachbar hat 20 Mitarbeiter",
        "Wenn wir 300 Leute hätten, wären wir dann KMU?",
        "Wir haben einen Kunden in Bayern",
        "Müssen wir 20 Personen benennen?",
        "Gibt es für uns in Bayern Förderung?",
        "Wir sind unter 50 Mitarbeiter",
        "Ab wie vielen Leuten am Computer brauchen wir einen Datenschutzbeauftragten?",
        "Wie viele Beschäftigte hat ein KMU?",
    ],
)
def test_what_is_supposed_or_said_of_others_is_no_fact(message: str) -> None:
    assert said_in(message) == CompanyFacts()


def test_facts_are_shown_in_words_with_the_size_class() -> None:
    facts = CompanyFacts(80, 12_500_000, land="Hessen", branch="Gießerei")
    assert facts.words("de") == (
        "Branche: Gießerei",
        "80 Beschäftigte",
        "12,5 Mio. Euro Umsatz",
        "Land: Hessen",
        "nach diesen Zahlen mittleres Unternehmen",
    )
    assert "turnover of 12.5 million euros" in facts.words("en")


def test_a_message_that_asks_something_is_told_from_one_that_only_tells() -> None:
    assert only_tells("Wir sind eine Bäckerei mit 12 Leuten.")
    assert not only_tells("Wir sind 12 Leute und suchen Förderung")
    assert not only_tells("Wir sind 12 Leute, sind wir ein KMU")
