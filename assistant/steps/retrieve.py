"""Finds the passages for a question."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import AnswerStatus
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
        return replace(state, need=found.need, passages=found.passages)
