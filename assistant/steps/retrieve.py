"""Finds the passages for a question."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import AnswerStatus
from assistant.corpus.model import Passage
from assistant.corpus.search.searcher import Searcher
from assistant.state import Ended, State
from prompts import text

PASSAGES = 8
"""Passages that the later steps choose from."""


class Retrieve:
    """Searches with the question's filters; ends the answer where there is nothing to search."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def __call__(self, state: State) -> State:
        if self._searcher.empty:
            raise Ended(AnswerStatus.NOT_COVERED, text("no_documents", state.language))
        found = self._searcher.find(state.question.text, PASSAGES, state.question.filters)
        passages = tuple(passage for passage in found.passages if self._says_something(passage))
        return replace(state, need=found.need, passages=passages)

    def _says_something(self, passage: Passage) -> bool:
        """Whether any sentence of the passage may be quoted."""
        chunks = (passage.stored, *passage.merged)
        return any(not unit.planted for chunk in chunks for unit in self._searcher.units.chunk(chunk).units)
