"""Composes an answer of verbatim sentences: chosen by score, made whole, put in reading order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from assistant.answer import Citation, Claim
from assistant.corpus.units import Part
from assistant.state import State
from assistant.steps.citing import Citing, PageLabel
from assistant.steps.pick import pick_all
from assistant.steps.quoting import Quoted, quoted
from assistant.wording import quotation_marks


class Compose:
    """The extractive composer: no word of an answer's quotes is its own.

    ``raw`` gives the text between two offsets of a document (document id, start, end).
    """

    def __init__(self, page_label: PageLabel, raw: Callable[[int, int, int], str]) -> None:
        self._page_label = page_label
        self._raw = raw

    def __call__(self, state: State) -> State:
        assert state.choice is not None and state.need is not None  # noqa: S101 - the step before sees to it
        claims: list[Claim] = []
        citing = Citing(self._page_label)
        before = ""
        for choice, group in pick_all(state.parts or ((state.need, state.choice),)):
            document = choice.chunks[group[0].chunk].stored.document
            quote = quoted(group, choice, partial(self._text, document.id))
            citations = citing.citations(quote, document)
            opening = _opening(quote.subject, citations[0].title, state.language)
            said = _said_of(quote, citations, quotation_marks(state.language))
            claims.append(Claim(said if opening == before else f"{opening}{said}", citations))
            before = opening
        return replace(state, claims=tuple(claims))

    def _text(self, document: int, part: Part) -> str:
        return self._raw(document, part.start, part.end)


def _opening(subject: str, title: str, language: str) -> str:
    """What a quote speaks of, before it; in English with the words that it is quoted in German."""
    if language == "en":
        plain = subject or ("Source" if any(map(str.isdigit, title)) else title)
        return f"{plain} (quoted in German): "
    if not subject:
        return ""
    return f"{subject} " if subject.endswith("?") else f"{subject}: "


def _said_of(quote: Quoted, citations: Sequence[Citation], marks: tuple[str, str]) -> str:
    """The quotes in quotation marks with their citations' numbers; a list item by item, a table row in words."""
    numbers = "".join(f"[{citation.number}]" for citation in citations)
    if quote.row:
        return f"{quote.row} {numbers}"
    if len(citations) > 2:
        first, *rest = (f"{marks[0]}{citation.quote}{marks[1]} [{citation.number}]" for citation in citations)
        return "\n– ".join((first, *rest))
    return f"{marks[0]}{' … '.join(citation.quote for citation in citations)}{marks[1]} {numbers}"
