"""The question before, asked of what a fragment or a correction names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Language
from assistant.german import numbers_in
from assistant.talk.expressions import expressions, found
from assistant.talk.known import KnownNames
from assistant.talk.slots import inserted, swapped
from assistant.talk.subject import asked_part, told_part
from assistant.talk.turn import Turn

_DIGITS = re.compile(r"\d[\d.,]*(?<=\d)")
_ONLY_A_NUMBER = re.compile(r"\W*(?:(?:bei|mit|ab|für|with|at|for|from)\s+)?(\d[\d.,]*(?<=\d))\W*", re.IGNORECASE)


def asked_of_another(
    said: str, before: Sequence[Turn], names: KnownNames, language: Language, correcting: bool = False
) -> str:
    """The last question with what is ``said`` in the place of its like, or added where it has none."""
    earlier = before[-1].meant
    core, told = asked_part(earlier), told_part(earlier)
    table = expressions("rewriting.toml")["fragment"]
    fragment = table["needless"][0].sub("", said.strip())
    if other := _of_another_number(earlier, fragment):
        return other
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


def _of_another_number(earlier: str, fragment: str) -> str | None:
    """The earlier question with the number that a fragment consists of ("bei 60") in place of the only one it has."""
    number, held = _ONLY_A_NUMBER.fullmatch(fragment), list(numbers_in(earlier))
    digits = _DIGITS.search(earlier, held[0].start) if len(held) == 1 else None
    return f"{earlier[: digits.start()]}{number[1]}{earlier[digits.end() :]}" if number and digits else None
