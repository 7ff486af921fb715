"""Names of a sentence: programmes, offices, companies, people, Länder, ministries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.german import dictionary
from assistant.german.compound import split
from assistant.support.reading import Word

_LAND = re.compile(
    r"(?i)^(?:Baden-W|Württemberg|Bayern|Bavaria|Berlin$|Brandenburg$|Bremen$|Hamburg$|Hessen$|Hesse$|Mecklenburg|Niedersachsen$"
    r"|Nordrhein|Rheinland|Saarland$|Sachsen|Schleswig|Thüring|Thuringia|Saxony|Ostdeutschland$|Westdeutschland$|Europa$)"
)
_OFFICE = re.compile(
    r"(?i)^(?:Bundes|Landes|Wirtschafts|Forschungs|Finanz|Umwelt|Verkehrs)[a-zäöü]*(?:ministeri|amt|anstalt|agentur|beauftragt|bank)"
    r"|ministerium|handelskammer|handwerkskammer|^(?:KfW|BAFA|NBank|IHK|HWK)$"
)
_ACRONYM = re.compile(r"^(?=.*[A-ZÄÖÜ].*[A-ZÄÖÜ])[\wÄÖÜäöü&.+!-]{2,}$")
_FORMS = frozenset({"GmbH", "AG", "SE", "KG", "mbH", "e.V", "Ltd", "Inc"})
_COMMON = frozenset({"KMU", "SME", "SMEs", "EU", "PDF", "FuE", "F&E", "R&D", "IT", "E-Mail", "E-Mails", "EUR", "OK", "GmbH", "CEO", "ID"})


def missing_names(said: Sequence[Word], best: Sequence[float], source: str, english: bool) -> tuple[list[str], int]:
    """Names that the ``source`` lacks: those that are surely names, and how many more words may be one.

    ``best`` says for each word how surely the source has it by its terms.
    """
    sure, perhaps = [], 0
    folded = source.casefold()
    for place, (word, match) in enumerate(zip(said, best, strict=True)):
        if word.number or word.empty or match >= 0.5 or word.text.casefold().rstrip("s'’") in folded:
            continue
        if not word.capital and not _ACRONYM.match(word.text):
            continue
        if word.text.rstrip("-") in _COMMON:
            continue
        company = any(other.text in _FORMS for other in said[place + 1 : place + 4])
        if company or _LAND.search(word.text) or _OFFICE.search(word.text) or (_ACRONYM.match(word.text) and not english):
            sure.append(word.text)
        elif english:
            perhaps += place > 0
        elif dictionary.as_written(word.text) is None and split(word.text.lower()) is None:
            perhaps += 1
    return sure, perhaps
