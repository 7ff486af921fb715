"""Personal data in a question: found by rules and put out of sight before anything else works on it.

Rules rather than a library: what finds telephone numbers or tax numbers by their check digits lets a mistyped one
pass, and names need a cue, which is a matter of wording.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import islice, pairwise
from typing import Any

from assistant.names import find_names


class Kind(StrEnum):
    """Kinds of personal data; the value is what is written in its place, in brackets."""

    EMAIL = "E-Mail"
    IBAN = "IBAN"
    INSURANCE = "Versicherungsnummer"
    TAX = "Steuernummer"
    BIRTH = "Geburtsdatum"
    PHONE = "Telefon"
    NAME = "Name"


PLACEHOLDER = re.compile(rf"\[(?:{'|'.join(map(re.escape, Kind))})\]")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without personal data, and what kinds it held, each once, in a fixed order."""

    text: str
    found: tuple[Kind, ...] = ()


def mask(text: str) -> Masked:
    """The text with e-mail addresses, account, insurance, tax and telephone numbers, dates of birth and names masked.

    A date of birth and a name need a cue ("geboren am", "Frau", "mein Mitarbeiter"); who is in office and asked for
    by name is no one to hide.
    """
    found: list[Kind] = []
    for kind, find in _FINDERS.items():
        for start, end in reversed(list(find(text))):
            text = f"{text[:start]}[{kind}]{text[end:]}"
            found.append(kind)
    return Masked(text, tuple(kind for kind in Kind if kind in found))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("assistant").joinpath("masking.toml").read_text("utf-8"))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"<<(\w+)>>", lambda name: f"(?:{_data()[name[1]]})", pattern), re.IGNORECASE)


def _spans(*patterns: str) -> Callable[[str], Iterator[tuple[int, int]]]:
    """What finds the parts of the patterns that are called ``it``; parts that overlap are one."""

    def find(text: str) -> Iterator[tuple[int, int]]:
        spans = sorted(found.span("it") for pattern in patterns for found in _compiled(pattern).finditer(text))
        start, end = -1, -1
        for first, last in spans:
            if first > end:
                if end > start:
                    yield start, end
                start = first
            end = max(end, last)
        if end > start:
            yield start, end

    return find


_AT = r"(?:\s?[\[({]\s?(?:at|ät)\s?[\])}]\s?|\s\(?(?:at|ät)\)?\s)"
_DOT = r"(?:\s?[\[({]\s?(?:dot|punkt)\s?[\])}]\s?|\s(?:dot|punkt)\s)"
_emails = _spans(
    r"(?P<it>(?:\"[^\"\s]+\"|[^\s@<>()\[\],;:\"„“]+)@(?:\[[\d.:a-f]+\]|[^\s@<>()\[\],;:!?\"„“]*[^\s@<>()\[\],;:!?.\"„“]))",
    rf"(?P<it>[\w.+-]+{_AT}[\w-]+(?:(?:{_DOT}|\.)[\w-]+)*(?:{_DOT}|\.)[a-z]{{2,}})",
)
_insurance = _spans(
    r"(?<!\w)(?P<it>\d{2}[ -]?\d{6}[ -]?[a-z][ -]?\d{3})(?!\w)",
    r"<<insurance_cue>>\W*(?:\w+\W+){0,2}?(?P<it>[a-z]?\d[\d ]{5,}[a-z]?[ \d]*\d)",
)
_tax = _spans(
    r"(?<![\w/.,])(?P<it>\d{2,3}\s?/\s?\d{3,4}\s?/\s?\d{4,5})(?![\w/])",
    r"(?<!\w)(?P<it>(?:DE|ATU) ?\d{8,9})(?!\w)",
    r"<<tax_cue>>\W*(?:\w+\W+){0,2}?(?P<it>(?:[a-z]{2} ?)?\d[\d /.-]{6,}\d)",
)
_births = _spans(r"(?<!\w)<<birth>>\s*(?P<it><<date>>)", r"(?P<it><<date>>)\s*(?:geboren|born)\b")
_phones = _spans(
    r"(?<![\w+])(?P<it>(?:\+|\b00)[1-9](?:[ ()/.-]{0,3}\d){6,14})(?![\w]|[.,]\d)",
    r"(?<![\w/.,:-])(?<!\d )(?P<it>\(?0[1-9]\d{1,4}\)?(?:\s?[/-]\s?|\s)\d{2,}(?:[ -]\d{1,}){0,5})(?![\w]|[./,]\d)",
    r"(?<![\w/.,:-])(?P<it>0[1-9]\d{7,11})(?!\w|[./,]\d)",
    r"<<phone_cue>>[\s.:-]*(?:(?:ist|lautet|is|nr|number|unter)\b[\s.:]*){0,2}"
    r"(?P<it>\+?\(?\d(?:[ ()/.-]{0,3}\d){4,14})",
)


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    """Telephone numbers: of those without a cue, only as many digits as a number has."""
    for start, end in _phones(text):
        if sum(map(str.isdigit, text[start:end])) >= 6:
            yield start, end


def _ibans(text: str) -> Iterator[tuple[int, int]]:
    end = 0
    for begin in re.finditer(r"(?<![A-Za-z0-9])([A-Za-z]{2})[ .-]{0,2}\d[ .-]{0,2}\d", text):
        length = _data()["iban"].get(begin[1].upper())
        if length is None or begin.start() < end:
            continue
        signs = list(islice(re.finditer(r"[ .-]{0,2}([A-Za-z0-9])", text[begin.start() :]), length))
        joined = "".join(sign[1] for sign in signs)
        gapless = all(one.end() == other.start() for one, other in pairwise(signs))
        if len(signs) == length and gapless and (_adds_up(joined) or sum(map(str.isdigit, joined)) >= length - 4):
            end = begin.start() + signs[-1].end()
            yield begin.start(), end


def _adds_up(iban: str) -> bool:
    """Whether the check digits are right (ISO 7064, modulus 97)."""
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


_FINDERS: dict[Kind, Callable[[str], Iterator[tuple[int, int]]]] = {
    Kind.EMAIL: _emails,
    Kind.IBAN: _ibans,
    Kind.INSURANCE: _insurance,
    Kind.TAX: _tax,
    Kind.BIRTH: _births,
    Kind.PHONE: _numbers,
    Kind.NAME: find_names,
}
