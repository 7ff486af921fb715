"""Composes an answer by a chat model, every sentence verified; else hands over to the extractive composer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.models import ChatModel
from assistant.state import State
from assistant.steps.proving import Tools
from assistant.steps.showing import Room, shown
from assistant.steps.writing import Writing
from prompts import text


class Generate:
    """Stands in the place of the extractive composer, which ``compose`` is.

    The model is asked only what the evidence gate has let through. Where none of its sentences holds, or where it
    gives none, the answer is extractive, with a notice; where it breaks off, what was told before stays.
    """

    def __init__(self, chat: ChatModel, compose: Callable[[State], State], tools: Tools) -> None:
        self._chat = chat
        self._compose = compose
        self._tools = tools

    def __call__(self, state: State) -> State:
        passages = shown(state, self._tools.raw, self._tools.page_label, Room())
        writing = Writing(state, passages, self._chat, self._tools)
        writing.generate()
        writing.repair()
        state = replace(state, generation=writing.record())
        if not writing.claims:
            return _noted(self._compose(state), "notice_extractive")
        claims = tuple(writing.claims)
        state = replace(state, claims=claims, told=len(claims), model=self._chat.name)
        return _noted(state, "notice_broken_off") if writing.broken else state


def _noted(state: State, notice: str) -> State:
    return replace(state, notices=(*state.notices, text(notice, state.language)))
