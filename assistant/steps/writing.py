"""One answer while a chat model writes it: sentence by sentence proved and told, or kept back."""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Literal

from assistant.answer import Claim
from assistant.disguise import squeezed
from assistant.generation.asking import generate_messages, repair_messages
from assistant.generation.cleaning import says_absent, speaks_of_prompt
from assistant.generation.reading import Sentence, SentenceReader
from assistant.generation.record import Call, Generated, Judged, Outcome
from assistant.generation.support import Judgement
from assistant.models import ChatModel, Message, ModelUnavailable
from assistant.state import State
from assistant.steps.proving import Proof, Tools, prove
from assistant.steps.renumbering import Renumbering
from assistant.steps.showing import Shown
from prompts import text

REPAIRS = 2
"""Sentences that a model may say again."""
TOO_LATE_S = 3.0
"""Seconds left in which no model can say a sentence again."""


class Writing:
    """``claims`` are those that passed, each told to the state's listener at once; all in the time of one answer."""

    def __init__(self, state: State, shown: Sequence[Shown], chat: ChatModel, tools: Tools) -> None:
        self.claims: list[Claim] = []
        self.broken = False
        self._state, self._shown, self._chat, self._tools = state, tuple(shown), chat, tools
        self._started = time.perf_counter()
        self._renumbering = Renumbering()
        self._calls: list[Call] = []
        self._judged: list[Judged] = []
        self._failed: list[tuple[int, Proof]] = []
        self._first_ms: float | None = None
        self._rules = squeezed(text("generate", state.language))

    def generate(self) -> None:
        """Reads the model's answer; gives up at once where it begins by saying that the passages do not tell."""
        passages = [one.passage for one in self._shown]
        messages = generate_messages(self._state.question.text, passages, self._state.language)
        reader = SentenceReader(len(self._shown))
        with closing(self._sentences("generate", messages, reader)) as sentences:
            for sentence in sentences:
                if self._take(sentence) == "absent" and not self.claims:
                    return

    def repair(self) -> None:
        """Has the first sentences that failed said again, each once and from its own passages."""
        for place, proof in self._failed[:REPAIRS]:
            if self.broken or self._left_s() < TOO_LATE_S:
                return
            own = [one for one in self._shown if one.passage.number in proof.cited]
            failed = self._judged[place]
            messages = repair_messages(failed.text, [one.passage for one in own], self._state.language)
            reader = SentenceReader(len(self._shown))
            with closing(self._sentences("repair", messages, reader)) as sentences:
                again = next(sentences, None)
            if again is None or speaks_of_prompt(again.text):
                continue
            proof = self._prove(Sentence(again.text, proof.cited), own)
            if proof.claim and self._tell(proof.claim):
                self._judged[place] = replace(failed, outcome=Outcome.REPAIRED, cited=proof.cited, repaired=again.text)

    def record(self) -> Generated:
        """What came of it all."""
        passages = tuple(one.passage for one in self._shown)
        return Generated(
            model=self._chat.name,
            passages=passages,
            calls=tuple(self._calls),
            sentences=tuple(self._judged),
            first_ms=self._first_ms,
            composed=bool(self.claims),
        )

    def _take(self, sentence: Sentence) -> Literal["told", "failed", "absent"]:
        if speaks_of_prompt(sentence.text):
            self._keep(sentence, Proof(None, (), Judgement(False, ("about the passages",))), Outcome.DROPPED)
            return "absent"
        if squeezed(sentence.text) in self._rules:  # small models repeat the prompt's example
            self._keep(sentence, Proof(None, (), Judgement(False, ("from the prompt",))), Outcome.DROPPED)
            return "failed"
        proof = self._prove(sentence, self._shown)
        told = proof.claim is not None and self._tell(proof.claim)
        self._keep(sentence, proof, Outcome.SAID if told else Outcome.DROPPED)
        if told:
            return "told"
        if says_absent(sentence.text):
            return "absent"
        if proof.claim is None and proof.cited:
            self._failed.append((len(self._judged) - 1, proof))
        return "failed"

    def _prove(self, sentence: Sentence, shown: Sequence[Shown]) -> Proof:
        return prove(sentence, shown, self._state.language, self._tools)

    def _tell(self, claim: Claim) -> bool:
        """Whether the claim is new; then it is told."""
        claim = self._renumbering.numbered(claim)
        if claim in self.claims:
            return False
        self.claims.append(claim)
        self._first_ms = self._first_ms or self._now_ms()
        self._state.on_claim(claim)
        return True

    def _keep(self, sentence: Sentence, proof: Proof, outcome: Outcome) -> None:
        marked, cited = sentence.passages, proof.cited
        self._judged.append(Judged(sentence.text, marked, cited, proof.judgement, outcome, self._now_ms()))

    def _sentences(
        self, step: Literal["generate", "repair"], messages: Sequence[Message], reader: SentenceReader
    ) -> Generator[Sentence, None, None]:
        written, began, broken = "", self._now_ms(), None
        try:
            with closing(self._chat.stream(messages, timeout_s=self._left_s())) as pieces:
                for piece in pieces:
                    written += piece
                    yield from reader.feed(piece)
                    if reader.done:
                        break
            yield from reader.finish()
        except ModelUnavailable as error:
            self.broken, broken = True, error.reason
        finally:
            self._calls.append(Call(step, tuple(messages), written, self._now_ms() - began, broken))

    def _left_s(self) -> float:
        return max(0.1, self._chat.limits.total_s - self._now_ms() / 1000)

    def _now_ms(self) -> float:
        return (time.perf_counter() - self._started) * 1000
