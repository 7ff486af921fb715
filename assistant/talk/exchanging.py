"""The question before, asked of what a fragment or a correction names."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Language
from assistant.talk.expressions import expressions, found
from assistant.talk.known import KnownNames
from assistant.talk.slots import inserted, swapped
from assistant.talk.subject import asked_part, told_part
from assistant.talk.turn import Turn


def asked_of_another(
    said: str, before: Sequence[Turn], names: KnownNames, language: Language, correcting: bool = False
) -> str:
    """The last question with what is ``said`` in the place of its like, or added where it has none."""
    earlier = before[-1].meant
    core, told = asked_part(earlier), told_part(earlier)
    table = expressions("rewriting.toml")["fragment"]
    fragment = table["needless"][0].sub("", said.strip())
    swap = swapped(core, fragment, names, [turn.question for turn in reversed(before)], correcting)
    left = swap.fragment
    if left and not swap.done:
        leads = found(table["leads"], left)
        if not leads and (who := found(table["who"], core)) and found(table["one"], left):
            return f"{told} {who['verb'].capitalize()} {left.strip(' ?!.')} {who['rest']}".strip()
        if language == "en" and not leads:
            left = f"for {left}"
    text = inserted(swap.question, left) if left else swap.question
    return f"{told} {text}".strip()
