"""What a question demands of its answer beyond its words: a telephone number, a count of something, a named scheme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product

from assistant.corpus.search.indexed import IndexedUnit
from assistant.corpus.search.need import Need

NEAR = 4
"""Words between a count and what it counts."""

_COUNTED = re.compile(
    r"\b(?i:wie\s*viele)\s+(?:[a-zäöüß]+\s+){0,2}([A-ZÄÖÜ][\w-]+)|\b(?i:wie\s*viele|how\s+many)\s+(\w[\w-]+)"
)

_CARRIERS = (
    (
        re.compile(r"telefon|durchwahl|rufnummer|telephone|phone\s+number|\bfax", re.IGNORECASE),
        re.compile(r"\b(?:Tel|Telefon|Fon|Fax)\b[.: ]|\+49|\b0\d{2,5}\s?[/ -]\s?\d{3}"),
    ),
    (
        re.compile(
            r"e-?mail-?\s?(?:adresse|address)?\b|web-?(?:seite|site|adresse)|internet(?:seite|adresse)|homepage|\burl\b",
            re.IGNORECASE,
        ),
        re.compile(r"\w@\w|www\.|https?://|\b\w+\.(?:de|eu|com|org|net|nrw)\b"),
    ),
    (
        re.compile(
            r"\bwie\s+hei(?:ß|ss)t\s+(?:\w+\s+){0,3}(?:ansprechpartner|leiter|chef|geschäftsführer|sachbearbeiter|"
            r"berater|vorsitzende|minister)|\bname\s+(?:of|and|des|der|von)\b|"
            r"\bwer\s+ist\s+(?:dort|da|heute|derzeit|aktuell)?\s*(?:der|die)\s+(?:chef|geschäftsführer|leiter|vorsitzende)",
            re.IGNORECASE,
        ),
        re.compile(r"\b(?:Herr|Frau|Dr\.|Prof\.|Mr\.?|Ms\.?)\s+[A-ZÄÖÜ]"),
    ),
    (
        re.compile(r"öffnungszeit|sprechzeit|erreichbarkeit|opening\s+hours|office\s+hours", re.IGNORECASE),
        re.compile(r"\b\d{1,2}(?:[:.]\d\d)?\s*Uhr\b"),
    ),
)

_RECENT = re.compile(
    r"\b(?:aktuell\w*|derzeit\w*|momentan|zurzeit|zur\s+zeit|gerade|heutzutage|dieses\s+jahr|in\s+diesem\s+jahr|"
    r"nächste[nrsm]?|zuletzt|im?\s+letzten\s+jahr|letztes\s+jahr|voriges\s+jahr|current(?:ly)?|latest|next|this\s+year|"
    r"last\s+year|right\s+now|at\s+the\s+moment)\b",
    re.IGNORECASE,
)

_YEAR = re.compile(r"#(?:19|20)\d\d(?:$|-)|#-")
"""A term that is a year or a date."""
_MONEY = re.compile(r"euro|millionen|milliarden|prozent\w*|percent|mittel|geld\w*|jahre?", re.IGNORECASE)
"""Words that "how many" asks an amount, a share or years by."""

_SCHEME = re.compile(
    r"(?:bonus|gutschein|kredit|darlehen|prämie|geld|zulage|stipendium|zuschuss|fonds|scheck|programm|initiative|"
    r"gesetz|allowance|voucher|loan|scheme|programme|bonus)\w{0,2}$",
    re.IGNORECASE,
)
_CODED = re.compile(r"[A-ZÄÖÜ][\w.+-]*[a-zäöüß\d][\w.+-]*[A-ZÄÖÜ]|[A-ZÄÖÜ]{3,}|\w+-[A-ZÄÖÜ]{2,}|\bgo-\w+")


def counts_nothing(question: str, need: Need, units: Sequence[IndexedUnit]) -> bool:
    """Whether a question asks how many of something and none of the units says a number near it."""
    found = _COUNTED.search(question)
    if not found or _MONEY.fullmatch(found[1] or found[2]):
        return False
    counted = [term for term in need.terms if _same(term.term.surface, found[1] or found[2])]
    if not counted:
        return not any(_numbers(unit) for unit in units)
    names = {variant for term in counted for variant, _ in term.term.variants}
    return not any(_counts(unit, names) for unit in units)


def lacks_carrier(question: str, units: Iterable[IndexedUnit]) -> bool:
    """Whether a question asks for a telephone number, an address in the net, a person or hours that no unit gives."""
    wanted = [carrier for asked, carrier in _CARRIERS if asked.search(question)]
    texts = [unit.unit.text for unit in units] if wanted else []
    return any(not any(carrier.search(text) for text in texts) for carrier in wanted)


def asks_for_the_latest(question: str) -> bool:
    """Whether a question asks how something is now or what comes next, which a dated document hardly knows."""
    return bool(_RECENT.search(question))


def unknown_scheme(need: Need) -> bool:
    """Whether a question names a scheme or is coded like a name ("Digitalbonus", "INNO-KOM") that no document holds."""
    return any(
        not term.known and (_CODED.match(term.term.surface) or _is_scheme(term.term.surface)) for term in need.terms
    )


def _is_scheme(surface: str) -> bool:
    return surface[:1].isupper() and len(surface) > 8 and bool(_SCHEME.search(surface))


def _same(surface: str, word: str) -> bool:
    return word.casefold() in surface.casefold().split() or surface.casefold() == word.casefold()


def _counts(unit: IndexedUnit, names: set[str]) -> bool:
    numbers = _numbers(unit)
    if numbers and names & unit.lead_terms:
        return True
    places = [place for name in names for place in unit.positions.get(name, ())]
    return any(abs(number - place) <= NEAR for number, place in product(numbers, places))


def _numbers(unit: IndexedUnit) -> list[int]:
    """The places of the numbers that can count something: no amount of money, no share, no year."""
    others = {place for word in ("euro", "prozent") for place in unit.positions.get(word, ())}
    numbers = {
        place
        for term, places in unit.positions.items()
        if term.startswith("#") and not _YEAR.match(term)
        for place in places
    }
    return sorted(numbers - others)
