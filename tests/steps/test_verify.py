from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import AnswerStatus, Citation, Claim, Question
from assistant.assistant import Assistant
from assistant.corpus.model import Authority
from assistant.state import Ended, State
from assistant.steps.verify import Verify, unsupported_numbers
from tests.layout import Line
from tests.steps.conftest import Fill

PAGE = (
    "Der Zuschuss beträgt bis zu 130 Prozent der Mindest-\nausgaben, höchstens 1.500 Euro je Monat, und wird vom "
    "1. Januar 2025 an für drei Jahre nach § 44 BHO gewährt."
)


def page_text(document: str, page: int) -> str:
    return PAGE if (document, page) == ("a.pdf", 1) else "Anderes"


def cited(quote: str, number: int = 1, page: int = 1) -> Citation:
    return Citation(number, "a.pdf", "Richtlinie", page, str(page), quote, Authority.GUIDELINE)


def holds(text: str, *quotes: str, page: int = 1) -> bool:
    citations = tuple(cited(quote, number, page) for number, quote in enumerate(quotes, 1))
    return Verify(page_text).holds(Claim(text, citations))


@pytest.mark.parametrize(
    "said",
    [
        "Es gibt bis zu 130 Prozent [1].",
        "Es gibt höchstens 1.500 Euro [1].",
        "Es gibt höchstens 1500 Euro [1].",
        "Ab 01.01.2025 [1].",
        "Drei Jahre lang [1].",
        "Die Dauer ist 3 Jahre [1].",
        "Nach § 44 BHO [1].",
        "Es gibt einen Zuschuss [1].",
    ],
)
def test_what_the_quote_carries_is_let_through(said: str) -> None:
    assert holds(said, PAGE)


@pytest.mark.parametrize(
    "said",
    [
        "Es gibt bis zu 30 Prozent [1].",
        "Es gibt bis zu 90 Prozent [1].",
        "Es gibt höchstens 500 Euro [1].",
        "Es gibt höchstens 15.000 Euro [1].",
        "Ab 1. Januar 2026 [1].",
        "Vier Jahre lang [1].",
        "Nach § 4 BHO [1].",
        "Nach § 23 BHO [1].",
        "Es gibt 2 Raten [1].",
    ],
)
def test_a_number_that_no_quote_holds_is_not_let_through(said: str) -> None:
    assert not holds(said, PAGE)


def test_the_mark_of_a_citation_is_no_number_of_the_claim() -> None:
    assert holds("Es gibt einen Zuschuss [1][2].", "Der Zuschuss beträgt", "je Monat")


def test_a_forged_quote_is_not_let_through() -> None:
    assert not holds("Es gibt einen Zuschuss [1].", "Der Zuschuss beträgt immer 130 Prozent")
    assert not holds("Es gibt einen Zuschuss [1][2].", "Der Zuschuss beträgt", "Alle werden gefördert")


def test_a_quote_of_another_page_is_not_let_through() -> None:
    assert not holds("Es gibt einen Zuschuss [1].", "Der Zuschuss beträgt", page=2)


def test_a_claim_without_a_citation_is_not_let_through() -> None:
    assert not holds("Es gibt einen Zuschuss.")
    assert not holds("Es gibt einen Zuschuss [1].", "")
    assert not holds("Es gibt einen Zuschuss [1].", " - ")


def test_a_bad_claim_is_dropped_and_the_good_one_kept() -> None:
    good = Claim("Es gibt höchstens 1.500 Euro [1].", (cited("höchstens 1.500 Euro"),))
    bad = Claim("Es gibt 2.000 Euro [2].", (cited("höchstens 1.500 Euro", 2),))
    state = State(Question("Wie viel?"), "de", date.today(), claims=(bad, good))
    assert Verify(page_text)(state).claims == (good,)


def test_without_a_claim_left_the_answer_is_not_covered() -> None:
    bad = Claim("Es gibt 2.000 Euro [1].", (cited("höchstens 1.500 Euro"),))
    with pytest.raises(Ended) as ended:
        Verify(page_text)(State(Question("Wie viel?"), "de", date.today(), claims=(bad,)))
    assert ended.value.status is AnswerStatus.NOT_COVERED


def test_a_digit_changed_within_a_name_is_found() -> None:
    quote = "H2Rivers und Clusters4Future sind dabei."
    citation = Citation(1, "a.pdf", "Überblick", 1, "1", quote, Authority.LEAFLET)
    assert unsupported_numbers(Claim(f"„{quote}“ [1]", (citation,))) == []
    assert unsupported_numbers(Claim("„H3Rivers und Clusters4Future sind dabei.“ [1]", (citation,))) == ["H3Rivers"]


def test_a_numbered_reference_is_no_name() -> None:
    quote = "Unternehmen gemäß A3.1.1 Buchstabe c können CO2 einsparen."
    citation = Citation(1, "a.pdf", "Überblick", 1, "1", quote, Authority.GUIDELINE)
    assert unsupported_numbers(Claim(f"„{quote}“ [1]", (citation,))) == []


def test_a_quote_is_looked_for_in_the_present_version_of_its_document(own: Assistant, fill: Fill) -> None:
    def stands(quote: str) -> bool:
        return own.verify.holds(Claim(f"{quote} [1]", (replace(cited(quote), document="probe.pdf"),)))

    fill("probe.pdf", [Line("Anträge nimmt die Bank entgegen.")])
    assert stands("Anträge nimmt die Bank entgegen.")
    fill("probe.pdf", [Line("Anträge nimmt das Ministerium entgegen.")])
    assert stands("Anträge nimmt das Ministerium entgegen.")
    assert not stands("Anträge nimmt die Bank entgegen.")
