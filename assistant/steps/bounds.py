"""Bounds that a text sets ("weniger als 50 Beschäftigte", "25 bis 50 Prozent") and figures that someone tells."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.german.mention import NumberKind, NumberMention
from assistant.german.numbers import numbers_in

_BEFORE = 32
_FAR_AFTER = 30
_BELOW = re.compile(r"(?:weniger als|unter|kleiner als|fewer than|less than|below|under)\W*$")
_AT_MOST = re.compile(r"(?:höchstens|bis zu|maximal|nicht mehr als|up to|at most|no more than)\W*$")
_AT_LEAST = re.compile(r"(?:mindestens|wenigstens|ab|at least|from)\W*$")
_ABOVE = re.compile(r"(?:mehr als|über|größer als|more than|over|above)\W*$")
_OR_MORE = re.compile(r"\W*(?:\w+\W+)?(?:oder|und|or|and) (?:mehr|more)\b")
_AND = re.compile(r"\b(?:und|and)\W+\S+\W*$")
_PERSONS = re.compile(
    r"[\s-]*(?:[a-zäöüß]+ ){0,2}(?:Beschäftigt|Mitarbeit|Person|Leute|Köpf|Vollzeit|Angestellt|Mann\b|Arbeitnehm|"
    r"employee|people|staff|worker)",
    re.IGNORECASE,
)
_IN_HEAD = re.compile(rf"(?<![^\t\n ])(?:{_PERSONS.pattern})", re.IGNORECASE)
_MONEY = re.compile(r"[\s-]*(?:\w+ ){0,2}(?:\w*Umsatz|\w*Bilanz|turnover|revenue)", re.IGNORECASE)
_LEAST_MONEY = 100_000


class Dimension(StrEnum):
    """What is counted; ``BARE`` where only a table's head says it."""

    PERSONS = "persons"
    PERCENT = "percent"
    MONEY = "money"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Figure:
    """So many of something; money in euros."""

    dimension: Dimension
    value: float


@dataclass(frozen=True, slots=True)
class Bound:
    """From ``least`` to ``most``, each ``None`` where there is no bound, and open where it does not belong to it."""

    dimension: Dimension
    least: float | None = None
    most: float | None = None
    open: bool = False

    def holds(self, value: float) -> bool:
        """Whether a value lies within."""
        if self.open:
            return (self.least is None or value > self.least) and (self.most is None or value < self.most)
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)

    def nearness(self, value: float) -> float:
        """How near a value lies to the bound (to the nearer of two), from 0 to 1."""
        ends = [end for end in (self.least, self.most) if end]
        return max((min(value, end) / max(value, end) for end in ends), default=0.0) if value else 0.0


def figures_in(text: str) -> list[Figure]:
    """The figures of a text whose dimension is plain.

    >>> figures_in("Wir sind 45 Leute und machen 9 Mio. Umsatz.")
    [Figure(dimension=<Dimension.PERSONS: 'persons'>, value=45.0), Figure(dimension=<Dimension.MONEY: 'money'>, \
value=9000000.0)]
    """
    found = [_figure(text, mention) for mention in numbers_in(text)]
    return [figure for figure in found if figure and figure.dimension is not Dimension.BARE]


def bounds_in(text: str) -> list[Bound]:
    """The bounds that a text sets, in order; "mindestens 25 und höchstens 50 Prozent" is one."""
    found: list[Bound] = []
    for mention in numbers_in(text):
        figure = _figure(text, mention)
        bound = _bound(text, mention, figure) if figure else None
        if bound is None:
            continue
        last = found[-1] if found else None
        opens = last and last.most is None and bound.least is None and last.dimension is bound.dimension
        if last and opens and _AND.search(text, 0, mention.start):
            found[-1] = replace(last, most=bound.most, open=last.open and bound.open)
        else:
            found.append(bound)
    return found


def _bound(text: str, mention: NumberMention, figure: Figure) -> Bound | None:
    before = text[max(0, mention.start - _BEFORE) : mention.start].lower()
    kind, value = figure.dimension, figure.value
    if _BELOW.search(before):
        return Bound(kind, most=value, open=True)
    if _ABOVE.search(before):
        return Bound(kind, least=value, open=True)
    if _AT_MOST.search(before):
        return Bound(kind, most=value)
    if _AT_LEAST.search(before) or _OR_MORE.match(text, mention.end, mention.end + _FAR_AFTER):
        return Bound(kind, least=value)
    return None


def _figure(text: str, mention: NumberMention) -> Figure | None:
    number = mention.canonical.split()[0]
    if not re.fullmatch(r"\d+(?:\.\d+)?", number):
        return None
    value = float(number)
    if mention.kind is NumberKind.PERCENT:
        return Figure(Dimension.PERCENT, value)
    if mention.kind is NumberKind.AMOUNT:
        return Figure(Dimension.MONEY, value)
    if mention.kind is not NumberKind.COUNT:
        return None
    if _PERSONS.match(text, mention.end):
        return Figure(Dimension.PERSONS, value)
    if value >= _LEAST_MONEY or _MONEY.match(text, mention.end):
        return Figure(Dimension.MONEY, value)
    return Figure(Dimension.BARE, value)


def names_persons(text: str) -> bool:
    """Whether a table's head names people who are counted."""
    return _IN_HEAD.search(text) is not None
