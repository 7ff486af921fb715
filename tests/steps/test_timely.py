from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import AnswerStatus
from assistant.assistant import Assistant
from assistant.steps.intent import Intent
from assistant.steps.timely import knows_only_the_past
from tests.layout import Line
from tests.steps.conftest import Fill
from tests.steps.test_evidence import weighed

TODAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    "question",
    [
        "Wann ist dieses Jahr Annahmeschluss?",
        "Bis wann muss die Skizze in diesem Jahr da sein?",
        "Ist der Stichtag nächstes Jahr im Mai?",
        "When is the deadline this year?",
        "Wann ist der nächste Stichtag?",
        "Wann startet die nächste Antragsrunde?",
        "When does the next call for outlines open?",
    ],
)
def test_a_date_of_years_ago_says_nothing_of_this_year(question: str) -> None:
    assert knows_only_the_past(question, "Die Skizzen mussten bis zum 1. Februar 2021 da sein.", TODAY)


@pytest.mark.parametrize(
    "said",
    [
        "Die Skizzen müssen bis zum 1. Februar 2026 da sein.",
        "Begonnen wurde 2021, die nächste Runde endet am 15. Mai 2027.",
        "Nach der Richtlinie von 2021 sind Skizzen jeweils bis zum 15. April einzureichen.",
        "Skizzen werden jederzeit angenommen.",
    ],
)
def test_a_date_that_is_to_come_or_comes_each_year_is_none_of_the_past(said: str) -> None:
    assert not knows_only_the_past("Wann ist dieses Jahr Annahmeschluss?", said, TODAY)


@pytest.mark.parametrize(
    "question",
    [
        "Wann war Annahmeschluss?",
        "Wann kommt nach der Skizze der nächste Schritt?",
        "Dieses Jahr sind wir 262 Leute. Sind wir ein KMU?",
        "Eine Halle mieten wir erst nächstes Jahr. Ab wann müssen wir in Deutschland sein?",
    ],
)
def test_a_question_that_is_not_after_a_date_to_come_is_answered_from_the_past(question: str) -> None:
    assert not knows_only_the_past(question, "Die Skizzen mussten bis zum 1. Februar 2021 da sein.", TODAY)


def test_a_deadline_of_this_year_is_not_covered_where_the_best_sentence_is_of_years_ago(
    own: Assistant, fill: Fill
) -> None:
    fill("a.pdf", [Line("Annahmeschluss für Skizzen zum Messezuschuss war der 1. Februar 2021.")])
    assert weighed(own, "Wann ist heuer Annahmeschluss für Skizzen?", Intent.FUNDING) is AnswerStatus.NOT_COVERED
    assert weighed(own, "Wann war Annahmeschluss für Skizzen?", Intent.FUNDING) is not AnswerStatus.NOT_COVERED
