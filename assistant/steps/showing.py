"""Chooses and numbers the passages that a chat model gets to see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assistant.corpus.model import BlockKind
from assistant.corpus.units import Part
from assistant.generation.passage import NumberedPassage
from assistant.state import State
from assistant.steps.choose import Choice, Scored
from assistant.steps.quoting import row_in_words

ENOUGH = 0.97
"""Likelihood that the answer is among the passages shown, from which no more are shown."""
FEWEST = 3
SHORTEST = 200
"""Characters left over that are not worth another passage."""

Raw = Callable[[int, int, int], str]
"""The text between two offsets of a document (document id, start, end)."""
PageLabel = Callable[[int, int], str]


@dataclass(frozen=True, slots=True)
class Room:
    """How much a model gets to see: passages, characters of all, characters of one."""

    passages: int = 8
    characters: int = 12_000
    of_one: int = 2_500


@dataclass(frozen=True, slots=True)
class Shown:
    """A numbered passage with the units its lines are made of, and the choice they come from."""

    passage: NumberedPassage
    choice: Choice
    units: tuple[Scored, ...]


def shown(state: State, raw: Raw, page_label: PageLabel, room: Room) -> tuple[Shown, ...]:
    """The best passages, numbered from 1, best first; of a long one the stretch around its best unit."""
    assert state.choice is not None and state.need is not None  # noqa: S101 - the step before sees to it
    choices = [choice for _, choice in state.parts] or [state.choice]
    found: list[Shown] = []
    seen: set[str] = set()
    left = room.characters
    for choice, units in _alternating([_ranked(choice) for choice in choices]):
        stored = choice.chunks[units[0].chunk].stored
        if stored.id in seen or left < SHORTEST or len(found) >= room.passages:
            continue
        seen.add(stored.id)
        lines = _lines(units, lambda part, of=stored.document.id: raw(of, part.start, part.end))  # type: ignore[misc]
        start, end = _stretch(lines, _best(units), min(room.of_one, left))
        page = page_label(stored.document.id, units[start].unit.unit.parts[0].page)
        title = " › ".join((stored.document.metadata.title, *stored.chunk.heading))
        passage = NumberedPassage(len(found) + 1, title, page, tuple(lines[start:end]))
        left -= len(passage.whole)
        found.append(Shown(passage, choice, tuple(units[start:end])))
    return tuple(found)


def _ranked(choice: Choice) -> list[tuple[Choice, list[Scored]]]:
    """The units of each chunk that may be shown, chunks by their best unit, as many as are likely to answer."""
    likely: dict[int, float] = {}
    for scored, share in zip(choice.best, choice.shares, strict=True):
        likely[scored.chunk] = likely.get(scored.chunk, 0.0) + share
    ranked: list[tuple[Choice, list[Scored]]] = []
    total = 0.0
    for chunk in sorted(likely, key=lambda place: -max(unit.score for unit in choice.units[place])):
        units = [unit for unit in choice.units[chunk] if unit.unit.unit.kind is not BlockKind.TABLE_HEAD]
        if total >= ENOUGH and len(ranked) >= FEWEST:
            break
        total += likely[chunk]
        if units:
            ranked.append((choice, units))
    return ranked


def _alternating(
    lists: Sequence[list[tuple[Choice, list[Scored]]]],
) -> list[tuple[Choice, list[Scored]]]:
    return [one for row in zip_longest(*lists) for one in row if one is not None]


def _best(units: Sequence[Scored]) -> int:
    return max(range(len(units)), key=lambda place: units[place].score)


def _lines(units: Sequence[Scored], raw: Callable[[Part], str]) -> list[str]:
    """A line for each unit; a list item's lead-in stands before the first item that it leads."""
    lines: list[str] = []
    said = ""
    for scored in units:
        unit = scored.unit.unit
        if unit.kind is BlockKind.TABLE_ROW:
            line = row_in_words(unit, raw) or " – ".join(filter(None, (unit.lead_text, unit.text)))
        else:
            line = f"- {unit.text}" if unit.kind is BlockKind.LIST_ITEM else unit.text
            if unit.lead and unit.lead_text not in said:
                line = f"{unit.lead_text}\n{line}"
        said += f"{line}\n"
        lines.append(line)
    return lines


def _stretch(lines: Sequence[str], best: int, longest: int) -> tuple[int, int]:
    """From and to which line a stretch around the best one goes that is not longer; at least that line."""
    start, end = best, best + 1
    length = len(lines[best])
    while True:
        before = len(lines[start - 1]) + 1 if start else None
        after = len(lines[end]) + 1 if end < len(lines) else None
        if after is not None and length + after <= longest and (before is None or best - start >= end - 1 - best):
            end, length = end + 1, length + after
        elif before is not None and length + before <= longest:
            start, length = start - 1, length + before
        elif after is not None and length + after <= longest:
            end, length = end + 1, length + after
        else:
            return start, end
