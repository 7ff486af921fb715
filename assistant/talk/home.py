"""Looking first at what the company's own Land, the federation and the EU offer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.corpus.model import DocumentInfo, Filters
from assistant.talk.expressions import expressions, found
from assistant.talk.known import KnownNames
from assistant.talk.places import places_in


def at_home(question: str, land: str, documents: Sequence[DocumentInfo], names: KnownNames) -> Filters | None:
    """Filters that leave out the documents of other Länder; ``None`` where the question does not call for it.

    It does where it speaks of the asker's company and names neither a Land nor a programme.
    """
    speaks = found(expressions("company.toml")["speaks"]["patterns"], question)
    if not speaks or places_in(question) or names.known(question):
        return None
    near = [document.metadata.file for document in documents if _region(document) in (None, land)]
    return Filters(documents=tuple(near)) if near and len(near) < len(documents) else None


def _region(document: DocumentInfo) -> str | None:
    """The Land a document is for; ``None`` for those of the federation and the EU, and where none is known."""
    region = document.metadata.region or (document.metadata.programme and document.metadata.programme.region)
    return region if region and any(place.land == region for place in places_in(region)) else None
