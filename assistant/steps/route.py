"""Tells what a message wants, and answers what needs no documents."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import AnswerStatus
from assistant.state import Ended, State
from assistant.steps.intent import Intent
from assistant.steps.intent_model import IntentModel
from assistant.steps.rules import hostile, matches
from prompts import text

_SMALL_TALK = {
    Intent.GREETING: "greeting",
    Intent.THANKS: "thanks",
    Intent.FAREWELL: "farewell",
    Intent.CAPABILITIES: "capabilities",
}


class Route:
    """Ends the answer for small talk, tasks of another kind, and questions too open to be searched for."""

    def __init__(self, model: IntentModel) -> None:
        self._model = model

    def __call__(self, state: State) -> State:
        intent = self.intent(state.question.text)
        if name := _SMALL_TALK.get(intent):
            raise Ended(AnswerStatus.ANSWERED, text(name, state.language), suggest=True)
        if intent in (Intent.ATTACK, Intent.ABUSE):
            name = "blocked" if intent is Intent.ATTACK else "abuse"
            raise Ended(AnswerStatus.BLOCKED, text(name, state.language))
        if intent is Intent.AMBIGUOUS and state.clarified:
            intent = Intent.FUNDING
        if intent is Intent.AMBIGUOUS:
            raise Ended(AnswerStatus.CLARIFY, text("clarify", state.language), suggest=True)
        if matches("task", state.question.text):
            raise Ended(AnswerStatus.OUT_OF_SCOPE, text("out_of_scope", state.language), suggest=True)
        return replace(state, intent=intent)

    def intent(self, message: str) -> Intent:
        """The intent by rules first, by the trained model where the rules say nothing.

        What the model takes for off-topic is still searched for: the evidence decides. What it takes for an attack is
        blocked only where the message holds a cue of one, for it has no words, only what a message is like.
        """
        for intent in (Intent.GREETING, Intent.THANKS, Intent.FAREWELL, Intent.CAPABILITIES, Intent.AMBIGUOUS):
            if matches(intent.value, message):
                return intent
        found = self._model(message, about_funding=matches("domain", message))
        if found in (Intent.ATTACK, Intent.ABUSE) and not hostile("cue", message):
            return Intent.FUNDING
        return found
