"""The first step: refuses what is no question at all, and attempts to turn the assistant."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from assistant.answer import AnswerStatus
from assistant.state import Ended, State
from assistant.steps.rules import matches
from prompts import render, text

LONGEST = 2000
"""Characters of a question."""

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]")


class Guard:
    """Cleans the question's text and ends the answer for empty, too long, hostile and abusive ones."""

    def __call__(self, state: State) -> State:
        question = clean(state.question.text)
        if not any(char.isalnum() for char in question):
            raise Ended(AnswerStatus.CLARIFY, text("empty", state.language), suggest=True)
        if len(question) > LONGEST:
            message = render("too_long", state.language, length=str(len(question)), limit=str(LONGEST))
            raise Ended(AnswerStatus.CLARIFY, message)
        if matches("attack", question):
            raise Ended(AnswerStatus.BLOCKED, text("blocked", state.language))
        if matches("abuse", question):
            raise Ended(AnswerStatus.BLOCKED, text("abuse", state.language))
        return replace(state, question=replace(state.question, text=question))


def clean(question: str) -> str:
    """The question in NFC, without invisible characters, white space folded."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", question))
    printable = "".join(char if char.isprintable() else " " for char in visible)
    return " ".join(printable.split())
