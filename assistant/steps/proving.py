"""From a sentence that a model wrote to a claim: verified, with the quotes that carry it, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

import numpy as np

from assistant.answer import Citation, Claim, Language
from assistant.corpus.search.unit_cache import UnitCache
from assistant.corpus.units import Part
from assistant.generation.carrying import carrying, overlap
from assistant.generation.digits import in_english
from assistant.generation.reading import Sentence
from assistant.generation.support import Judgement, Outgoing, Support
from assistant.steps.citing import Citing
from assistant.steps.quoting import quoted
from assistant.steps.showing import PageLabel, Raw, Shown


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of a sentence: the claim, if it passed, the passages cited or tried, and the last verdict."""

    claim: Claim | None
    cited: tuple[int, ...]
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Tools:
    """What proving takes.

    ``support`` judges a sentence, ``outgoing`` and ``holds`` the claim that it becomes with its quotes.
    ``units`` knows the vectors of units, ``embed`` gives that of a sentence.
    """

    support: Support
    outgoing: Outgoing
    holds: Callable[[Claim, Language], bool]
    units: Callable[[], UnitCache]
    embed: Callable[[str], Sequence[float]]
    page_label: PageLabel
    raw: Raw


def prove(sentence: Sentence, shown: Sequence[Shown], language: Language, tools: Tools) -> Proof:
    """Tries the passages that the sentence names, then the one that holds most of its words: numbers get mixed up."""
    said = sentence.text
    if language == "en":
        said = in_english(said, "\n".join(one.passage.whole for one in shown))
    last = Proof(None, sentence.passages, Judgement(False, ("no passage",)))
    for tried in _candidates(said, sentence.passages, shown, language):
        cited = tuple(one.passage.number for one in tried)
        names = "; ".join(one.passage.title for one in tried)
        judgement = Judgement.of(tools.support(said, [one.passage.text for one in tried], language, names))
        if judgement.supported:
            quoting = _claim(said, tried, language, tools)
            claim = tools.outgoing(quoting) if quoting else None
            if claim is not None and tools.holds(claim, language):
                return Proof(claim, cited, judgement)
            judgement = Judgement(False, ("quotes" if claim or not quoting else "outgoing",), judgement.share)
        if last.judgement.reasons == ("no passage",):
            last = Proof(None, cited, judgement)
    return last


def _candidates(
    text: str, named: tuple[int, ...], shown: Sequence[Shown], language: Language
) -> list[tuple[Shown, ...]]:
    marked = tuple(one for one in shown if one.passage.number in named)
    others = [one for one in shown if one not in marked]
    found = [marked] if marked else []
    if others:
        found.append((max(others, key=lambda one: overlap(text, language, [scored.unit for scored in one.units])),))
    return found


def _claim(text: str, cited: Sequence[Shown], language: Language, tools: Tools) -> Claim | None:
    pool = [(one, scored) for one in cited for scored in one.units]
    near = _nearness(text, cited, tools)
    places = carrying(text, language, [scored.unit for _, scored in pool], near)
    citing = Citing(tools.page_label)
    citations: list[Citation] = []
    for _, grouped in groupby((pool[place] for place in places), key=lambda one: (id(one[0]), one[1].unit.unit.lead)):
        group = list(grouped)
        source, units = group[0][0], [scored for _, scored in group]
        document = source.choice.chunks[units[0].chunk].stored.document
        citations += citing.citations(quoted(units, source.choice, partial(_text, tools.raw, document.id)), document)
    if not citations:
        return None
    unique = tuple(dict.fromkeys(citations))
    marks = "".join(f"[{citation.number}]" for citation in unique)
    return Claim(f"{text} {marks}", unique)


def _nearness(text: str, cited: Sequence[Shown], tools: Tools) -> list[float]:
    sentence = np.asarray(tools.embed(text), np.float32)
    near: list[float] = []
    for one in cited:
        chunk = one.choice.chunks[one.units[0].chunk]
        (vectors,) = tools.units().vectors([chunk])
        near += [float(vectors[scored.place] @ sentence) for scored in one.units]
    return near


def _text(raw: Raw, document: int, part: Part) -> str:
    return raw(document, part.start, part.end)
