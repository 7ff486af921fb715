"""The programme a document belongs to, by the names in its title."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from assistant.corpus.model import Programme

_QUOTED = re.compile(r"[„\"»]([^“\"«„»”]{3,90})[“\"«”]")
_BRACKETED = re.compile(r"\(([A-ZÄÖÜ][\w.-]{1,11}|[A-Z]{2,}[\w -]{0,12})\)")
_SHORT_FOR = re.compile(r"\((?:kurz|nachfolgend|im Folgenden|Kurz)[:,]?\s*[„\"]?([A-ZÄÖÜ][\w.+-]{1,14})[“\"]?\)")
_KNOWN = re.compile(
    r"\b(?:KMU-innovativ|go-inno|go-cluster|WIR!|RUBIN|Clusters4Future|ZIM|GRW|EEW|INNO-KOM|ERP|IGF|EXIST)\b"
)
_NOT_SHORT = {"EU", "KMU", "AGVO", "FuE", "BMWK", "BMBF", "BMWE", "BMWi", "BHO", "EUR", "DE", "BAnz", "AEUV", "BMAS",
              "Ergebnispapier", "BMFTR", "LHO", "ANBest-P", "VO"}  # fmt: skip
_NO_NAME = re.compile(r"\b(?:ABl|BGBl|Nr)\b|papier|bericht|richtlinie|entwurf|anlage|stand", re.I)
_NAMED = re.compile(
    r"\b((?:Bundesförderung|Zentrale[sn]? Innovationsprogramm|Gemeinschaftsaufgabe)\b[^,;().\n“]{4,90})"
)


def programme_of(
    title: str, head: str, funder: str | None, region: str | None, starts: date | None, ends: date | None
) -> Programme | None:
    """The programme named in quotes or by an abbreviation in the title, else by plain words in the head.

    ``None`` where there is no such name: a wrong programme is worse than none.
    """
    names = _names(title, (_QUOTED, _NAMED)) or _names(head, (_NAMED,))
    short = _short_names(title, head, names)
    if not names and not short:
        return None
    name = names[0] if names else short[0]
    aliases = tuple(alias for alias in short if alias.lower() != name.lower())
    key = slug(short[0] if short else name)
    return Programme(key, name, aliases, funder, region, starts, ends) if key else None


def _names(text: str, patterns: tuple[re.Pattern[str], ...]) -> list[str]:
    found = (" ".join(match.group(1).split()).strip(" –-") for pattern in patterns for match in pattern.finditer(text))
    return [name for name in found if (4 <= len(name) <= 90 and " " in name) or (name[:1].isupper() and "-" in name)]


def _short_names(title: str, head: str, names: list[str]) -> list[str]:
    """Abbreviations in the title, or in the head right behind the programme's name or after "kurz:"."""
    found = [m.group(1).strip() for p in (_SHORT_FOR, _BRACKETED) for m in p.finditer(title)]
    found.extend(match.group() for match in _KNOWN.finditer(title))
    if not found:
        found.extend(match.group(1) for match in _SHORT_FOR.finditer(head))
        for name in names[:1]:
            last = re.escape(name.split()[-1])
            found.extend(re.findall(rf"{last}[“\"]?\s*\(([A-ZÄÖÜ][\w.-]{{1,11}})\)", head))
    clean = [name for name in dict.fromkeys(found) if name not in _NOT_SHORT and not name.isdigit()]
    return [name for name in clean if len(name) <= 15 and not _NO_NAME.search(name)][:3]


def slug(name: str) -> str:
    """A programme's key: lower-case ASCII words joined by hyphens."""
    text = name.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")[:60]
