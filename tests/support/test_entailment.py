"""Whether a statement follows from a passage."""

from itertools import pairwise

import pytest

from assistant.support.entailment import Entailment, windows

GRANT = "Der Zuschuss beträgt bis zu 50 Prozent der förderfähigen Ausgaben."
DEADLINE = "Der Antrag ist spätestens am 31. März einzureichen."
STAFF = "Antragsberechtigt sind Unternehmen mit weniger als 100 Beschäftigten."


@pytest.fixture(scope="module")
def entails() -> Entailment:
    return Entailment()


@pytest.mark.parametrize(
    ("says", "does_not"),
    [
        ("Der Antrag muss bis zum 31. März da sein.", "Der Antrag kann auch nach dem 31. März noch kommen."),
        ("Nur wer weniger als 100 Leute hat, kann sich bewerben.", "Auch größere Betriebe können sich bewerben."),
        ("Bis zur Hälfte der Ausgaben wird bezahlt.", "Alle Ausgaben werden bezahlt."),
        ("You have to apply by 31 March.", "You may apply at any time of the year."),
    ],
)
def test_what_a_passage_says_has_higher_odds_than_its_opposite(entails: Entailment, says: str, does_not: str) -> None:
    passage = f"{GRANT} {DEADLINE} {STAFF}"
    assert entails(says, passage) > entails(does_not, passage)


def test_a_pair_has_the_same_odds_in_any_company(entails: Entailment) -> None:
    pair = ("Die Frist endet im März.", DEADLINE)
    among = entails.of([("Wer darf sich bewerben?", GRANT * 3), pair, ("Kleine Betriebe dürfen.", STAFF)])
    assert among[1] == pytest.approx(Entailment()(*pair), abs=0.1)


def test_a_long_passage_is_read_in_stretches_and_the_best_counts(entails: Entailment) -> None:
    filling = " ".join(f"Absatz {number} regelt, wie die Akten im Archiv geordnet werden." for number in range(40))
    statement = "Der Antrag muss bis zum 31. März da sein."
    assert entails(statement, f"{filling} {DEADLINE}") > entails(statement, filling)


def test_a_stretch_begins_with_the_last_sentence_of_the_one_before() -> None:
    sentences = [f"{word * 60} endet." for word in ("Eins ", "Zwei ", "Drei ", "Vier ")]
    assert windows(" ".join(sentences)) == [f"{one} {two}" for one, two in pairwise(sentences)]
    assert windows(GRANT) == [GRANT]


def test_a_very_long_sentence_is_cut_and_no_pair_is_no_error(entails: Entailment) -> None:
    assert isinstance(entails("Der Zuschuss beträgt die Hälfte.", GRANT * 200), float)
    assert entails.of([]) == []
