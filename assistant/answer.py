"""The value objects that everything else passes around."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Literal, Self

from assistant.company import CompanyFacts
from assistant.corpus.model import Authority, Filters

Language = Literal["de", "en"]


class AnswerStatus(StrEnum):
    """How an answer ended."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NOT_COVERED = "not_covered"
    OUT_OF_SCOPE = "out_of_scope"
    CLARIFY = "clarify"
    BLOCKED = "blocked"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as asked. ``language`` is ``None`` where it is to be told from the text.

    ``company`` is what a form says of the company that asks; it counts as if it was said in the question. ``owner`` is
    the opaque key of who the conversation belongs to, kept with it from its first turn.
    """

    text: str
    language: Language | None = None
    conversation: str | None = None
    filters: Filters = field(default_factory=Filters)
    company: CompanyFacts | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote and where it stands: physical page from 1, printed label, document, date, authority."""

    number: int
    document: str
    title: str
    page: int
    page_label: str
    quote: str
    authority: Authority
    as_of: date | None = None
    url: str | None = None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The citation of :func:`citation_json`."""
        as_of = date.fromisoformat(data["as_of"]) if data["as_of"] else None
        return cls(**{**data, "authority": Authority(data["authority"]), "as_of": as_of})


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of an answer, marked with the numbers of the citations it rests on."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gets back; :meth:`to_json` is the public form.

    ``question`` is the question as it was understood, where that is not as asked; ``facts`` is what is known of
    the company that asks, in words.
    """

    id: str
    status: AnswerStatus
    language: Language
    text: str
    claims: tuple[Claim, ...] = ()
    notices: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    question: str | None = None
    facts: tuple[str, ...] = ()
    model: str = "extractive"
    prompt_version: str = ""
    corpus_revision: int = 0
    duration_ms: int = 0

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation once, by number."""
        found = {citation.number: citation for claim in self.claims for citation in claim.citations}
        return tuple(found[number] for number in sorted(found))

    def to_json(self) -> dict[str, Any]:
        """The public contract of ``ask --json`` and the web API."""
        return {
            "id": self.id,
            "status": self.status.value,
            "language": self.language,
            "text": self.text,
            "citations": [citation_json(citation) for citation in self.citations],
            "notices": list(self.notices),
            "suggestions": list(self.suggestions),
            "question": self.question,
            "facts": list(self.facts),
            "model": self.model,
            "prompt_version": self.prompt_version,
            "corpus_revision": self.corpus_revision,
            "duration_ms": self.duration_ms,
        }


def citation_json(citation: Citation) -> dict[str, Any]:
    """A citation in the public form."""
    return {
        "number": citation.number,
        "document": citation.document,
        "title": citation.title,
        "page": citation.page,
        "page_label": citation.page_label,
        "quote": citation.quote,
        "authority": citation.authority.value,
        "as_of": citation.as_of.isoformat() if citation.as_of else None,
        "url": citation.url,
    }
