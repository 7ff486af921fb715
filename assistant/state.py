"""What the steps of the pipeline pass on, and how one of them ends the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from assistant.answer import AnswerStatus, Claim, Language, Question
from assistant.corpus.model import Passage
from assistant.corpus.search.need import Need
from assistant.generation.record import Generated
from assistant.masking import Kind
from assistant.steps.choose import Choice
from assistant.steps.intent import Intent, Topic


@dataclass(frozen=True, slots=True)
class State:
    """One question on its way to an answer; each step returns a richer copy.

    ``masked`` are the kinds of personal data left out; ``None`` where the question was not looked at yet.
    ``model`` names what composed the claims; of these, ``told`` were already handed to ``on_claim``, which is called
    with each claim once it is verified.
    ``clarified`` says that the asker was asked back before and must not be again, ``follows`` that the question refers
    to what was asked before.
    """

    question: Question
    language: Language
    today: date
    masked: tuple[Kind, ...] | None = None
    intent: Intent = Intent.FUNDING
    topic: Topic | None = None
    need: Need | None = None
    passages: tuple[Passage, ...] = ()
    choice: Choice | None = None
    parts: tuple[tuple[Need, Choice], ...] = ()
    confidence: float = 0.0
    missing: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    notices: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    model: str = "extractive"
    generation: Generated | None = None
    on_claim: Callable[[Claim], None] = lambda _: None
    told: int = 0
    clarified: bool = False
    follows: bool = False


class Ended(Exception):
    """A step has ended the answer: ``status`` and the text that says so."""

    def __init__(self, status: AnswerStatus, text: str, *, suggest: bool = False) -> None:
        super().__init__(status.value)
        self.status = status
        self.text = text
        self.suggest = suggest
