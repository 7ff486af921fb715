"""What a message says of the company that asks; the words are in ``company.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.company import CompanyFacts
from assistant.german import NumberKind, NumberMention, numbers_in, split_sentences
from assistant.talk.expressions import expressions, found
from assistant.talk.places import places_in

_CLAUSE = re.compile(r"[,;:]\s+|\s+(?:und|and|aber|but)\s+(?=(?:wir|ich|we|i)\b)", re.IGNORECASE)
_MOST_PEOPLE = 1_000_000
_LEAST_MONEY = 1_000


def said_in(message: str) -> CompanyFacts:
    """The facts that a message tells of the asker's own company; nothing where it only supposes them."""
    facts = CompanyFacts()
    for start, end in split_sentences(message):
        sentence = message[start:end]
        # A clause goes on speaking of the company where the one before it did.
        own = False
        for clause in _CLAUSE.split(sentence):
            own = own or _holds("speaks", clause)
            if own and not _holds("imagined", clause):
                facts = facts.merged(_of_clause(clause, asking=sentence.rstrip().endswith("?")))
        if not sentence.rstrip().endswith("?"):
            facts = facts.merged(CompanyFacts(project=_project(sentence)))
    return facts


def _of_clause(clause: str, asking: bool) -> CompanyFacts:
    numbers = list(numbers_in(clause))
    return CompanyFacts(
        employees=None if _holds("planned", clause) else _people(clause, numbers, asking),
        turnover=_amount("turnover", clause, numbers),
        balance_sheet=_amount("balance_sheet", clause, numbers),
        land=_land(clause, asking),
        branch=None if _holds("planned", clause) else _branch(clause),
    )


def _people(clause: str, numbers: list[NumberMention], asking: bool) -> int | None:
    table = expressions("company.toml")["employees"]
    for number in numbers:
        before, after = clause[: number.start], clause[number.end :]
        if number.kind is not NumberKind.COUNT or found(table["bound"], before):
            continue
        if asking and not found(table["asked"], before):
            continue
        if found(table["after"], after) or (found(table["before"], before) and not after.strip(" .!?")):
            return _whole(number, 1, _MOST_PEOPLE)
    return None


def _amount(name: str, clause: str, numbers: list[NumberMention]) -> int | None:
    table = expressions("company.toml")[name]
    for side in ("after", "before"):
        for number in numbers:
            rest = clause[number.end :] if side == "after" else clause[: number.start]
            if number.kind in (NumberKind.COUNT, NumberKind.AMOUNT) and found(table[side], rest):
                return _whole(number, _LEAST_MONEY, 10**12)
    return None


def _whole(number: NumberMention, least: int, most: int) -> int | None:
    try:
        value = int(Decimal(number.canonical.split()[0]))
    except ArithmeticError:
        return None
    return value if least <= value <= most else None


def _land(clause: str, asking: bool) -> str | None:
    table = expressions("company.toml")["place"]
    for place in places_in(clause):
        before = clause[: place.start]
        if not found(table["before"], before) or (found(table["near"], before) and not place.inner):
            continue
        lead = found(table["before"], before)
        if asking and not (lead and found(table["asks"], before[: lead.start()])):
            continue
        return place.land
    return None


def _branch(clause: str) -> str | None:
    words = [*_named("branch", clause), *_named("product", clause)]
    own = [word for word in words if not _holds("generic", word)]
    return ", ".join(dict.fromkeys(own)) or None


def _named(name: str, clause: str) -> Iterator[str]:
    if match := found(expressions("company.toml")[name]["patterns"], clause):
        yield match[name].strip()


def _project(sentence: str) -> str | None:
    table = expressions("company.toml")["project"]
    match = found(table["patterns"], sentence)
    if match is None or found(table["not_a_project"], match["project"]):
        return None
    return match["project"].strip(" ,")


def _holds(name: str, text: str) -> bool:
    return found(expressions("company.toml")[name]["patterns"], text) is not None


def only_tells(message: str) -> bool:
    """Whether a message asks nothing."""
    return "?" not in message and found(expressions("company.toml")["asks"]["patterns"], message) is None
