"""Decides, before anything is said, whether the passages answer the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from assistant.answer import AnswerStatus
from assistant.corpus.model import Passage
from assistant.corpus.search.need import Need
from assistant.corpus.search.searcher import Searcher
from assistant.corpus.search.trained import Trained, trained, trained_data
from assistant.state import Ended, State
from assistant.steps.choose import Choice, choose
from assistant.steps.evidence_features import COLUMNS, READ_COLUMNS, evidence_features, is_noun, lacking
from assistant.steps.intent import Intent
from assistant.steps.retrieve import PASSAGES
from assistant.steps.rules import matches
from assistant.steps.timely import knows_only_the_past
from prompts import render, text

OFF_TOPIC_NEEDS = 0.85
"""Confidence from which a question is answered that sounds like another field's."""
FOREIGN = 0.18
"""Confidence below which a question without a word of the field is of another field, and not just unanswered."""
UNSURE = 0.7
"""Confidence below which a weighty word that was not found makes an answer partial."""
PART = 0.5
"""Share of the confidence needed that is enough for a part of a question that is answered as a whole."""
NAMED = 0.25
"""The same where one question is asked of each programme that it names: there it also names the others, in vain."""
WEIGHTY = 0.3
"""Share of a question's weight from which one word is missed."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a question that are answered, those that are not as they were typed, and the confidence of the best
    one."""

    answered: tuple[tuple[Need, Choice], ...] = ()
    open: tuple[str, ...] = ()
    confidence: float = 0.0

    def named_open(self, language: str) -> tuple[str, ...]:
        """The open ones in quotation marks."""
        first, last = "„“" if language == "de" else "“”"
        return tuple(f"{first}{part.strip(' ?')}?{last}" for part in self.open)


class WeighEvidence:
    """Ends the answer with ``not_covered`` or ``out_of_scope`` where the evidence is too weak."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        _gate(read=searcher.reranker is not None)  # one that does not fit is an error at the start

    def __call__(self, state: State) -> State:
        need = state.need
        choice = self._choose(need, state.passages) if need and state.passages else None
        confidence = evidence(need, state.passages, choice) if need and choice else 0.0
        least = threshold(read=self._searcher.reranker is not None)
        needed = OFF_TOPIC_NEEDS if state.intent is Intent.OFF_TOPIC else least
        carried = confidence >= needed and choice is not None and not _is_of_the_past(state, choice)
        parts = self._parts(state, needed, whole=carried) if choice else Parts()
        if choice is None or need is None or not (carried or parts.answered):
            foreign = state.intent is Intent.OFF_TOPIC or confidence < FOREIGN
            ours = matches("domain", state.question.text) or (need and self._searcher.calls_programme(need))
            off_topic = foreign and not ours
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

    def _parts(self, state: State, needed: float, *, whole: bool) -> Parts:
        """Of a question that asks for several things, what is answered and what is not; nothing where no part is
        answered for sure. ``whole``: whether the question is answered as a whole, so that less is needed of a part."""
        assert state.need is not None  # noqa: S101 - there is no choice without it
        answered: list[tuple[Need, Choice]] = []
        others: list[str] = []
        best = 0.0
        for one in self._searcher.find_parts(state.need, PASSAGES, state.question.filters):
            choice = self._choose(one.need, one.passages)
            likely = evidence(one.need, one.passages, choice) if choice.best else 0.0
            if likely >= needed * ((PART if one.typed else NAMED) if whole else 1.0) and not _is_of_the_past(
                state, choice
            ):
                answered.append((one.need, choice))
            elif one.typed:
                others.append(one.typed)
            else:
                return Parts()
            best = max(best, likely)
        sure = answered and (best >= needed or not others)
        return Parts(tuple(answered), tuple(others), best) if sure else Parts()


def _is_of_the_past(state: State, choice: Choice) -> bool:
    said = choice.best[0].unit.unit.text if choice.best else ""
    return knows_only_the_past(state.question.text, said, state.today)


def evidence(need: Need, passages: Sequence[Passage], choice: Choice) -> float:
    """The share (0 to 1) of questions with such evidence that the passages answer."""
    row = evidence_features(need, passages, choice)
    return float(1 / (1 + np.exp(-_gate(read=len(row) == len(READ_COLUMNS))(row[None, :])[0])))


def missing_words(need: Need, choice: Choice, confidence: float) -> tuple[str, ...]:
    """The weighty nouns and names of the question that none of the best passages holds, where the rest is unsure."""
    if confidence >= UNSURE:
        return ()
    chunks = [choice.chunks[scored.chunk] for scored in choice.best[:4]]
    around = {term for chunk in chunks for unit in chunk.units for term in unit.positions}
    around |= {term for chunk in chunks for term in chunk.heading_terms | chunk.title_terms}
    return tuple(word for word in lacking(need, around, WEIGHTY) if is_noun(word, need.question))


@cache
def threshold(*, read: bool) -> float:
    """The share from which a question counts as answered; calibrated by ``eval.training``."""
    return float(trained_data("read_evidence" if read else "evidence")["threshold"])


def _gate(*, read: bool) -> Trained:
    return trained("read_evidence", READ_COLUMNS) if read else trained("evidence", COLUMNS)
