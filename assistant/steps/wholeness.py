"""Makes a chosen sentence whole: what it leans on is said with it."""

from __future__ import annotations

import re

from assistant.corpus.model import BlockKind
from assistant.corpus.search.asked import Asked
from assistant.steps.choose import Choice, Scored

ITEMS = 6
"""List items said after their lead-in."""

_LEANS_BACK = re.compile(
    r"^(?:Dies(?:e[rsmn]?)?|Das|Dabei|Dadurch|Dazu|Hierzu|Hierbei|Hierdurch|Hierfür|Davon|Dafür|Damit|Daher|Deshalb|"
    r"Sie|Er|Es|Ihr[e]?|Letztere[rsn]?|Erstere[rsn]?|Außerdem|Zudem|Ferner|Darüber hinaus|Gleiches|Solche[rsn]?|"
    r"Andernfalls|Ansonsten|Ebenso|Auch|Jedoch|Allerdings|In diesem|In diesen|Im Übrigen)\b"
)


def whole(scored: Scored, choice: Choice, asked: frozenset[Asked]) -> list[list[Scored]]:
    """The groups of units to be said for a chosen one, each group contiguous, the chosen one's group first."""
    units = choice.units[scored.chunk]
    unit = scored.unit.unit
    if unit.text.rstrip().endswith(":"):
        items = _items_after(scored, units)
        return [[scored, *items]] if items else [[scored]]
    if unit.kind is BlockKind.LIST_ITEM and unit.lead and (Asked.LIST in asked or _about_list(scored)):
        return [_siblings(scored, units)]
    before = units[scored.place - 1] if scored.place else None
    if (
        before is not None
        and _LEANS_BACK.match(unit.text)
        and before.unit.unit.kind is unit.kind is BlockKind.PARAGRAPH
        and len(before.unit.unit.text) <= 350
    ):
        return [[before, scored]]
    return [[scored]]


def _about_list(scored: Scored) -> bool:
    """Whether the question meets what the list is about rather than this item."""
    return max(scored.feature("lead"), scored.feature("heading")) > scored.feature("own")


def _items_after(scored: Scored, units: tuple[Scored, ...]) -> list[Scored]:
    found = []
    for other in units[scored.place + 1 :]:
        if other.unit.unit.kind not in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW) or len(found) >= ITEMS:
            break
        found.append(other)
    return found


def _siblings(scored: Scored, units: tuple[Scored, ...]) -> list[Scored]:
    """The run of items of the same list around the chosen one."""
    same = [other for other in units if other.unit.unit.lead == scored.unit.unit.lead]
    at = same.index(scored)
    start = max(0, min(at - ITEMS // 2, len(same) - ITEMS))
    return same[start : start + ITEMS]
