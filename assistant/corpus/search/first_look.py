"""A first look at the corpus: the chunks that both indexes and the names in the question speak for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.corpus.corpus import Corpus
from assistant.corpus.live import parse_chunk_id
from assistant.corpus.model import Filters, Hit
from assistant.corpus.search.need import Need

Scores = dict[str, float]


@dataclass(frozen=True, slots=True)
class SearchWeights:
    """How much each part of the first look counts; chosen by measurement, see docs/search.md."""

    terms: float = 1.0
    vectors: float = 0.35
    names: float = 1.0
    candidates: int = 60
    looked_at: int = 16
    fields: Mapping[str, float] = field(
        default_factory=lambda: {"body": 1.0, "heading": 0.4, "programme": 0.3, "title": 0.3}
    )


def first_look(
    corpus: Corpus, need: Need, filters: Filters, named: Mapping[int, float], weights: SearchWeights
) -> list[tuple[str, Scores]]:
    """The ids of the best candidates, best first, with their scores; ``named`` are documents' scores by name."""
    terms = [replace(needed.term, weight=needed.term.weight * needed.share) for needed in need.terms]
    by_terms = corpus.terms.search(terms, weights.candidates, filters, weights.fields) if terms else []
    by_vector = corpus.vectors.search(list(need.vector), weights.candidates, filters)
    raw = {hit.chunk_id: hit.score for hit in by_terms}
    cosines = {hit.chunk_id: hit.score for hit in by_vector}
    lexical, dense = _relative(by_terms), _relative(by_vector)
    found = []
    for name in dict.fromkeys((*raw, *cosines)):
        scores = {
            "raw": raw.get(name, 0.0),
            "cosine": cosines.get(name, 0.0),
            "terms": lexical.get(name, 0.0),
            "vectors": dense.get(name, 0.0),
            "names": named.get(parse_chunk_id(name)[0], 0.0),
        }
        scores["first"] = sum(getattr(weights, part) * scores[part] for part in ("terms", "vectors", "names"))
        found.append((name, scores))
    return sorted(found, key=lambda item: -item[1]["first"])[: weights.looked_at]


def _relative(hits: Sequence[Hit]) -> dict[str, float]:
    """Scores as shares of the best one, so that the two indexes can be added."""
    top = max((hit.score for hit in hits), default=0.0)
    return {hit.chunk_id: hit.score / top for hit in hits} if top > 0 else {}
