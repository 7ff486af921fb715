"""Tells what a message wants, and answers what needs no documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.answer import AnswerStatus
from assistant.state import Ended, State
from assistant.steps.intent import Intent, Topic
from assistant.steps.intent_model import IntentModel
from assistant.steps.rules import advice_asked, hostile, matches, may_ask_for_advice
from prompts import text

_SMALL_TALK = {
    Intent.GREETING: "greeting",
    Intent.THANKS: "thanks",
    Intent.FAREWELL: "farewell",
    Intent.CAPABILITIES: "capabilities",
}
_ADVICE = 0.35
"""How likely a message with a word of law or taxes must be advice on a single case: a wrong one costs little more."""


class Route:
    """Ends the answer for small talk, tasks of another kind, and questions too open to be searched for."""

    def __init__(self, model: IntentModel, names_programme: Callable[[str], bool] = lambda _: False) -> None:
        """``names_programme`` tells whether a message calls a programme of the corpus by its name."""
        self._model = model
        self._names_programme = names_programme

    def __call__(self, state: State) -> State:
        intent = self.intent(state.question.text)
        if name := _SMALL_TALK.get(intent):
            raise Ended(AnswerStatus.ANSWERED, text(name, state.language), suggest=True)
        if intent in (Intent.ATTACK, Intent.ABUSE):
            name = "blocked" if intent is Intent.ATTACK else "abuse"
            raise Ended(AnswerStatus.BLOCKED, text(name, state.language))
        if intent is Intent.ADVICE:
            raise Ended(AnswerStatus.OUT_OF_SCOPE, _office_text(state), suggest=True)
        if intent is Intent.AMBIGUOUS and state.clarified:
            intent = Intent.FUNDING
        if intent is Intent.AMBIGUOUS:
            raise Ended(AnswerStatus.CLARIFY, text("clarify", state.language), suggest=True)
        if matches("task", state.question.text):
            raise Ended(AnswerStatus.OUT_OF_SCOPE, text("out_of_scope", state.language), suggest=True)
        return replace(state, intent=intent, topic=self.topic(state.question.text))

    def topic(self, message: str) -> Topic:
        """What a question about funding is about."""
        return self._model.topic(message)

    def intent(self, message: str) -> Intent:
        """The intent by rules first, by the trained model where the rules say nothing.

        What the model takes for off-topic is still searched for: the evidence decides. What it takes for an attack is
        blocked only where the message holds a cue of one, for it has no words, only what a message is like.
        """
        for intent in (Intent.GREETING, Intent.THANKS, Intent.FAREWELL, Intent.CAPABILITIES, Intent.AMBIGUOUS):
            if matches(intent.value, message):
                return intent
        if advice_asked(message) or (may_ask_for_advice(message) and self._model.advice(message) >= _ADVICE):
            return Intent.ADVICE
        about_funding = matches("domain", message) or self._names_programme(message)
        found = self._model(message, about_funding=about_funding)
        if found in (Intent.ATTACK, Intent.ABUSE) and not hostile("cue", message):
            return Intent.FUNDING
        return Intent.FUNDING if found is Intent.ADVICE else found


def _office_text(state: State) -> str:
    """Whom to ask on a single case; what only the trained judge finds is sent to a lawyer or a chamber."""
    name = advice_asked(state.question.text)
    return text(f"advice_{name}" if name and name != "law" else "advice", state.language)
