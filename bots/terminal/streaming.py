"""An answer shown sentence by sentence, as it comes."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console

from assistant.answer import Answer, Claim
from assistant.events import Answered, Claimed, Event
from bots.terminal.render import show_answer, show_rest, show_text, show_understood


def show_events(console: Console, events: Iterable[Event]) -> Answer:
    """Prints each claim when it comes, then what belongs to the whole; gives the answer.

    Where the answer is another than what was shown, it is printed as a whole.
    """
    shown: list[Claim] = []
    for event in events:
        if isinstance(event, Claimed):
            show_text(console, event.claim.text)
            shown.append(event.claim)
        elif isinstance(event, Answered):
            if shown and tuple(shown) == event.answer.claims:
                show_understood(console, event.answer)
                show_rest(console, event.answer)
            else:
                show_answer(console, event.answer)
            return event.answer
    raise RuntimeError("the events ended without an answer")
