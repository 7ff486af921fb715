"""Who gives the money, where it applies, and what the document may prove."""

from __future__ import annotations

import re

from assistant.corpus.model import Authority

LAENDER = (
    "Baden-Württemberg", "Bayern", "Berlin", "Brandenburg", "Bremen", "Hamburg", "Hessen", "Mecklenburg-Vorpommern",
    "Niedersachsen", "Nordrhein-Westfalen", "Rheinland-Pfalz", "Saarland", "Sachsen-Anhalt", "Sachsen",
    "Schleswig-Holstein", "Thüringen",
)  # fmt: skip
_LAND_WORDS = {
    **{land: land for land in LAENDER},
    "Freistaat Sachsen": "Sachsen", "Freistaat Bayern": "Bayern", "Freistaat Thüringen": "Thüringen",
    "NRW": "Nordrhein-Westfalen", "Bayerisch": "Bayern", "Sächsisch": "Sachsen", "Hessisch": "Hessen",
    "Niedersächsisch": "Niedersachsen", "Thüringer": "Thüringen", "Landes Nordrhein": "Nordrhein-Westfalen",
    "Saarländisch": "Saarland", "Brandenburgisch": "Brandenburg",
}  # fmt: skip
_MINISTRY = re.compile(
    r"\b(?:des\s+|der\s+|das\s+|Das\s+)?((?:Bundesministerium|Bundesministeriums|Bundesamt|Ministerium|Ministeriums|"
    r"Staatsministerium|Staatsministeriums|Sächsisches Staatsministerium|Bayerisches Staatsministerium|"
    r"Senatsverwaltung|Behörde)\s+(?:für|der|des)\s+[A-ZÄÖÜ][\w-]+(?:(?:,\s+|\s+und\s+|,\s+)"
    r"(?:ländliche\s+Räume|berufliche\s+\w+|digitale\s+\w+|reaktive\s+\w+|nukleare\s+Sicherheit|[A-ZÄÖÜ][\w-]+))*)"
)
_GENITIVE = re.compile(r"(inisterium)s\b")
_JOINT_TASK = re.compile(r"^(?:.{0,60}\s)?Gemeinschaftsaufgabe\b", re.MULTILINE)
"""A task that Bund and Länder pay for together by Article 91a of the constitution (GG)."""
_FEDERAL = re.compile(r"Bundesministeri|Bundesregierung|Bundesanzeiger|Bundesamt\b|Bundesförderung|\bder Bund gewährt")
_EUROPE = re.compile(
    r"Verordnung \(EU\)|Amtsblatt der Europäischen Union|Europäische Kommission|DAS EUROPÄISCHE PARLAMENT"
)
_KINDS: tuple[tuple[Authority, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(words, re.IGNORECASE))
    for kind, words in (
        (
            Authority.PAPER,
            r"\b(?:Bericht|Ergebnispapier|Positionspapier|Papier|Studie|Pressemitteilung|Evaluation|Evaluierung|"
            r"Whitepaper|Diskussionspapier|Gutachten|Jahresbericht)\b",
        ),
        (
            Authority.LEAFLET,
            r"merkblatt|\bFAQ|häufig gestellte|häufige fragen|\bflyer|leitfaden|broschüre|informationsblatt|infoblatt|"
            r"handreichung|hinweise (?:zu|für)|kurzinfo|factsheet|checkliste",
        ),
        (
            Authority.GUIDELINE,
            r"richtlinie|bekanntmachung|koordinierungsrahmen|förderaufruf|fördergrundsätze|förderbedingungen|"
            r"nebenbestimmungen|verwaltungsvorschrift|rahmenregelung|unionsrahmen|wettbewerbsaufruf",
        ),
        (Authority.LAW, r"\b(?:[\wäöüß-]*verordnung|[\wäöüß-]*gesetz(?:es)?|beschluss|empfehlung der kommission)\b"),
    )
)


def authority(title: str, head: str) -> Authority:
    """What the document may prove, by the words of its title, else of its first lines."""
    for where in (title, head[:600]):
        found = [(match.start(), rank, kind) for rank, (kind, words) in enumerate(_KINDS)
                 if (match := words.search(where))]  # fmt: skip
        if found:
            return _first_kind(found, where)
    return Authority.LEAFLET


def _first_kind(found: list[tuple[int, int, Authority]], where: str) -> Authority:
    """A leaflet or report *on* a guideline says so first; a guideline that names a law is a guideline."""
    kinds = {kind for _, _, kind in found}
    if Authority.LAW in kinds and Authority.GUIDELINE in kinds:
        found = [entry for entry in found if entry[2] is not Authority.LAW]
    weak = [entry for entry in found if entry[2] in (Authority.PAPER, Authority.LEAFLET)]
    strong = [entry for entry in found if entry not in weak]
    if weak and strong and min(weak)[0] > min(strong)[0] and not re.search(r"zu[rm]?\s|FAQ", where):
        return min(strong)[2]
    return min(weak or strong)[2]


def funder(head: str, body: str) -> str | None:
    """The ministry or office named first in the head, else the one named first in the text."""
    for where in (head, body):
        if match := _MINISTRY.search(where):
            return _GENITIVE.sub(r"\1", match.group(1))
        if where is head and _JOINT_TASK.search(where):
            return "Bund und Länder"
    if re.search(r"Europäische Kommission|DAS EUROPÄISCHE PARLAMENT", head):
        return "Europäische Kommission"
    return None


def region(head: str, funder_name: str | None, title: str) -> str | None:
    """``Bund``, ``EU``, or the Land whose authority issued the document."""
    if re.search(r"Verordnung \(EU\)|\(EU\) Nr\.|2003/361/EG", title):
        return "EU"
    if funder_name and funder_name.startswith("Bund"):
        return "Bund"
    for word, land in sorted(_LAND_WORDS.items(), key=lambda entry: -len(entry[0])):
        for where in (title, funder_name or "", head[:500]):
            if re.search(rf"\b{re.escape(word)}", where):
                return land
    if _FEDERAL.search(head):
        return "Bund"
    return "EU" if _EUROPE.search(head[:500]) else None
