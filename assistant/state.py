"""What the steps of the pipeline pass on, and how one of them ends the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.answer import AnswerStatus, Claim, Language, Question
from assistant.corpus.model import Passage
from assistant.corpus.search.need import Need
from assistant.steps.choose import Choice
from assistant.steps.intent import Intent


@dataclass(frozen=True, slots=True)
class State:
    """One question on its way to an answer; each step returns a richer copy.

    ``clarified`` says that the asker was asked back before and must not be again.
    """

    question: Question
    language: Language
    today: date
    intent: Intent = Intent.FUNDING
    need: Need | None = None
    passages: tuple[Passage, ...] = ()
    choice: Choice | None = None
    parts: tuple[tuple[Need, Choice], ...] = ()
    confidence: float = 0.0
    missing: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    notices: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    clarified: bool = False


class Ended(Exception):
    """A step has ended the answer: ``status`` and the text that says so."""

    def __init__(self, status: AnswerStatus, text: str, *, suggest: bool = False) -> None:
        super().__init__(status.value)
        self.status = status
        self.text = text
        self.suggest = suggest
