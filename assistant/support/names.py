"""Names of a sentence that its source lacks: programmes, offices, companies, Länder, ministries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.support.reading import Word

_LAND = re.compile(
    r"(?i)(?:Baden-W|Württemberg|Bayern$|Bavaria|Berlin$|Brandenburg$|Bremen$|Hamburg$|Hessen$|Hesse$|Mecklenburg|Niedersachsen$"
    r"|Nordrhein|Rheinland|Saarland$|Sachsen|Schleswig|Thüring|Thuringia|Saxony|Ostdeutschland$|Westdeutschland$)"
)
_OFFICE = re.compile(
    r"(?i)(?:Bundes|Landes|Wirtschafts|Forschungs|Finanz|Umwelt|Verkehrs)[a-zäöü]*(?:ministeri|amt|anstalt|agentur|beauftragt|bank)"
    r"|.*ministerium$|.*(?:handels|handwerks)kammer$|(?:KfW|BAFA|NBank|IHK|HWK)$"
)
_CAPITALS = re.compile(r"(?=.*[A-ZÄÖÜ].*[A-ZÄÖÜ])[\w&.+!-]{2,}")
_LEGAL_FORMS = frozenset({"GmbH", "AG", "SE", "KG", "mbH", "e.V", "Ltd", "Inc"})
_COMMON = {"KMU", "SME", "SMEs", "EU", "PDF", "FuE", "F&E", "R&D", "IT", "E-Mail", "E-Mails", "EUR", "ID"}
_NO_NAMES = _LEGAL_FORMS | _COMMON
_FOUND = 0.5


def missing_names(said: Sequence[Word], by_terms: Sequence[float], source: str, english: bool) -> list[str]:
    """The words that surely are names and that ``source`` has neither as they stand nor by their terms.

    ``by_terms`` says for each word how surely the source has it by its terms. A name that looks like a common
    word ("Ulm", "Bosch" without its legal form) is not sure; it counts as a noun that nothing carries.
    """
    folded = source.casefold()
    return [
        word.text
        for place, (word, found) in enumerate(zip(said, by_terms, strict=True))
        if not word.number
        and not word.empty
        and found < _FOUND
        and word.text.rstrip("-") not in _NO_NAMES
        and word.text.casefold().rstrip("s'’") not in folded
        and _is_name(word, said[place + 1 : place + 4], english)
    ]


def _is_name(word: Word, following: Sequence[Word], english: bool) -> bool:
    if not word.capital and not _CAPITALS.fullmatch(word.text):
        return False
    if _LAND.match(word.text) or _OFFICE.match(word.text):
        return True
    # English texts write other German names and abbreviations translated.
    capitals = _CAPITALS.fullmatch(word.text) is not None and not english
    return capitals or any(other.text in _LEGAL_FORMS for other in following)
