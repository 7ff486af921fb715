from __future__ import annotations

from datetime import date, timedelta

import pytest

import prompts
from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.corpus.model import Authority, Programme
from assistant.wording import day, month, within_quotes
from tests.layout import Line
from tests.steps.conftest import Fill

TEXT = [Line("Der Zuschuss für Messestände beträgt höchstens 7.500 Euro. Er wird für zwei Messen im Jahr gewährt.")]
QUESTION = "Wie hoch ist der Zuschuss für Messestände?"
TODAY = date.today()


def asked(own: Assistant, question: str = QUESTION) -> Answer:
    answer = own.ask(question)
    assert "7.500 Euro" in answer.text
    return answer


def test_an_ended_source_is_said_to_have_ended(own: Assistant, fill: Fill) -> None:
    ended = TODAY - timedelta(days=1)
    fill("a.pdf", TEXT, title="Messeförderung", as_of=TODAY, valid_until=ended)
    expected = prompts.render("notice_ended", "de", title="Messeförderung", date=day(ended, "de"))
    assert expected in asked(own).notices


def test_a_title_with_quotation_marks_is_quoted_with_single_ones(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", TEXT, title="Richtlinie „Messen“", as_of=TODAY, valid_until=TODAY - timedelta(days=1))
    assert any(notice.startswith("„Richtlinie ‚Messen‘“ galt nur bis") for notice in asked(own).notices)


@pytest.mark.parametrize("title", ["Richtlinie „Messen“ neu", "Richtlinie “Messen” neu", 'Richtlinie "Messen" neu'])
def test_each_kind_of_quotation_marks_becomes_a_single_one(title: str) -> None:
    assert within_quotes(title, "de") == "Richtlinie ‚Messen‘ neu"
    assert within_quotes(title, "en") == "Richtlinie ‘Messen’ neu"


def test_rules_that_may_go_on_are_not_said_to_have_ended(own: Assistant, fill: Fill) -> None:
    ended = TODAY - timedelta(days=1)
    fill("a.pdf", TEXT, title="Messeförderung", as_of=TODAY, valid_until=ended, may_run_until=TODAY)
    expected = prompts.render("notice_may_run", "de", title="Messeförderung", date=day(ended, "de"))
    assert asked(own).notices[0] == expected


def test_rules_that_went_on_to_their_last_day_have_ended(own: Assistant, fill: Fill) -> None:
    ended = TODAY - timedelta(days=30)
    fill("a.pdf", TEXT, title="Messeförderung", as_of=TODAY, valid_until=ended, may_run_until=TODAY - timedelta(days=1))
    assert any("galt nur" in notice for notice in asked(own).notices)


def test_an_ended_programme_is_said_to_have_ended(own: Assistant, fill: Fill) -> None:
    programme = Programme("messe", "Messeförderung", ends_on=date(2022, 9, 30))
    fill("a.pdf", TEXT, title="Merkblatt Messe", as_of=TODAY, programme=programme)
    expected = "„Merkblatt Messe“ galt nur bis 30. September 2022. Aus dieser Quelle folgt keine aktuelle"
    assert any(notice.startswith(expected) for notice in asked(own).notices)


def test_a_source_that_ends_today_still_holds(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", TEXT, as_of=TODAY, valid_until=TODAY)
    assert not any("galt nur" in notice for notice in asked(own).notices)


def test_an_old_source_is_named_with_its_date(own: Assistant, fill: Fill) -> None:
    old = date(TODAY.year - 4, 3, 15)
    fill("a.pdf", TEXT, title="Messeförderung", as_of=old)
    assert prompts.render("notice_old", "de", title="Messeförderung", date=month(old, "de")) in asked(own).notices
    assert f"März {old.year}" in " ".join(asked(own).notices)


def test_a_source_without_a_date_is_said_to_have_none(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", TEXT, title="Messeförderung")
    assert prompts.render("notice_undated", "de", title="Messeförderung") in asked(own).notices


def test_a_recent_source_needs_no_warning(own: Assistant, fill: Fill) -> None:
    fill("a.pdf", TEXT, title="Messeförderung", as_of=TODAY, authority=Authority.GUIDELINE)
    assert asked(own).notices == (prompts.text("notice_first_check", "de"),)


@pytest.mark.parametrize(
    ("authority", "weak"),
    [(Authority.LAW, False), (Authority.GUIDELINE, False), (Authority.LEAFLET, True), (Authority.PAPER, True)],
)
def test_only_laws_and_guidelines_bind_on_who_is_funded(
    own: Assistant, fill: Fill, authority: Authority, weak: bool
) -> None:
    fill("a.pdf", TEXT, as_of=TODAY, authority=authority)
    notices = asked(own).notices
    assert any("nur in Gesetz oder Richtlinie" in notice for notice in notices) is weak
    assert prompts.text("notice_first_check", "de") in notices


def test_notices_are_in_the_language_of_the_question(assistant: Assistant) -> None:
    answer = assistant.ask("When did the Konjunkturpaket Ziffer 35c end?")
    assert any("applied only until 31 December 2024" in notice for notice in answer.notices)


def test_the_ended_sample_programme_is_said_to_have_ended(assistant: Assistant) -> None:
    answer = assistant.ask("Kann unser Zulieferbetrieb noch Geld aus dem Konjunkturpaket Ziffer 35c bekommen?")
    assert any("galt nur bis 31. Dezember 2024" in notice for notice in answer.notices)


def test_the_old_sample_is_named_with_its_date(assistant: Assistant) -> None:
    answer = assistant.ask("Wer fördert die Weiterbildungsverbünde?")
    assert any("hat den Stand Oktober 2021" in notice for notice in answer.notices)
