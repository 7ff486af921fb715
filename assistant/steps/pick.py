"""Picks what is said: the sentences most likely to answer, made whole, none twice, in reading order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from assistant.corpus.model import BlockKind
from assistant.corpus.search.asked import Asked
from assistant.corpus.search.need import Need
from assistant.steps.bounds import Figure, figures_in
from assistant.steps.choose import Choice, Place, Scored
from assistant.steps.own_row import own_row
from assistant.steps.wholeness import whole

MOST = 6
MOST_OF_LIST = 6
LONGEST = 1000
"""Characters of the quotes of an answer, but for its best sentence, which is never cut."""
ENOUGH = 0.97
"""Likelihood that the answer is among the sentences said, from which no more are said."""
FAINT = 0.05
"""Share of the best sentence's likelihood below which another is not worth saying."""
FAR = 0.2
"""The same for a sentence that stands neither in the best one's passage nor on its page."""
PAIR = 2
"""Units of a sentence and what it leans on. More are a list, which only the best sentence is made whole with."""
BY_PAGE = 1.0
"""The power of its page's share by which a sentence's own is weighed."""
ALIKE = 0.7
_IMPRINT = re.compile(r"(?:Stand|Herausgeber|Autor(?:en)?|Datum|Version|Redaktion|Seite)\b\s*[:\d]")


def pick_all(parts: Sequence[tuple[Need, Choice]]) -> Iterator[tuple[Choice, list[Scored]]]:
    """What is said to each part of a question, nothing twice."""
    before: dict[Place, float] = {}
    most = None if len(parts) == 1 else MOST // len(parts)
    for need, choice in parts:
        groups = pick(choice, need.asked, most, figures_in(need.question), before)
        for one, share in _likeliest(choice):
            before[choice.place(one)] = max(share, before.get(choice.place(one), 0.0))
        for group in groups:
            before |= dict.fromkeys((choice.place(one) for one in group), 1.0)
            yield choice, group


def pick(
    choice: Choice,
    asked: frozenset[Asked],
    most: int | None = None,
    figures: Sequence[Figure] = (),
    before: Mapping[Place, float] = MappingProxyType({}),
) -> list[list[Scored]]:
    """Groups of units to be said, at most ``most``, each group one sentence of the answer, in reading order.

    ``figures`` are those the question tells of the asker: of a table's rows, the one that they lie in is said.
    ``before`` gives how likely each place was to answer the parts of the question before, 1 where it was said: only
    what answers this part better is said to it.
    """
    likeliest = _likeliest(choice)
    if not likeliest:
        return []
    best, most_likely = likeliest[0]
    groups: list[list[Scored]] = []
    taken: set[tuple[int, int]] = set()
    length = 0
    likely = 0.0
    limit = most or (MOST_OF_LIST if Asked.LIST in asked else MOST)
    for found, share in likeliest:
        if len(groups) >= limit or likely >= ENOUGH or share < FAINT * most_likely:
            break
        likely += share
        if share < FAR * most_likely and not _near(found, best, choice):
            continue
        scored = own_row(found, choice, figures)
        if (scored.chunk, scored.place) in taken or not _sayable(scored) or _said(scored, groups):
            continue
        group = whole(scored, choice, asked)
        if any((unit.chunk, unit.place) in taken for unit in group) or (groups and len(group) > PAIR):
            if scored.unit.unit.text.rstrip().endswith(":"):
                continue
            group = [scored]
        if share <= max(before.get(choice.place(one), 0.0) for one in group):
            continue
        size = sum(len(unit.unit.unit.text) for unit in group)
        if groups and length + size > LONGEST:
            continue
        taken.update((unit.chunk, unit.place) for unit in group)
        groups.append(group)
        length += size
    return list(_in_order(_once(groups), best))


def _likeliest(choice: Choice) -> list[tuple[Scored, float]]:
    """The units with their shares, weighed by that of their page: its sentences bear each other out."""
    found = list(zip(choice.best, choice.shares, strict=True))
    pages: defaultdict[tuple[int, int], float] = defaultdict(float)
    for one, share in found:
        pages[_page(one, choice)] += share
    weighed = [(one, share * pages[_page(one, choice)] ** BY_PAGE) for one, share in found]
    total = sum(share for _, share in weighed) or 1.0
    return sorted(((one, share / total) for one, share in weighed), key=lambda pair: -pair[1])


def _page(one: Scored, choice: Choice) -> tuple[int, int]:
    return choice.chunks[one.chunk].stored.document.id, one.unit.unit.parts[0].page


def _once(groups: list[list[Scored]]) -> list[list[Scored]]:
    """Without the sentences that are said as another group's lead-in."""
    leads = {part for group in groups for part in group[0].unit.unit.lead}
    return [group for group in groups if not {part for scored in group for part in scored.unit.unit.parts} <= leads]


def _near(scored: Scored, best: Scored, choice: Choice) -> bool:
    """Whether a unit stands in the best one's passage or on one of its pages."""
    if scored.chunk == best.chunk:
        return True
    documents = {choice.chunks[one.chunk].stored.document.id for one in (scored, best)}
    pages = [{part.page for part in one.unit.unit.parts} for one in (scored, best)]
    return len(documents) == 1 and bool(pages[0] & pages[1])


def _sayable(scored: Scored) -> bool:
    """No fragment: a heading, a bare number or a table's head says nothing by itself."""
    unit = scored.unit.unit
    if unit.kind is BlockKind.TABLE_HEAD or _IMPRINT.match(unit.text):
        return False
    letters = sum(char.isalpha() for char in unit.text)
    return letters >= 8 or bool(unit.lead) or (letters >= 3 and any(char.isdigit() for char in unit.text))


def _said(scored: Scored, groups: Sequence[Sequence[Scored]]) -> bool:
    own = set(scored.unit.positions)
    for group in groups:
        for other in group:
            said = set(other.unit.positions)
            if len(own & said) >= ALIKE * max(1, min(len(own), len(said))):
                return True
    return False


def _in_order(groups: list[list[Scored]], best: Scored) -> Iterator[list[Scored]]:
    """The best sentence's passage first, and within a passage as it is read."""
    yield from sorted(groups, key=lambda group: (group[0].chunk != best.chunk, group[0].chunk, group[0].place))
