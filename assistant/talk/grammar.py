"""The little German grammar that a rewritten question needs; the words are in ``grammar.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.german import detect_language


def after(preposition: str, subject: str) -> str:
    """ "beim Cluster X", "für den Verbund": a noun phrase after a preposition."""
    grammar = _grammar()
    first, _, rest = subject.partition(" ")
    case = "accusative" if preposition in grammar["takes_accusative"] else "dative"
    if article := grammar[case].get(first.lower()):
        subject = f"{article} {rest}"
    said = f"{preposition} {subject}"
    for apart, joined in grammar["joined"].items():
        if said.startswith(f"{apart} "):
            return f"{joined}{said[len(apart) :]}"
    return said


def numbered(text: str) -> str:
    """The text with "der zweiten Runde" for "Runde zwei"."""
    return _numbered_pattern().sub(_ordinal, text)


def similar(before: str) -> str:
    """What stands for something of the same kind elsewhere, after the words ``before``."""
    words = before.lower().split() or [""]
    if detect_language(before) == "en":
        return "something similar"
    return "einem solchen Angebot" if words[-1] in _grammar()["takes_dative"] else "ein solches Angebot"


def bare(noun_phrase: str) -> str:
    """Without its article."""
    return re.sub(r"^(?:der|die|das|den|dem|ein|eine[nmr]?|the|an?)\s+", "", noun_phrase, flags=re.IGNORECASE)


@cache
def abbreviations() -> frozenset[str]:
    """Words in capitals that name no programme."""
    return frozenset(_grammar()["abbreviations"])


def _ordinal(found: re.Match[str]) -> str:
    grammar = _grammar()
    thing = found["thing"].capitalize()
    return f"{grammar['numbered_things'][thing]} {grammar['numbered'][found['number'].lower()]} {thing}"


@cache
def _numbered_pattern() -> re.Pattern[str]:
    grammar = _grammar()
    things, numbers = "|".join(grammar["numbered_things"]), "|".join(grammar["numbered"])
    return re.compile(rf"\b(?P<thing>{things})\s+(?P<number>{numbers})\b", re.IGNORECASE)


@cache
def _grammar() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("grammar.toml").read_text("utf-8"))
