from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from assistant.answer import AnswerStatus
from assistant.assistant import Assistant
from assistant.steps.intent import Topic
from assistant.talk.memory import Memory
from bots.shared.offers import Offers
from tests.talk.conftest import memory

__all__ = ["memory"]


@pytest.fixture(scope="module")
def offers(assistant: Assistant) -> Iterator[Offers]:
    made = Offers(assistant)
    assert made.examples("de") == ()
    asyncio.run(made.prepare())
    yield made


def test_every_example_is_answered_from_the_documents(assistant: Assistant, offers: Offers) -> None:
    for language in ("de", "en"):
        for example in offers.examples(language):
            answer = assistant.ask(example.question)
            assert answer.status in (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL), example
            assert answer.citations


def test_each_topic_has_two_or_three_short_ones_in_both_languages(offers: Offers) -> None:
    for language in ("de", "en"):
        examples = offers.examples(language)
        assert set(Counter(one.topic for one in examples).values()) <= {2, 3}
        assert {one.topic for one in examples} == set(Topic)
        assert len({one.question for one in examples}) == len(examples)
        assert max(len(one.question) for one in examples) < 110
    assert not {one.question for one in offers.examples("de")} & {one.question for one in offers.examples("en")}


def test_preparing_leaves_no_trace_and_is_not_done_twice(assistant: Assistant, memory: Memory) -> None:
    remembering = Assistant(assistant.corpus, memory=memory)
    offers = Offers(remembering)
    asyncio.run(offers.prepare())
    assert offers.examples("de")
    assert memory.traces.purge() == 0
    from sqlalchemy import func, select

    from assistant.talk.tables import traces

    with memory.traces._engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(traces)).scalar_one() == 0


def test_the_next_start_has_them_at_once(assistant: Assistant, offers: Offers, monkeypatch: pytest.MonkeyPatch) -> None:
    again = Offers(assistant)
    monkeypatch.setattr(again, "_found", lambda: pytest.fail("searched again"))
    asyncio.run(again.prepare())
    assert again.examples("de") == offers.examples("de")


def test_a_damaged_file_of_examples_is_made_anew(assistant: Assistant, offers: Offers) -> None:
    (assistant.corpus.folder / "cache" / "examples.json").write_text("{")
    again = Offers(assistant)
    asyncio.run(again.prepare())
    assert again.examples("en") == offers.examples("en")


def test_programmes_are_told_with_their_newest_source_ended_ones_last(offers: Offers) -> None:
    known = offers.programmes()
    assert [one.ended for one in known] == sorted(one.ended for one in known)
    assert known[-1].key == "konjunkturpaket-35c" and known[-1].ended
    rubin = next(one for one in known if one.key == "rubin")
    assert (rubin.newest, rubin.documents, rubin.region) == (date(2025, 7, 1), ("rubin.pdf",), "Bund")
