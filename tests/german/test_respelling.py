"""Questions with their misspelt words put right."""

from __future__ import annotations

import pytest

from assistant.german import analyse
from assistant.german.respelling import respelled

VOCABULARY = {
    term.text
    for term in analyse(
        "Mitglieder, Jahresabschluss, Datenschutz, Partner, Zuschuss, Stelle, Stall, Rahmen, Namen, Jury"
    )
}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("wiviele mitglider hat der cluster", "wie viele Mitglieder hat der cluster"),
        ("Brauche ich einen Jahresabschlus?", "Brauche ich einen Jahresabschluss?"),
        ("wegen datenschuz, bitte", "wegen Datenschutz, bitte"),
        ("foerderung der Patner", "förderung der Partner"),
        ("wan tagt die juri", "wann tagt die Jury"),
        ("die jora", "die jora"),
    ],
)
def test_misspelt_words_are_put_right_and_the_rest_stays(written: str, meant: str) -> None:
    assert respelled(written, VOCABULARY) == meant


@pytest.mark.parametrize(
    "question",
    [
        "Wie hoch ist der Zuschuss für 12 Partner (KMU) nach § 3?",
        "Was macht Wurzlinger in Hintertupfing?",
        "Wo bekomme ich MITGLIDER?",
        "Was kostet die Bestelung?",
    ],
    ids=["no mistake", "names", "capitals", "nothing of the kind in the documents"],
)
def test_a_word_that_the_documents_do_not_explain_is_kept(question: str) -> None:
    assert respelled(question, VOCABULARY) == question


def test_a_word_that_may_have_been_either_of_two_is_kept() -> None:
    one, two = ({term.text for term in analyse(words)} for words in ("Förderung", "Förderung und Forderung"))
    assert respelled("die Ferderung", one) == "die Förderung"
    assert respelled("die Ferderung", two) == "die Ferderung"
