"""Searching a corpus for one word."""

from assistant.corpus.corpus import Corpus
from assistant.corpus.model import Filters
from assistant.german import analyse_question


def files_by_term(corpus: Corpus, word: str, filters: Filters | None = None) -> list[str]:
    """The files found by a word, best first."""
    hits = corpus.terms.search(analyse_question(word), 10, filters)
    return [stored.document.metadata.file for stored in corpus.chunks([hit.chunk_id for hit in hits])]


def files_by_vector(corpus: Corpus, text: str, filters: Filters | None = None) -> list[str]:
    """The files found by nearness to a text, nearest first."""
    hits = corpus.vectors.search(corpus.encoder.embed_query(text), 10, filters)
    return [stored.document.metadata.file for stored in corpus.chunks([hit.chunk_id for hit in hits])]
