"""Work that lets others go first."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest

from assistant.assistant import Assistant
from bots.shared import going_last
from bots.shared.going_last import GoingLast, Stopped
from bots.shared.offers import Offers


def test_it_waits_while_others_are_at_it() -> None:
    left = [True, True, True]
    GoingLast(lambda: bool(left and left.pop())).step()
    assert left == []


def test_it_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(going_last, "PATIENCE_S", 0.1)
    GoingLast(lambda: True).step()


def test_it_ends_when_it_is_told_to() -> None:
    stopped = Event()
    stopped.set()
    with pytest.raises(Stopped):
        GoingLast(lambda: True, stopped).step()


def test_examples_are_not_looked_for_after_the_end(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    questions: list[object] = []
    monkeypatch.setattr(Assistant, "ask", lambda _, question: questions.append(question))
    monkeypatch.setattr("bots.shared.offers.kept", lambda *_: None)
    offers, looked = Offers(assistant), Event()

    def busy() -> bool:
        looked.set()
        return True

    async def ended() -> None:
        preparing = asyncio.create_task(offers.prepare(busy))
        await asyncio.to_thread(looked.wait, 10)
        preparing.cancel()

    asyncio.run(ended())
    assert questions == []
    assert offers.examples("de") == ()
