"""Long and slow answers, as they appear in the chat."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from datetime import date

import pytest

from assistant.answer import Answer, AnswerStatus, Citation, Claim, Question
from assistant.corpus.model import Authority
from assistant.events import Answered, Claimed, Event
from tests.telegram.server.people import Person
from tests.telegram.server.text import TEXT, units
from tests.telegram.whole.living import THUMB, Living, answered

pytestmark = pytest.mark.anyio

CITATION = Citation(1, "a_b*.pdf", "Merkblatt <A> & [B]", 2, "2", "Zitat", Authority.LEAFLET, date(2025, 7, 25))
SIGNS = "Kosten <b>über</b> 5 & *unter* 9 _Mio._ [Euro](x) `sind` ~förderfähig~ 👩‍🔬🏭 {so} \\ #wie #es! [1]"


class Author:
    """Says sentence after sentence, each when the test lets it; then everything is the answer."""

    def __init__(self, *sentences: str) -> None:
        self.sentences = sentences
        self.ended_early = False
        self._go = asyncio.Semaphore(0)

    def go(self, sentences: int) -> None:
        for _ in range(sentences):
            self._go.release()

    async def events(self, _: Question) -> AsyncGenerator[Event, None]:
        claims = tuple(Claim(sentence, (CITATION,)) for sentence in self.sentences)
        try:
            for claim in claims:
                await self._go.acquire()
                yield Claimed(claim)
            await self._go.acquire()
        except GeneratorExit:
            self.ended_early = True
            raise
        text = "\n\n".join(self.sentences)
        yield Answered(Answer("0123456789abcdef", AnswerStatus.ANSWERED, "de", text, claims))


Authoring = Callable[..., Author]


@pytest.fixture
def author(bot: Living, monkeypatch: pytest.MonkeyPatch) -> Iterator[Authoring]:
    """Puts an author at the desk, who comes to an end at the latest with the test."""
    writers = list[Author]()

    def put(*sentences: str, of: str = "") -> Author:
        found, usual = Author(*sentences), bot.face.desk.events
        monkeypatch.setattr(
            bot.face.desk, "events", lambda question: (found.events if of in question.text else usual)(question)
        )
        writers.append(found)
        return found

    yield put
    for writer in writers:
        writer.go(len(writer.sentences) + 1)


async def test_a_long_answer_comes_whole_in_messages_that_telegram_takes(ada: Person, author: Authoring) -> None:
    paragraphs = [f"{number}. " + " ".join([SIGNS] * 12) for number in range(10)]
    author(*paragraphs).go(11)
    await ada.says("Erzähl mir alles")
    last = (await answered(ada.chat))[0]
    shown = ada.chat.answers
    assert len(shown) >= 3 and all(units(message.text) <= TEXT for message in shown)
    assert "".join("".join(ada.chat.texts).split()).startswith("".join("".join(paragraphs).split()))
    assert [message.labels for message in shown[:-1]] == [[]] * (len(shown) - 1) and THUMB in last.labels
    assert last.styled("expandable_blockquote") == [
        "Quellen\n[1] Merkblatt <A> & [B], S. 2 (Stand 25. Juli 2025, Merkblatt)"
    ]


async def test_sentences_appear_as_they_are_verified_and_the_whole_takes_their_place(
    ada: Person, author: Authoring
) -> None:
    writer = author("Erster Satz. [1]", "Zweiter Satz. [1]")
    await ada.says("Was gilt?")
    writer.go(1)
    first = await ada.chat.said("Erster Satz. [1] …")
    assert first.labels == []
    writer.go(1)
    await ada.chat.said("Zweiter Satz. [1] …")
    writer.go(1)
    await answered(ada.chat)
    assert ada.chat.answers == [first] and "…" not in first.text and first.edits == 2


async def test_a_slow_answer_shows_typing_and_delays_nobody_else(bot: Living, ada: Person, author: Authoring) -> None:
    writer = author("Ein Satz. [1]", of="langsam")
    await ada.says("Bitte langsam")
    bob = bot.server.person("Bob")
    await bob.says("Wie hoch ist die Förderung bei go-Inno?")
    await answered(bob.chat)
    assert ada.chat.answers == [] and set(ada.chat.actions) == {"typing"}
    writer.go(2)
    await answered(ada.chat)


async def test_an_answer_whose_beginning_was_deleted_comes_whole(ada: Person, author: Authoring) -> None:
    writer = author("Erster Satz. [1]", "Zweiter Satz. [1]")
    await ada.says("Was gilt?")
    writer.go(1)
    ada.deletes(await ada.chat.said("Erster Satz."))
    writer.go(2)
    await answered(ada.chat)
    assert len(ada.chat.answers) == 1 and "Erster Satz." in ada.chat.texts[0]


async def test_entities_that_telegram_refuses_leave_the_plain_text(bot: Living, ada: Person, author: Authoring) -> None:
    author("Erster Satz. [1]").go(2)
    refusal = "Bad Request: can't parse entities: of a kind that is new"
    fault = bot.server.state.faults.error(400, "sendMessage", description=refusal)
    await ada.says("Was gilt?")
    answer = (await answered(ada.chat))[0]
    assert fault.happened == 1 and answer.entities == [] and "Quellen" in answer.text


async def test_who_blocks_the_bot_in_the_middle_ends_its_work(bot: Living, ada: Person, author: Authoring) -> None:
    writer = author("Erster Satz. [1]", "Zweiter Satz. [1]", "Dritter Satz. [1]")
    await ada.says("Was gilt?")
    writer.go(1)
    await ada.chat.said("Erster Satz.")
    await ada.blocks()
    writer.go(1)
    while not bot.server.state.refusals("blocked"):
        await asyncio.sleep(0.01)
    writer.go(1)
    await bot.rest()
    assert writer.ended_early


async def test_a_failing_edit_in_between_leaves_the_whole_to_come(bot: Living, ada: Person, author: Authoring) -> None:
    writer = author("Erster Satz. [1]", "Zweiter Satz. [1]")
    await ada.says("Was gilt?")
    writer.go(1)
    await ada.chat.said("Erster Satz.")
    bot.server.state.faults.error(500, "editMessageText", times=2)
    writer.go(2)
    await answered(ada.chat)
    assert len(ada.chat.answers) == 1 and "…" not in ada.chat.texts[0]
