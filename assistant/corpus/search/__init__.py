"""How the corpus is searched: candidates from both indexes, a second look, merged passages."""

from assistant.corpus.search.searcher import Searcher

__all__ = ["Searcher"]
