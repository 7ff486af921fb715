from __future__ import annotations

import math
from dataclasses import replace

import pytest

from assistant.assistant import Assistant
from assistant.steps.choose import Choice, choose
from assistant.steps.pick import pick
from tests.layout import Line, heading, items
from tests.steps.conftest import Fill

QUESTION = "Wie hoch ist der Zuschuss für Messestände?"
BEST = "Der Zuschuss für Messestände beträgt höchstens 7.500 Euro."
NEAR = "Anträge nimmt die Handwerkskammer in Kassel entgegen."
FAR_OFF = "Für Lastenräder zahlt das Land zwei Drittel der Kosten."
MORE = "Gründer erhalten ein Darlehen mit festem Zins."


def weighed(own: Assistant, shares: dict[str, float]) -> Choice:
    """The units found for the question, each with this share of the best one's likelihood, others with hardly any."""
    found = own.searcher.find(QUESTION, 8)
    choice = choose(found.need, found.passages, own.searcher.units)
    held = {unit.unit.unit.text for units in choice.units for unit in units}
    assert held >= set(shares), f"not found: {set(shares) - held}"
    return Choice(
        choice.chunks,
        tuple(
            tuple(replace(one, score=math.log(shares.get(one.unit.unit.text, 1e-6))) for one in units)
            for units in choice.units
        ),
    )


def said(choice: Choice) -> list[str]:
    return [one.unit.unit.text for group in pick(choice, frozenset()) for one in group]


@pytest.fixture
def pages(fill: Fill) -> None:
    """The best sentence and a near one under one heading, another on another page, one more in another document."""
    fill("a.pdf", [heading("Messen"), Line(BEST), Line(NEAR)], [heading("Räder"), Line(FAR_OFF)])
    fill("b.pdf", [heading("Gründung"), Line(MORE)], title="Merkblatt Gründung")


@pytest.mark.usefixtures("pages")
@pytest.mark.parametrize("far", [FAR_OFF, MORE])
def test_a_far_sentence_must_be_nearly_half_as_likely_as_the_best(own: Assistant, far: str) -> None:
    assert far not in said(weighed(own, {BEST: 1, far: 0.4}))
    assert far in said(weighed(own, {BEST: 1, far: 0.5}))


@pytest.mark.usefixtures("pages")
def test_sentences_of_one_page_bear_each_other_out(own: Assistant) -> None:
    assert said(weighed(own, {FAR_OFF: 1, BEST: 0.9, NEAR: 0.8}))[0] == BEST
    assert said(weighed(own, {FAR_OFF: 1, BEST: 0.9}))[0] == FAR_OFF


@pytest.mark.usefixtures("pages")
def test_a_sentence_of_the_best_ones_passage_needs_less(own: Assistant) -> None:
    assert said(weighed(own, {BEST: 1, NEAR: 0.15})) == [BEST, NEAR]
    assert said(weighed(own, {BEST: 1, NEAR: 0.04, MORE: 0.6})) == [BEST, MORE]


def test_a_sentence_under_another_heading_of_the_same_page_is_near(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [heading("Messen"), Line(BEST), heading("Räder"), Line(FAR_OFF)])
    assert FAR_OFF in said(weighed(own, {BEST: 1, FAR_OFF: 0.2}))


def test_the_same_page_of_another_document_is_far(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [Line(BEST)])
    fill("b.pdf", [Line(MORE)], title="Merkblatt Gründung")
    assert MORE not in said(weighed(own, {BEST: 1, MORE: 0.2}))


@pytest.mark.usefixtures("pages")
def test_what_was_said_before_does_not_count_among_what_may_be_said(own: Assistant) -> None:
    choice = weighed(own, {BEST: 1, NEAR: 0.9, FAR_OFF: 0.8})
    first = choice.best[0]
    place = (choice.chunks[first.chunk].stored.document.id, first.unit.unit.parts[0].start)
    groups = pick(choice, frozenset(), most=2, before={place: 1.0})
    assert [one.unit.unit.text for group in groups for one in group] == [NEAR, FAR_OFF]


@pytest.mark.usefixtures("pages")
def test_a_later_part_says_only_what_answers_it_better_than_the_part_before(own: Assistant) -> None:
    choice = weighed(own, {BEST: 1, NEAR: 0.5, FAR_OFF: 0.7})
    near = next(one for one in choice.best if one.unit.unit.text == NEAR)
    place = (choice.chunks[near.chunk].stored.document.id, near.unit.unit.parts[0].start)
    assert [[one.unit.unit.text for one in group] for group in pick(choice, frozenset(), before={place: 0.3})] == [
        [BEST],
        [FAR_OFF],
    ]


LEAD, ITEM = "Zuschüsse gibt es für folgende Ausgaben", "Messestände im Ausland samt Aufbau und Abbau"


def test_a_sentence_said_as_a_lead_in_is_not_said_again(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [Line(LEAD), *items(ITEM)])
    groups = pick(weighed(own, {ITEM: 1, LEAD: 0.8}), frozenset())
    assert [[one.unit.unit.text for one in group] for group in groups] == [[ITEM]]
    assert [part.text for part in groups[0][0].unit.unit.lead] == [LEAD]


def test_a_sentence_that_leads_in_nothing_said_is_said(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", [Line(LEAD), *items(ITEM)], [Line(BEST, chunk=True)])
    assert LEAD in said(weighed(own, {BEST: 1, LEAD: 0.8}))
