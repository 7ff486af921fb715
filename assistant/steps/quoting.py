"""Turns chosen units into verbatim quotes, one per page and stretch, with the subject they speak of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.corpus.model import BlockKind
from assistant.corpus.units import Part, Unit, fold, without_marker
from assistant.german import numbers_in
from assistant.planted import is_planted
from assistant.steps.choose import Choice, Scored

LONGEST_SUBJECT = 90
_EMPTY_HEADS = frozenset((
    "angabe", "angaben", "wert", "werte", "inhalt", "inhalte", "erläuterung", "erläuterungen", "beschreibung",
    "information", "informationen", "details", "value", "content", "description", "explanation",
))  # fmt: skip
"""Heads of a second column that tell nothing beside the first."""
_EMPTY_SUBJECTS = frozenset(("auf einen blick", "überblick", "übersicht", "steckbrief", "eckdaten", "at a glance"))
"""Headings that do not say what a sentence is about."""
_NUMBERING = re.compile(
    r"^\s*(?:(?:§+|Artikel|Art\.|Abschnitt|Kapitel|Teil|Nummer|Nr\.)?\s*[\dIVXA-Z]{1,4}(?:\.\d+)*[.)]?\s+)+"
)
_BULLET = re.compile(r"^\s*[-–—•▪◦*·\uf0b7]\s*")


@dataclass(frozen=True, slots=True)
class Quoted:
    """The pieces of one sentence of an answer, in order, and the chunk they come from.

    ``row`` is a table row in words, each cell after its column head, where heads and cells match.
    """

    chunk: int
    pieces: tuple[Part, ...]
    subject: str
    row: str = ""


def quoted(group: Sequence[Scored], choice: Choice, raw: Callable[[Part], str]) -> Quoted:
    """The verbatim pieces of a group of units; the lead-in of a list or table is quoted before its items.

    ``raw`` gives a part's text as it stands on its page, with tabs between the cells of a row.
    """
    first = group[0].unit.unit
    lead = first.lead
    pieces = _pieces(group)
    subject = _subject(group, choice)
    row = row_in_words(first, raw) if len(group) == 1 and first.kind is BlockKind.TABLE_ROW else ""
    if row:
        pieces = [*lead, *pieces]
    elif lead and not any(piece.start <= lead[0].start < piece.end for piece in pieces):
        if _names_only(lead):
            subject = _cut(" ".join(part.text for part in lead)) or subject
        else:
            pieces = [*lead, *pieces]
    pieces = [_plain(piece) for piece in pieces]
    if _says_number(subject) or _held(subject, pieces):
        subject = ""
    return Quoted(group[0].chunk, tuple(pieces), subject, row)


def row_in_words(unit: Unit, raw: Callable[[Part], str]) -> str:
    """A table row with its heads: "Industrielle Forschung – große Unternehmen: 50 %, mittlere Unternehmen: 60 %"; of a
    table of features and what they are only these: "Beschäftigte: weniger als 100"."""
    if len(unit.parts) != 1 or len(unit.lead) != 1:
        return ""
    heads, row = (tuple(fold(cell) for cell in raw(part).split("\t")) for part in (unit.lead[0], unit.parts[0]))
    if len(row) < 2 or not row[0]:
        return ""
    if len(heads) != len(row) or not all(heads[1:]):
        return f"{' | '.join(row)} ({' | '.join(heads)})"
    if len(row) == 2 and heads[1].casefold() in _EMPTY_HEADS:
        return f"{row[0]}: {row[1]}"
    rest = ", ".join(f"{head}: {cell}" for head, cell in zip(heads[1:], row[1:], strict=True) if cell)
    return f"{row[0]} – {rest}"


def _names_only(lead: Sequence[Part]) -> bool:
    """Whether a lead-in is a name rather than half a sentence: short, without a colon at its end."""
    text = " ".join(part.text for part in lead)
    return len(text) <= 110 and not text.rstrip().endswith((":", ",", "–"))


def _cut(text: str) -> str:
    plain = without_marker(_NUMBERING.sub("", text))
    head, colon, _ = plain.partition(": ")
    return head.strip() if colon and 2 < len(head) <= 60 else plain.strip()


def _subject(group: Sequence[Scored], choice: Choice) -> str:
    """The heading the quote stands under, where it is short and not a mere number."""
    heading = choice.chunks[group[0].chunk].stored.chunk.heading
    if not heading:
        return ""
    text = fold(_NUMBERING.sub("", heading[-1])).rstrip(":")
    if text.casefold() in _EMPTY_SUBJECTS:
        return ""
    return text if 3 <= len(text) <= LONGEST_SUBJECT and not is_planted(text) else ""


def _pieces(group: Sequence[Scored]) -> list[Part]:
    """The units' parts; sentences that follow each other on one page become one piece.

    A list item stays a piece of its own: between it and what stands before, the page may have a bullet.
    """
    pieces: list[Part] = []
    for scored in group:
        for part in scored.unit.unit.parts:
            last = pieces[-1] if pieces else None
            follows = last is not None and last.page == part.page and 0 <= part.start - last.end <= 1
            if last and follows and scored.unit.unit.kind is BlockKind.PARAGRAPH:
                pieces[-1] = Part(last.page, last.start, part.end, f"{last.text} {part.text}")
            else:
                pieces.append(part)
    return pieces


def _plain(part: Part) -> Part:
    """Without the bullet in front; a letter or number stays, it is part of the text."""
    text = _BULLET.sub("", part.text)
    return Part(part.page, part.end - len(text), part.end, text) if text != part.text else part


def _held(subject: str, pieces: Sequence[Part]) -> bool:
    return bool(subject) and any(subject.casefold() in piece.text.casefold() for piece in pieces)


def _says_number(subject: str) -> bool:
    """Whether a subject says a number, in digits or as a word ("Zwei Richtlinien"), that the quotes may not hold."""
    return any(char.isdigit() for char in subject) or bool(numbers_in(subject))
