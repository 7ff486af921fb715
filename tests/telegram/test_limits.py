from __future__ import annotations

from bots.telegram.limits import ChatLimits


def test_a_chat_may_ask_so_often_and_then_hears_how_long_to_wait() -> None:
    limits = ChatLimits(2)
    assert [limits.wait("a"), limits.wait("a")] == [0, 0]
    assert 1 <= limits.wait("a") <= 60


def test_another_chat_does_not_feel_it() -> None:
    limits = ChatLimits(1)
    limits.wait("a")
    assert limits.wait("b") == 0
