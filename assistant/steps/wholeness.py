"""Makes a chosen sentence whole: what it leans on is said with it."""

from __future__ import annotations

import re

from assistant.corpus.model import BlockKind
from assistant.corpus.search.asked import Asked
from assistant.steps.choose import Choice, Scored

ITEMS = 6
"""List items said after their lead-in."""

LONG_LIST = 1000
SHORT_LIST = 400
"""Characters up to which a list is said whole: where the question may be about all of it, and otherwise."""

SHORT = 120
"""Characters up to which a sentence may only name its matter, so that the next one, which explains it, is said too."""

_WHOLE_LISTS = frozenset({Asked.LIST, Asked.PERMISSION, Asked.ACTOR, Asked.DEFINITION})

_ANNOUNCES = re.compile(
    r"\b(?:zwei(?:er)?|drei(?:er)?|vier|fünf|sechs|folgende[nrms]?|mehrere[nr]?|verschiedene[nr]?)\b", re.IGNORECASE
)

_LEANS_BACK = re.compile(
    r"^(?:Dies(?:e[rsmn]?)?|Das|Dabei|Dadurch|Dazu|Hierzu|Hierbei|Hierdurch|Hierfür|Davon|Dafür|Damit|Daher|Deshalb|"
    r"Sie|Er|Es|Ihr[e]?|Letztere[rsn]?|Erstere[rsn]?|Außerdem|Zudem|Ferner|Darüber hinaus|Gleiches|Solche[rsn]?|"
    r"Andernfalls|Ansonsten|Ebenso|Auch|Jedoch|Allerdings|Im Übrigen|"
    r"(?:An|Auf|Aus|Bei|Durch|Für|In|Mit|Nach|Über|Unter|Von|Vor|Zu) (?:ihm|ihn|ihr|ihnen|diese[rmn]?))\b"
)


def whole(scored: Scored, choice: Choice, asked: frozenset[Asked]) -> list[Scored]:
    """The units to be said for a chosen one, in reading order."""
    units, place = choice.around(scored)
    unit = scored.unit.unit
    before = units[place - 1] if place else None
    after = units[place + 1] if place + 1 < len(units) else None
    if unit.text.rstrip().endswith(":"):
        return [scored, *_items_after(units[place + 1 :])]
    if unit.kind is BlockKind.LIST_ITEM and unit.lead:
        siblings = _siblings(scored, units)
        length = sum(len(sibling.unit.unit.text) for sibling in siblings)
        wanted = bool(asked & _WHOLE_LISTS) or _about_list(scored)
        if length <= (LONG_LIST if wanted else SHORT_LIST):
            return siblings
    short = len(unit.text) <= SHORT
    if after and short and _opens_list(after):
        return [scored, after, *_items_after(units[place + 2 :])]
    if after and asked == {Asked.DEFINITION} and short and _paragraphs(scored, after):
        return [scored, after]
    if after and Asked.LIST in asked and _ANNOUNCES.search(unit.text) and _paragraphs(scored, after):
        return [scored, after]
    if before and _LEANS_BACK.match(unit.text) and _paragraphs(before, scored) and len(before.unit.unit.text) <= 350:
        return [before, scored]
    return [scored]


def _opens_list(unit: Scored) -> bool:
    """Whether a unit opens a list on what the sentence before it names: "Sie hat diese Aufgaben:"."""
    return unit.unit.unit.text.rstrip().endswith(":") and _LEANS_BACK.match(unit.unit.unit.text) is not None


def _paragraphs(*units: Scored) -> bool:
    return all(unit.unit.unit.kind is BlockKind.PARAGRAPH for unit in units)


def _about_list(scored: Scored) -> bool:
    """Whether the question meets what the list is about rather than this item."""
    return max(scored.feature("lead"), scored.feature("heading")) > scored.feature("own")


def _items_after(units: list[Scored]) -> list[Scored]:
    found: list[Scored] = []
    for other in units:
        if other.unit.unit.kind not in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW) or len(found) >= ITEMS:
            break
        found.append(other)
    return found


def _siblings(scored: Scored, units: list[Scored]) -> list[Scored]:
    """The run of items of the same list around the chosen one."""
    same = [other for other in units if other.unit.unit.lead == scored.unit.unit.lead]
    at = same.index(scored)
    start = max(0, min(at - ITEMS // 2, len(same) - ITEMS))
    return same[start : start + ITEMS]
