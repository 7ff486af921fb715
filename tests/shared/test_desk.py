"""Many who ask at once, with the real assistant; a door holds it where a test has to look in between."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import aclosing
from threading import Event as Flag

import pytest

from assistant.answer import Question
from assistant.assistant import Assistant
from assistant.events import Answered, Claimed, Event, Status
from assistant.settings import Settings
from bots.shared.desk import AlreadyAsking, Busy, Desk

QUESTION = "Wie lange dauert die Konzeptphase bei RUBIN?"


class Doored(Assistant):
    """Begins to answer when its door is opened; notes the order in which it was asked, and who left."""

    def __init__(self, of: Assistant) -> None:
        super().__init__(of.corpus)
        self.door = Flag()
        self.asked: list[str] = []
        self.steps = 0

    def stream_answer(self, question: Question | str) -> Iterator[Event]:
        assert isinstance(question, Question)
        self.asked.append(question.conversation or "")
        self.door.wait(30)
        for event in super().stream_answer(question):
            self.steps += 1
            yield event


@pytest.fixture
def doored(assistant: Assistant) -> Iterator[Doored]:
    made = Doored(assistant)
    yield made
    made.door.set()


def desk(assistant: Assistant, at_once: int = 2, waiting: int = 10) -> Desk:
    return Desk(assistant, Settings(questions_at_once=at_once, questions_waiting=waiting))


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not true():
            await asyncio.sleep(0.005)


def test_the_events_are_the_assistant_s(assistant: Assistant) -> None:
    async def run() -> list[Event]:
        async with aclosing(desk(assistant).events(Question(QUESTION))) as events:
            return [event async for event in events]

    events = asyncio.run(run())
    assert isinstance(events[0], Status)
    assert any(isinstance(event, Claimed) for event in events)
    assert isinstance(events[-1], Answered)
    assert events[-1].answer.text == assistant.ask(QUESTION).text


def test_so_many_run_at_once_and_the_others_wait_in_their_order(doored: Doored) -> None:
    async def run() -> None:
        taken = desk(doored)
        tasks = []
        for number in range(6):
            tasks.append(asyncio.create_task(taken.answer(Question(QUESTION, conversation=str(number)))))
            await until(lambda: taken.running + taken.waiting == len(tasks))
        assert (taken.running, taken.waiting) == (2, 4)
        doored.door.set()
        answers = await asyncio.gather(*tasks)
        assert {answer.status for answer in answers} == {"answered"}
        await until(lambda: taken.running + taken.waiting == 0)

    asyncio.run(run())
    assert sorted(doored.asked[:2]) == ["0", "1"]
    assert max(abs(place - int(name)) for place, name in enumerate(doored.asked)) <= 1


def test_whoever_comes_when_too_many_wait_is_told_so(doored: Doored) -> None:
    async def run() -> None:
        taken = desk(doored, at_once=1, waiting=1)
        tasks = [asyncio.create_task(taken.answer(Question(QUESTION))) for _ in range(2)]
        await until(lambda: taken.running + taken.waiting == 2)
        with pytest.raises(Busy) as caught:
            taken.events(Question(QUESTION))
        assert caught.value.hint
        doored.door.set()
        await asyncio.gather(*tasks)

    asyncio.run(run())


def test_a_conversation_has_one_open_question(doored: Doored) -> None:
    async def run() -> None:
        taken = desk(doored)
        first = asyncio.create_task(taken.answer(Question(QUESTION, conversation="c")))
        await until(lambda: taken.running == 1)
        with pytest.raises(AlreadyAsking):
            await taken.answer(Question(QUESTION, conversation="c"))
        doored.door.set()
        await taken.answer(Question(QUESTION, conversation="other"))
        await first
        await taken.answer(Question(QUESTION, conversation="c"))

    asyncio.run(run())


def test_closing_stops_the_work_and_frees_the_place(doored: Doored) -> None:
    async def run() -> None:
        taken = desk(doored, at_once=1)
        doored.door.set()
        events = taken.events(Question(QUESTION, conversation="c"))
        await anext(events)
        await events.aclose()
        await until(lambda: taken.running == 0)
        stopped = doored.steps
        complete = [event async for event in taken.events(Question(QUESTION, conversation="c"))]
        assert stopped < len(complete)

    asyncio.run(run())


def test_whoever_stops_waiting_is_not_answered(doored: Doored) -> None:
    async def run() -> None:
        taken = desk(doored, at_once=1)
        tasks = [asyncio.create_task(taken.answer(Question(QUESTION, conversation=str(n)))) for n in range(3)]
        await until(lambda: taken.running + taken.waiting == 3)
        tasks[1].cancel()
        await until(lambda: taken.waiting == 1)
        doored.door.set()
        await asyncio.gather(tasks[0], tasks[2])

    asyncio.run(run())
    assert doored.asked == ["0", "2"]


def test_draining_lets_what_was_taken_finish_and_takes_no_more(doored: Doored) -> None:
    async def run() -> None:
        taken = desk(doored, at_once=1)
        tasks = [asyncio.create_task(taken.answer(Question(QUESTION))) for _ in range(2)]
        await until(lambda: taken.running + taken.waiting == 2)
        draining = asyncio.create_task(taken.drain(30))
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            taken.events(Question(QUESTION))
        doored.door.set()
        await draining
        assert (taken.running, taken.waiting) == (0, 0)
        assert {answer.status for answer in await asyncio.gather(*tasks)} == {"answered"}

    asyncio.run(run())


def test_draining_waits_no_longer_than_told(doored: Doored) -> None:
    async def run() -> int:
        taken = desk(doored)
        task = asyncio.create_task(taken.answer(Question(QUESTION)))
        await until(lambda: taken.running == 1)
        await taken.drain(0.05)
        running = taken.running
        doored.door.set()
        await task
        return running

    assert asyncio.run(run()) == 1


class Broken(Doored):
    """Whose stream breaks outside the pipeline's own rescue."""

    def stream_answer(self, question: Question | str) -> Iterator[Event]:
        yield next(super().stream_answer(question))
        raise OSError("no more")


def test_an_error_reaches_who_asked_and_frees_the_place(assistant: Assistant) -> None:
    async def run() -> None:
        broken = Broken(assistant)
        broken.door.set()
        taken = desk(broken, at_once=1)
        for _ in range(2):
            with pytest.raises(OSError, match="no more"):
                await taken.answer(Question(QUESTION, conversation="c"))
        await until(lambda: taken.running == 0)

    asyncio.run(run())
