"""What tells whether a passage supports a sentence: named numbers, each of which means one thing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.support import polarity, relations, rivals
from assistant.support.alignment import SEEN, Alignment
from assistant.support.marks import kinds
from assistant.support.names import missing_names
from assistant.support.numbers import missing_numbers
from assistant.support.wording import Wording

_OFFICE = re.compile(
    r"(?i)(?:Bund(?:es)?|Land(?:es)?|Länder|EU|Kommission|Staat|Stadt|Kommunen?|commission|ministry|federal|chamber|authority"
    r"|parliament|\w*(?:minister\w*|amt|behörde|kammer|bank|agentur|träger|ressorts?|parlament\w*|gericht))"
)
_SWAP_ONLY_IN = 0.15
"""Order tells something only where nearly all words are the passage's own."""

JUDGED = "judged"
"""The log odds of a judge, where one is asked."""

FOR = frozenset({"said", "said together", "english said", "entailed", "english entailed", JUDGED})
"""The features that speak for support; all others speak against it."""


def features(given: Alignment, missing: Mapping[str, list[str]], entailed: float) -> dict[str, float]:
    """The features of an aligned sentence; ``missing`` are its numbers and names that the source lacks, ``entailed``
    the log odds of the entailment model that the passage supports it."""
    wording = Wording(given)
    found = _covering(given)
    found |= {"entailed": entailed, "english entailed": entailed if given.language == "en" else 0.0}
    close = max(0.0, (float(given.share(given.content)[given.best_piece]) - 0.5) * 2)
    clauses = list(polarity.clauses(wording))
    elsewhere, rival, turned = relations.elsewhere(given), rivals.rival(given), polarity.turned(wording)
    found |= {
        "number missing": float(min(len(missing["number"]), 2)),
        "name missing": float(min(len(missing["name"]), 2)),
        "office missing": _offices(given),
        "other number": rival,
        "other number, close": close * rival,
        "said of another, close": close * elsewhere,
        "broken": relations.broken(given),
        "torn": relations.torn(given),
        "swapped": relations.swapped(given) * (_unsaid(given) < _SWAP_ONLY_IN),
        "turned round": float(polarity.turned_round(wording)),
        "turned": turned,
        "turned, close": close * turned,
        "clause turned": max((share * (said != held) for share, said, held in clauses), default=0.0),
        "denies, close": close * any(said and not held for _, said, held in clauses),
        "opening wrong": polarity.wrong_opening(wording, clauses),
        "opposite": polarity.opposed(given),
        "bound turned": polarity.bounds_turned(wording),
        "stronger": wording.stronger,
        "weakening lost, close": close * wording.weakening_lost,
        "weakening lost and stronger": wording.weakening_lost * wording.stronger,
    }
    found |= {f"added: {kind}": value for kind, value in wording.added().items()}
    return found | {f"lost: {kind}": value for kind, value in wording.lost().items()}


BROKEN = {
    "number missing": "number not in the passage",
    "name missing": "name not in the passage",
    "turned round": "says the opposite of the passage",
}
"""What no weighing makes good, with how it is told."""

COLUMNS: tuple[str, ...] = (
    "said",
    "said together",
    "nouns unsaid",
    "least said",
    "english unsaid",
    "english said",
    "entailed",
    "english entailed",
    "number missing",
    "name missing",
    "office missing",
    "other number",
    "other number, close",
    "said of another, close",
    "broken",
    "torn",
    "swapped",
    "turned round",
    "turned",
    "turned, close",
    "clause turned",
    "denies, close",
    "opening wrong",
    "opposite",
    "bound turned",
    "stronger",
    "weakening lost, close",
    "weakening lost and stronger",
    *(f"added: {kind}" for kind in kinds()),
    *(f"lost: {kind}" for kind in kinds()),
)
JUDGED_COLUMNS = (*COLUMNS, JUDGED)


def missing(given: Alignment, sources: str) -> dict[str, list[str]]:
    """The numbers and names of the sentence that neither ``sources`` nor the headings hold."""
    english = given.language == "en"
    names = missing_names(given.said, given.by_terms.tolist(), f"{sources} {given.context}", english)
    return {"number": missing_numbers(given.sentence, (sources, given.context)), "name": names}


def _covering(given: Alignment) -> dict[str, float]:
    """How much of the sentence the passage says at all; English ones are found by translation, which says less."""
    english = given.language == "en"
    rows = given.content
    unsaid = [row for row in rows if given.by_terms[row] < SEEN]
    weight = given.weight[rows]
    said = float((given.by_terms[rows] * weight).sum() / weight.sum())
    return {
        "said": said,
        "said together": float(given.share(rows)[given.best_piece]),
        "nouns unsaid": 0.0 if english else float(sum(bool(row) and given.said[row].capital for row in unsaid)),
        "least said": float(bool(unsaid)),
        "english unsaid": float(len(unsaid)) if english else 0.0,
        "english said": said if english else 0.0,
    }


def _unsaid(given: Alignment) -> float:
    return sum(bool(given.by_terms[row] < SEEN) for row in given.content) / len(given.content)


def _offices(given: Alignment) -> float:
    """How many offices of the sentence the source does not have; at most 2."""
    named = [row for row in given.content if _OFFICE.fullmatch(given.said[row].text)]
    return float(min(sum(given.by_terms[row] < SEEN for row in named), 2))
