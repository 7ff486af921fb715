"""Which documents are older editions of others in the corpus, and whether a question asks for what was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.corpus.model import DocumentInfo
from assistant.german import TermKind, analyse

ALIKE = 0.75
"""Share of the words of both titles together that two editions have in common."""

_EDITION = re.compile(
    r"\((?:[^()]*\b(?:Fassung|Version|Stand|Ausgabe|alt|neu|gültig|bis|ab)\b[^()]*|\d{4})\)|"
    r"\b(?:Fassung|Version|Stand|Ausgabe)\b(?:\s+(?:vom|von))?|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_AMENDS = re.compile(r"änderung|berichtigung|ergänzung|nachtrag|amend|corrig", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:damals|früher\w*|fruher|vorher\w*|ehemal\w+|bisherig\w*|alte[nrsm]?\s+(?:regel\w*|grenze\w*|"
    r"fassung\w*|verordnung\w*|richtlinie\w*|recht)|seinerzeit|einst|war(?:en)?|galt(?:en)?|wurde[n]?)\b|"
    r"\b(?:former(?:ly)?|previous(?:ly)?|used\s+to|back\s+then|old\s+(?:rules?|limit)|"
    r"(?:what|who|when|how\s+\w+)\s+(?:was|were))\b",
    re.IGNORECASE,
)


def asks_for_the_past(question: str) -> bool:
    """Whether a question names a year or speaks of what was, so that an older edition may be meant."""
    return bool(_PAST.search(question))


def older_editions(documents: Sequence[DocumentInfo]) -> frozenset[int]:
    """The documents of which the corpus holds a later edition: a title much alike, and a later date.

    An amendment is no edition: what it does not change still stands in the document that it amends.
    """
    titles = {document.id: _words(document.metadata.title) for document in documents}
    return frozenset(
        old.id
        for old in documents
        for new in documents
        if not _AMENDS.search(new.metadata.title)
        and _dated(old) < _dated(new)
        and _alike(titles[old.id], titles[new.id])
    )


def _dated(document: DocumentInfo) -> date:
    metadata = document.metadata
    return metadata.valid_from or metadata.as_of or date.max


def _words(title: str) -> frozenset[str]:
    return frozenset(term.text for term in analyse(_EDITION.sub(" ", title)) if term.kind is TermKind.WORD)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one & other) and len(one & other) >= ALIKE * len(one | other)
