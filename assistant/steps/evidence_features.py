"""What is known of the evidence for a question: the inputs of the evidence gate."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterator, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from simplemma import is_known

from assistant.corpus.model import Passage
from assistant.corpus.search.indexed import IndexedChunk
from assistant.corpus.search.need import Need, NeededTerm
from assistant.steps.choose import Choice, Scored
from assistant.steps.demands import asks_for_the_latest, counts_nothing, lacks_carrier, unknown_scheme

COLUMNS = (
    "sentence", "passage", "own", "context", "cover_around", "cosine", "dense", "phrase", "nearness",
    "unknown", "unknown_noun", "unmatched", "unmatched_noun", "heaviest_unmatched", "names", "asked_missing", "terms",
    "sure", "asked_held", "other_place", "margin", "name_missing", "counts_nothing", "lacks_carrier", "latest",
    "unknown_scheme", "heading_cosine", "covered", "matter", "coined_unknown",
    "reference_unknown", "other_land",
)  # fmt: skip
"""The features of the evidence in the order of the columns."""
_SAID = ("meaning", "tokens")
READ_COLUMNS = (*COLUMNS, *(f"{kind}{name}" for name in _SAID for kind in ("", "best_", "margin_")))
"""Those where there is a reranker: for each of its two numbers that of the best sentence, the highest of any, and how
far that stands above the mean."""

LOOKED_AT = 5
"""The best units, of which an answer is made."""

_QUOTED = re.compile(r"[„“\"»]([^„“”\"«»]{3,60})[“”\"«]")
_CALLED = re.compile(
    r"\b(?:[Pp]rogramm\w*|[Ff]örderprogramm\w*|[Ii]nitiative|[Cc]luster|[Nn]etzwerk|[Rr]ichtlinie|[Pp]rojekt|"
    r"[Ff]onds|[Ff]örderung|[Bb]onus|[Zz]uschuss|programme|initiative|fund)\s+"
    r"([A-ZÄÖÜ0-9][\w.+!-]*(?:\s+[A-ZÄÖÜ0-9][\w.+!-]*)+)"
)
_CALLED_ONE = re.compile(
    r"\b(?:[Bb]eim?|[Pp]rogramm\w*|[Ff]örderprogramm\w*|[Ii]nitiative|[Nn]etzwerk|[Ff]onds|programme)\s+"
    r"(?=([A-ZÄÖÜ][\w.+!]{3,})(?![\w-]))"
)
_CALLED_BEFORE = re.compile(
    r"\b(?:the|das|die|der)\s+([A-ZÄÖÜ][\w.+!]{3,})[ -](?:[Pp]rogramm\w*|scheme|initiative|grant)\b"
)
_COINED = re.compile(
    r"\b(?:[A-ZÄÖÜ][\w-]*[a-zäöüß\d]-?[A-ZÄÖÜ]{2,}[\w-]*|[A-ZÄÖÜ]{2,}-[A-ZÄÖÜ]{2,}|[A-ZÄÖÜ]{5,}|go-[a-z]{3,})\b"
)
_LEGAL_FORMS = frozenset({"GmbH", "GmbHs", "gGmbH", "mbH", "GbR"})
_REFERENCE = re.compile(r"§+\s*\d+\w?|\b(?:Artikel|Art\.|Article)\s*\d+\w?")
_EXISTS = re.compile(
    r"\b(?:gibt\s+es|gibt.?s|hat|haben|existiert|läuft|bietet|is\s+there|are\s+there|does)\b", re.IGNORECASE
)


def evidence_features(need: Need, passages: Sequence[Passage], choice: Choice) -> NDArray[np.float32]:
    """One row of :data:`COLUMNS`, or of :data:`READ_COLUMNS` where a reranker has read the sentences."""
    best = choice.best
    plain = _plain_features(need, passages, choice, best)
    if not best[0].was_read:
        return plain
    said = np.asarray([[scored.feature(name) for name in _SAID] for scored in best], np.float32)
    most = said.max(axis=0)
    return np.append(plain, np.stack((said[0], most, most - said.mean(axis=0))).T.ravel()).astype(np.float32)


def _plain_features(
    need: Need, passages: Sequence[Passage], choice: Choice, best: Sequence[Scored]
) -> NDArray[np.float32]:
    first = best[0]
    chunk = choice.chunks[first.chunk]
    scores = next(p.scores for p in passages if chunk.stored.id in {p.stored.id, *(part.id for part in p.merged)})
    around = {term for unit in chunk.units for term in unit.positions} | chunk.heading_terms | chunk.title_terms
    said = {term for scored in best[:LOOKED_AT] for term in (*scored.unit.positions, *scored.unit.lead_terms)}
    total = need.total_weight or 1.0
    unmatched = [needed for needed in need.terms if held(needed, around) == 0]
    nouns = [needed for needed in need.terms if is_noun(needed.term.surface, need.question)]
    shares = choice.shares
    values = sorted((passage.score for passage in passages), reverse=True)
    return np.asarray(
        (
            first.score,
            values[0],
            first.feature("own"),
            first.feature("context"),
            sum(needed.weight * held(needed, around) for needed in need.terms) / total,
            first.feature("cosine"),
            scores.get("cosine", 0.0),
            first.feature("phrase"),
            first.feature("nearness"),
            sum(needed.weight for needed in need.terms if not needed.known) / total,
            sum(not needed.known for needed in nouns),
            sum(needed.weight for needed in unmatched) / total,
            sum(needed.weight for needed in nouns if needed in unmatched) / total,
            max((needed.weight for needed in unmatched), default=0.0),
            scores["names"],
            first.feature("asked_missing"),
            min(scores.get("raw", 0.0) / 40, 2.0),
            max(shares, default=0.0),
            sum(
                share
                for share, scored in zip(shares, best, strict=True)
                if any(scored.unit.holds(kind) for kind in need.asked)
            ),
            float(_names_other_place(need.question, chunk)),
            min(values[0] - values[min(3, len(values) - 1)], 5.0),
            float(names_unknown(need.question, passages)),
            float(counts_nothing(need.question, need, [scored.unit for scored in best[:LOOKED_AT]])),
            float(lacks_carrier(need.question, (scored.unit for scored in best))),
            float(asks_for_the_latest(need.question)),
            float(unknown_scheme(need)),
            first.feature("heading_cosine"),
            sum(needed.weight * held(needed, said) for needed in need.terms) / total,
            first.feature("matter"),
            float(coined_unknown(need.question, passages)),
            float(reference_unknown(need.question, passages)),
            float(asks_of_other_land(need.question, chunk)),
        ),
        dtype=np.float32,
    )


def held(needed: NeededTerm, terms: Container[str]) -> float:
    return max((weight for variant, weight in needed.term.variants if variant in terms), default=0.0)


def lacking(need: Need, terms: Container[str], share: float) -> Iterator[str]:
    """The question's words, as written, with at least this ``share`` of its weight that none of ``terms`` is."""
    least = share * (need.total_weight or 1.0)
    return (one.term.surface for one in need.terms if one.weight >= least and not held(one, terms))


def is_noun(surface: str, question: str) -> bool:
    """Whether a word of a German question is written as a noun or name: with a capital, but not to begin."""
    return surface[:1].isupper() and not question.lstrip("„»\"'( ").startswith(surface)


def names_unknown(question: str, passages: Sequence[Passage]) -> bool:
    """Whether the question calls something by a name of two words or in quotation marks that no passage holds."""
    return _none_holds([name for pattern in (_QUOTED, _CALLED) for name in pattern.findall(question)], passages)


def coined_unknown(question: str, passages: Sequence[Passage]) -> bool:
    """The same of a name of one word that is no German word, as in "beim Pixelbonus", or that is coined: "INNO-KOM"."""
    names = [name for pattern in (_CALLED_ONE, _CALLED_BEFORE) for name in pattern.findall(question)]
    coined = [name for name in _COINED.findall(question) if name not in _LEGAL_FORMS]
    return _none_holds([*(name for name in names if not is_known(name, "de")), *coined], passages)


def reference_unknown(question: str, passages: Sequence[Passage]) -> bool:
    """Whether the question asks about a section or article that no passage names."""
    return _none_holds([match[0] for match in _REFERENCE.finditer(question)], passages)


def asks_of_other_land(question: str, chunk: IndexedChunk) -> bool:
    """Whether the question asks if there is something in a Land that neither the chunk nor its document's data name."""
    return bool(_EXISTS.search(question)) and _names_other_place(question, chunk)


def _none_holds(names: Sequence[str], passages: Sequence[Passage]) -> bool:
    texts = [_squeezed(" ".join(_around(passage))) for passage in passages] if names else []
    return any(not any(_squeezed(name) in text for text in texts) for name in names)


def _around(passage: Passage) -> Iterator[str]:
    for stored in (passage.stored, *passage.merged):
        metadata, programme = stored.document.metadata, stored.document.metadata.programme
        yield from (stored.chunk.text, *stored.chunk.heading, metadata.title, metadata.file)
        yield from (programme.name, *programme.aliases) if programme else ()


def _squeezed(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _names_other_place(question: str, chunk: IndexedChunk) -> bool:
    """Whether the question names a Land that neither the chunk nor its document's data name."""
    metadata = chunk.stored.document.metadata
    place = " ".join((chunk.stored.chunk.text, *chunk.stored.chunk.heading, metadata.title, metadata.region or ""))
    return any(land.search(question) and not land.search(place) for land in lands())


@cache
def lands() -> tuple[re.Pattern[str], ...]:
    """What finds each Land by its names and abbreviations."""
    lists = tomllib.loads(files(__package__).joinpath("lands.toml").read_text("utf-8"))["lands"]
    return tuple(re.compile(rf"\b(?:{'|'.join(names)})", 0) for names in lists)
