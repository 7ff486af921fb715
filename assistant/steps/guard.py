"""Refuses what is no question at all, and attempts to turn the assistant; sends a person in despair to people."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from assistant.answer import AnswerStatus
from assistant.disguise import INVISIBLE
from assistant.state import Ended, State
from assistant.steps.rules import hostile, in_crisis
from prompts import render, text

LONGEST = 2000
"""Characters of a question."""

_SAID = {"attack": "blocked", "fraud": "fraud", "abuse": "abuse"}
"""By the list of rules that holds, the text said."""


class Guard:
    """Cleans the question's text and ends the answer for empty, too long, hostile and abusive ones."""

    def __call__(self, state: State) -> State:
        question = clean(state.question.text)
        if not any(char.isalnum() for char in question):
            raise Ended(AnswerStatus.CLARIFY, text("empty", state.language), suggest=True)
        if len(question) > LONGEST:
            message = render("too_long", state.language, length=str(len(question)), limit=str(LONGEST))
            raise Ended(AnswerStatus.CLARIFY, message)
        if in_crisis(question):
            raise Ended(AnswerStatus.OUT_OF_SCOPE, text("advice_crisis", state.language))
        for name in ("attack", "fraud", "abuse"):
            if hostile(name, state.question.text):
                raise Ended(AnswerStatus.BLOCKED, text(_SAID[name], state.language))
        return replace(state, question=replace(state.question, text=question))


def clean(question: str) -> str:
    """The question in NFC, without invisible characters, white space folded."""
    visible = INVISIBLE.sub("", unicodedata.normalize("NFC", question))
    printable = "".join(char if char.isprintable() else " " for char in visible)
    return " ".join(printable.split())
