"""An answer's quotes in plain language, said by a chat model and proved like any other sentence of one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

from assistant.answer import Claim, Language
from assistant.generation.asking import plain_messages
from assistant.generation.passage import NumberedPassage
from assistant.generation.quotes import said
from assistant.generation.reading import Sentence, SentenceReader
from assistant.generation.record import Call, Generated
from assistant.generation.support import Judges
from assistant.german import NumberKind, numbers_in
from assistant.models import ChatModel, ModelUnavailable
from assistant.state import State


class Plainly:
    """Says each claim in plain words where every sentence of it is proved and no number is lost; else leaves it."""

    def __init__(self, chat: ChatModel, judges: Judges) -> None:
        self._chat = chat
        self._judges = judges

    def __call__(self, claims: Sequence[Claim], state: State) -> tuple[State, tuple[Claim | None, ...]]:
        """For each claim that in plain words, or ``None``; the state says what the model wrote."""
        call, sentences = self._asked(claims, state.language)
        plain = tuple(
            self._proved(claim, [one for one in sentences if number in one.passages], state.language)
            for number, claim in enumerate(claims, start=1)
        )
        before = state.generation or Generated(self._chat.name, ())
        state = replace(state, generation=replace(before, calls=(*before.calls, call)))
        return (replace(state, model=self._chat.name) if any(plain) else state), plain

    def _asked(self, claims: Sequence[Claim], language: Language) -> tuple[Call, list[Sentence]]:
        passages = [
            NumberedPassage(number, claim.citations[0].title, claim.citations[0].page_label, (said(claim),))
            for number, claim in enumerate(claims, start=1)
        ]
        messages = plain_messages(passages, language)
        reader, written, broken = SentenceReader(len(claims)), "", None
        sentences: list[Sentence] = []
        started = time.perf_counter()
        try:
            with closing(self._chat.stream(messages)) as pieces:
                for piece in pieces:
                    written += piece
                    sentences += reader.feed(piece)
                    if reader.done:
                        break
            sentences += reader.finish()
        except ModelUnavailable as error:
            broken, sentences = error.reason, []  # what is left out after a break would go unnoticed
        taken = (time.perf_counter() - started) * 1000
        return Call("plain", tuple(messages), written, taken, broken), sentences

    def _proved(self, claim: Claim, sentences: Sequence[Sentence], language: Language) -> Claim | None:
        quotes = said(claim)
        text = " ".join(one.text for one in sentences)
        if not sentences or not _numbers(quotes) <= _numbers(text):
            return None
        proved = [self._judges.claim(one.text, quotes, claim.citations, language)[0] for one in sentences]
        if not all(proved):
            return None
        marks = "".join(f"[{citation.number}]" for citation in claim.citations)
        return Claim(f"{text} {marks}", claim.citations)


def _numbers(text: str) -> set[str]:
    """The numbers that must not be lost: all but those of paragraphs and regulations."""
    return {number.canonical for number in numbers_in(text) if number.kind is not NumberKind.REFERENCE}
