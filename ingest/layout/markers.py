"""How list items, numbered headings, footnotes and lines of a table of contents begin."""

from __future__ import annotations

import re

from ingest.cleaning.characters import BULLETS

_BULLET = re.compile(rf"^(?:[{re.escape(BULLETS)}]+|o|-)\s+(?=\S)")
_LETTER = re.compile(r"^\(?[a-z]{1,2}\)\s+|^[a-z]\.\s+(?=[A-ZÄÖÜ„])|^\([ivx]{1,5}\)\s+|^[ivx]{1,5}\)\s+")
_COUNTED = re.compile(r"^(?:\(\d{1,3}[a-z]?\)|\d{1,2}\))\s+")
_ORDINAL = re.compile(r"^(\d{1,2})\.\s+(?=\S)")
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_NO_ITEM = re.compile(rf"^(?:{_MONTHS}|Jahrhundert|Legislatur|Lebensjahr|Quartal|Halbjahr|Platz|Tag|Monat)")

NUMBER = re.compile(
    r"^(?P<number>(?:Nr\.\s*|Nummer\s+)?(?:[A-Z]\.?)?\d{1,2}(?:\.\d{1,2}){0,5}\.?|[IVX]{1,5}\.(?:\d+\.?)*|[A-Z]\.)\s+"
    r"(?P<title>[A-ZÄÖÜ„\"(»‚].*)$"
)
SECTION = re.compile(
    r"^(?P<word>§{1,2}|Artikel|Art\.|Anlage|Anhang|ANHANG|ANLAGE|Kapitel|Abschnitt|Teil|Titel|Modul|Annex|Schritt)"
    r"\s*(?P<number>\d{1,3}[a-z]?|[IVX]{1,5}|[A-Z])?(?=[\s:.–-]|$)\s*[:.–-]?\s*(?P<title>.*)$"
)
_UNITS = re.compile(
    rf"^(?:{_MONTHS}|Prozent|Euro|EUR|Mio|Mrd|Millionen|Milliarden|Jahre|Monate|Wochen|Tage|Uhr|Stunden|Personen|"
    r"Absatz|Abs\.|Satz|Nummer|Nr\.|Buchstabe|Unterabsatz|Halbsatz|AGVO|AEUV|BHO|LHO|VwVfG|GRWG|BGB)\b"
)
_DOTS = re.compile(r"(?:\.\s?){5,}\s*[\dIVXivx]{0,5}$|…{2,}\s*\d{0,4}$|_{5,}\s*\d{1,4}$|(?:\s\.){3,}\s*\d{0,4}$")
_LEADER = re.compile(r"\.\s?\.|…|__")
CONTENTS_TITLE = re.compile(r"^(?:Inhalt|Inhaltsverzeichnis|Inhaltsübersicht|Table of contents|Contents)\s*:?$", re.I)
FOOTNOTE = re.compile(r"^(?:\d{1,3}|\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)\)?[\s ]*\S")


def bullet(text: str) -> int:
    """Length of a bullet with its blank at the start, 0 where there is none."""
    match = _BULLET.match(text)
    return match.end() if match else 0


def item(text: str) -> int:
    """Length of any list marker at the start: bullet, ``a)``, ``(1)``, ``1.``; 0 where there is none."""
    if length := bullet(text):
        return length
    for pattern in (_LETTER, _COUNTED):
        if match := pattern.match(text):
            return match.end()
    if (match := _ORDINAL.match(text)) and not _NO_ITEM.match(text[match.end() :]):
        return match.end()
    return 0


def number_depth(text: str) -> tuple[int, str] | None:
    """Depth and title of a numbered heading's text (``5.2.1 Höhe`` is 3 deep), ``None`` where it is none."""
    match = NUMBER.match(text)
    if match is None:
        return None
    title = match.group("title")
    if _UNITS.match(title) or not re.search(r"[A-Za-zÄÖÜäöüß]{2,}", title):
        return None
    number = match.group("number").strip(". ")
    return number.count(".") + (0 if re.match(r"^[A-Z]\.\d", number) else 1), title


def number_of(text: str) -> str:
    """The number of a numbered heading without its last full stop; empty where there is none."""
    match = NUMBER.match(text)
    return match.group("number").strip(". ") if match and number_depth(text) else ""


def section(text: str) -> tuple[str, str] | None:
    """Word and title of ``§ 3 …``, ``Artikel 25``, ``Anhang 1 …``; ``None`` where the text is a mere reference."""
    match = SECTION.match(text)
    if match is None:
        return None
    word, title = match.group("word"), match.group("title")
    if not match.group("number") and (title or word in {"§", "§§", "Teil", "Titel", "Modul", "Schritt", "Art."}):
        return None
    if _UNITS.match(title) or (title and not re.match(r"[A-ZÄÖÜ„(»\d]", title)) or re.match(r"\d", title):
        return None
    return word, title


def is_contents_line(text: str) -> bool:
    """Whether a line belongs to a table of contents: dot leaders to a page number."""
    return bool(_LEADER.search(text) and _DOTS.search(text))
