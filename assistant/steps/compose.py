"""Composes an answer of verbatim sentences: chosen by score, made whole, put in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from assistant.answer import Citation, Claim
from assistant.corpus.model import BlockKind
from assistant.corpus.search.asked import Asked
from assistant.corpus.units import Part
from assistant.state import State
from assistant.steps.choose import Choice, Scored
from assistant.steps.quoting import Quoted, quoted
from assistant.steps.wholeness import whole

MOST = 4
MOST_OF_LIST = 6
LONGEST = 800
"""Characters of the quotes of an answer, but for its best sentence, which is never cut."""
ENOUGH = 0.8
"""Likelihood that the answer is among the sentences said, from which no more are said."""
FAINT = 0.15
"""Share of the best sentence's likelihood below which another is not worth saying."""
ALIKE = 0.7
_IMPRINT = re.compile(r"(?:Stand|Herausgeber|Autor(?:en)?|Datum|Version|Redaktion|Seite)\b\s*[:\d]")


class Compose:
    """The extractive composer: no word of an answer's quotes is its own.

    ``page_label`` gives the printed label of a page (document id, page from 1), ``raw`` the text between two
    offsets of a document (document id, start, end).
    """

    def __init__(self, page_label: Callable[[int, int], str], raw: Callable[[int, int, int], str]) -> None:
        self._page_label = page_label
        self._raw = raw

    def __call__(self, state: State) -> State:
        assert state.choice is not None and state.need is not None  # noqa: S101 - the step before sees to it
        picked = pick(state.choice, state.need.asked)
        claims: list[Claim] = []
        number, before = 1, ""
        for group in picked:
            document = state.choice.chunks[group[0].chunk].stored.document.id
            quote = quoted(group, state.choice, partial(self._text, document))
            citations = self._citations(quote, number, state)
            opening = _opening(quote.subject, citations[0].title, state.language)
            said = _said_of(quote, citations, "„“" if state.language == "de" else "“”")
            claims.append(Claim(said if opening == before else f"{opening}{said}", citations))
            number, before = number + len(citations), opening
        return replace(state, claims=tuple(claims))

    def _text(self, document: int, part: Part) -> str:
        return self._raw(document, part.start, part.end)

    def _citations(self, quote: Quoted, number: int, state: State) -> tuple[Citation, ...]:
        assert state.choice is not None  # noqa: S101
        document = state.choice.chunks[quote.chunk].stored.document
        metadata = document.metadata
        return tuple(
            Citation(
                number=number + index,
                document=metadata.file,
                title=metadata.title,
                page=piece.page,
                page_label=self._page_label(document.id, piece.page),
                quote=piece.text,
                authority=metadata.authority,
                as_of=metadata.as_of,
                url=metadata.source_url,
            )
            for index, piece in enumerate(quote.pieces)
        )


def _opening(subject: str, title: str, language: str) -> str:
    """What a quote speaks of, before it; in English with the words that it is quoted in German."""
    if language == "en":
        plain = subject or ("Source" if any(map(str.isdigit, title)) else title)
        return f"{plain} (quoted in German): "
    if not subject:
        return ""
    return f"{subject} " if subject.endswith("?") else f"{subject}: "


def _said_of(quote: Quoted, citations: Sequence[Citation], marks: str) -> str:
    """The quotes in quotation marks with their citations' numbers; a list item by item, a table row in words."""
    numbers = "".join(f"[{citation.number}]" for citation in citations)
    if quote.row:
        return f"{quote.row} {numbers}"
    if len(citations) > 2:
        first, *rest = (f"{marks[0]}{citation.quote}{marks[1]} [{citation.number}]" for citation in citations)
        return "\n– ".join((first, *rest))
    return f"{marks[0]}{' … '.join(citation.quote for citation in citations)}{marks[1]} {numbers}"


def pick(choice: Choice, asked: frozenset[Asked]) -> list[list[Scored]]:
    """Groups of units to be said, each group one sentence of the answer, in reading order."""
    best = choice.best
    if not best:
        return []
    groups: list[list[Scored]] = []
    taken: set[tuple[int, int]] = set()
    length = 0
    likely = 0.0
    limit = MOST_OF_LIST if Asked.LIST in asked else MOST
    shares = choice.shares
    for scored, share in zip(best, shares, strict=True):
        if len(groups) >= limit or likely >= ENOUGH or share < FAINT * shares[0]:
            break
        likely += share
        if (scored.chunk, scored.place) in taken or not _sayable(scored) or _said(scored, groups):
            continue
        group = whole(scored, choice, asked)
        if any((unit.chunk, unit.place) in taken for unit in group):
            if scored.unit.unit.text.rstrip().endswith(":"):
                continue
            group = [scored]
        size = sum(len(unit.unit.unit.text) for unit in group)
        if groups and length + size > LONGEST:
            continue
        taken.update((unit.chunk, unit.place) for unit in group)
        groups.append(group)
        length += size
    return list(_in_order(groups, best[0]))


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
