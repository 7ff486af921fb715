"""Every way to falsify a claim, on the claims of real answers and with the real verification."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.answer import Claim
from assistant.assistant import Assistant
from assistant.pipeline import Traced
from eval.guardrails.forging import forgeries
from eval.page_texts import PageTexts
from eval.session import Session
from ingest.samples import PDFS

QUESTIONS = (
    "Wie hoch ist der Zuschuss bei go-inno?",
    "Wie groß darf ein KMU sein?",
    "Welche Fristen gelten bei RUBIN?",
    "Wie viel De-minimis darf man in drei Jahren annehmen?",
)
WAYS = {"number changed", "quote changed", "page changed", "no citation", "number added"}


@pytest.fixture(scope="module")
def pages() -> PageTexts:
    return PageTexts.of([PDFS])


@pytest.fixture(scope="module")
def asking(assistant: Assistant, pages: PageTexts) -> Session:
    return Session(assistant, pages)


@pytest.fixture(scope="module")
def claims(assistant: Assistant) -> list[tuple[Traced, Claim]]:
    traces = [assistant.trace(question) for question in QUESTIONS]
    return [(traced, claim) for traced in traces for claim in traced.answer.claims]


def forged(claims: list[tuple[Traced, Claim]], pages: PageTexts) -> Iterator[tuple[Traced, Claim, str, Claim]]:
    for traced, claim in claims:
        for way, changed in forgeries(claim, pages):
            yield traced, claim, way, changed


def test_true_claims_pass(asking: Session, claims: list[tuple[Traced, Claim]]) -> None:
    assert len(claims) > len(QUESTIONS)
    assert [claim.text for traced, claim in claims if not asking.passes(traced, claim)] == []


def test_every_way_is_found_among_a_few_answers(claims: list[tuple[Traced, Claim]], pages: PageTexts) -> None:
    assert {way for _, _, way, _ in forged(claims, pages)} == WAYS


@pytest.mark.parametrize("way", sorted(WAYS))
def test_the_verification_stops_each_way(
    way: str, asking: Session, claims: list[tuple[Traced, Claim]], pages: PageTexts
) -> None:
    given = [(traced, changed) for traced, _, used, changed in forged(claims, pages) if used == way]
    assert given
    assert [changed.text for traced, changed in given if asking.passes(traced, changed)] == []


def test_a_forgery_is_another_claim_than_the_true_one(claims: list[tuple[Traced, Claim]], pages: PageTexts) -> None:
    assert [way for _, claim, way, changed in forged(claims, pages) if changed == claim] == []


def test_a_changed_page_does_not_hold_the_quote_by_the_readers_own_eyes(
    claims: list[tuple[Traced, Claim]], pages: PageTexts
) -> None:
    for _, _, way, changed in forged(claims, pages):
        if way == "page changed":
            first = changed.citations[0]
            assert not pages.find(first.quote, first.document, first.page).either


def test_a_claim_without_number_keeps_its_words(claims: list[tuple[Traced, Claim]], pages: PageTexts) -> None:
    plain = replace(claims[0][1], text="Gefördert wird viel.")
    assert "number changed" not in dict(forgeries(plain, pages))


def test_words_that_stand_on_every_page_are_put_on_no_other(
    claims: list[tuple[Traced, Claim]], pages: PageTexts
) -> None:
    claim = next(claim for _, claim in claims if claim.citations[0].document == "go-inno.pdf")
    footer = replace(claim, citations=(replace(claim.citations[0], quote="Merkblatt go-inno"),))
    assert "page changed" not in dict(forgeries(footer, pages))
