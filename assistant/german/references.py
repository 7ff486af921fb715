"""References to laws and to parts of a document: §, Art., Abs., Nr., Buchstabe, Anhang, EU acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.german.mention import NumberKind, NumberMention

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_GAP = "[\\s\u00a0]{0,2}"
_NUMBER = re.compile("[0-9]+[a-z]?(?![0-9A-Za-z])")
_NUMBERED = re.compile(rf"[0-9]+(?:\.[0-9]+)*(?:{_GAP}[a-z](?![a-zäöüß]))?(?![0-9A-Za-z])")
_SENTENCE = re.compile("[0-9](?![0-9A-Za-z.,])")
_ACT = re.compile("[0-9]{2,4}/[0-9]{2,4}(?![0-9])")
_TITLED_ACT = re.compile("((?:19|20)[0-9]{2}/[0-9]{1,4})/(?:EU|EG|EWG|EC)\\b")
# What stands before the digits, the key of the canonical form, and what the digits look like.
_KEYWORD = re.compile(
    r"(?:(?P<par>§{1,2})"
    r"|(?<!\w)(?:(?P<art>Art(?:\.|ikels?|ikeln|icles?)?)|(?P<abs>Abs\.|Absatz(?:es)?|Absätzen?|paragraph)"
    r"|(?P<nr>Nrn?\.|Nummern?|Ziffern?|Ziff\.|Tz\.|Rn\.|Rz\.|Kapitel|Kap\.|Abschnitte?s?|No\.|[Nn]umber|[Ss]ection)"
    r"|(?P<satz>Satz|Sätze|Unterabsatz|UAbs\.|sentence)|(?P<anh>Anhangs?|Anh\.|Anlage|Annex))"
    rf"|(?P<act>\((?:EU|EG|EWG|EC)\)(?:{_GAP}(?:Nr|No)\.)?)){_GAP}$"
)
_LONGEST_KEYWORD = 16
_FORMS = {
    "par": _NUMBER,
    "art": _NUMBER,
    "abs": _NUMBER,
    "nr": _NUMBERED,
    "satz": _SENTENCE,
    "anh": _NUMBER,
    "act": _ACT,
}
_NEXT = re.compile(
    rf"{_GAP}(?:,|und|oder|bis|sowie|bzw\.|and|or|-){_GAP}([0-9]+[a-z]?)(?![0-9A-Za-z/]|[.,][0-9]|{_GAP}(?:%|€|EUR|Euro|Prozent|v\.))"
)
_LETTERED = re.compile(
    rf"[BblpAE](?<!\w.)(?:(?:uchst(?:aben?|\.)|it\.|oint){_GAP}\(?(?P<bst>[a-z])|(?:nhangs?|nh\.|nlage|nnex){_GAP}(?P<anh>[IVX]{{1,4}}))(?!\w)"
)


def references_at(text: str, place: int) -> list[NumberMention]:
    """The reference whose number's digits begin at ``place``; "§§ 23 und 44" and "Art. 25, 27 und 28" give each."""
    if titled := _TITLED_ACT.match(text, place):
        return [NumberMention(titled.group(), f"act:{titled[1]}", place, titled.end(), NumberKind.REFERENCE)]
    keyword = _KEYWORD.search(text, max(0, place - _LONGEST_KEYWORD), place)
    if keyword is None:
        return []
    key = str(keyword.lastgroup)
    number = _FORMS[key].match(text, place)
    if number is None:
        return []
    found = [_mention(text, key, number.group(), keyword.start(), number.end())]
    several = keyword.group().startswith("§§")
    while key in ("par", "art") and (following := _NEXT.match(text, found[-1].end)):
        if not several and re.match("[ \u00a0][A-ZÄÖÜ][a-zäöü]{2}", text[following.end() :]):
            break
        found.append(_mention(text, key, following[1], following.start(1), following.end(1)))
    return found


def lettered_references(text: str) -> Iterator[NumberMention]:
    """The references without digits: "Buchstabe b", "Anhang I"."""
    for found in _LETTERED.finditer(text):
        key = str(found.lastgroup)
        yield _mention(text, key, found[key], found.start(), found.end())


def _mention(text: str, key: str, number: str, start: int, end: int) -> NumberMention:
    number = "".join(number.lower().split())
    if key == "anh":
        number = str(_ROMAN.get(number, number))
    return NumberMention(text[start:end], f"{key}:{number}", start, end, NumberKind.REFERENCE)
