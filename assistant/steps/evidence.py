"""Decides, before anything is said, whether the passages answer the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import AnswerStatus
from assistant.corpus.model import Passage
from assistant.corpus.search.need import Need
from assistant.corpus.search.searcher import Searcher
from assistant.state import Ended, State
from assistant.steps.asked_parts import Parts, WeighParts
from assistant.steps.choose import Choice, choose
from assistant.steps.confidence import evidence, gate, is_of_the_past, threshold
from assistant.steps.evidence_features import is_noun, lacking
from assistant.steps.intent import Intent
from assistant.steps.rules import matches
from prompts import render, text

OFF_TOPIC_NEEDS = 0.85
"""Confidence from which a question is answered that sounds like another field's."""
FOREIGN = 0.18
"""Confidence below which a question without a word of the field is of another field, and not just unanswered."""
UNSURE = 0.7
"""Confidence below which a weighty word that was not found makes an answer partial."""
WEIGHTY = 0.3
"""Share of a question's weight from which one word is missed."""


class WeighEvidence:
    """Ends the answer with ``not_covered`` or ``out_of_scope`` where the evidence is too weak."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._weigh_parts = WeighParts(searcher)
        gate(read=searcher.reranker is not None)  # one that does not fit is an error at the start

    def __call__(self, state: State) -> State:
        need = state.need
        choice = self._choose(need, state.passages) if need and state.passages else None
        confidence = evidence(need, state.passages, choice) if need and choice else 0.0
        least = threshold(read=self._searcher.reranker is not None)
        needed = OFF_TOPIC_NEEDS if state.intent is Intent.OFF_TOPIC else least
        carried = (
            confidence >= needed and choice is not None and not is_of_the_past(state.question.text, choice, state.today)
        )
        parts = self._weigh_parts(state, needed, whole=carried) if choice else Parts()
        if choice is None or need is None or not (carried or parts.answered):
            foreign = state.intent is Intent.OFF_TOPIC or confidence < FOREIGN
            ours = matches("domain", state.question.text) or (need and self._searcher.calls_programme(need))
            off_topic = foreign and not (ours or state.follows)
            status = AnswerStatus.OUT_OF_SCOPE if off_topic else AnswerStatus.NOT_COVERED
            raise Ended(status, text(status.value, state.language), suggest=True)
        missing = parts.named_open(state.language) or missing_words(need, choice, confidence)
        notices = (render("partial", state.language, missing=", ".join(missing)),) if missing else ()
        return replace(
            state,
            confidence=max(confidence, parts.confidence),
            choice=choice,
            parts=parts.answered,
            missing=missing,
            notices=notices,
        )

    def _choose(self, need: Need, passages: Sequence[Passage]) -> Choice:
        return choose(need, passages, self._searcher.units, self._searcher.reranker)


def missing_words(need: Need, choice: Choice, confidence: float) -> tuple[str, ...]:
    """The weighty nouns and names of the question that none of the best passages holds, where the rest is unsure."""
    if confidence >= UNSURE:
        return ()
    chunks = [choice.chunks[scored.chunk] for scored in choice.best[:4]]
    around = {term for chunk in chunks for unit in chunk.units for term in unit.positions}
    around |= {term for chunk in chunks for term in chunk.heading_terms | chunk.title_terms}
    return tuple(word for word in lacking(need, around, WEIGHTY) if is_noun(word, need.question))
