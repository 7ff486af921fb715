"""After the quotes, one sentence of a small chat model that says the best of them more shortly; only where proved."""

from __future__ import annotations

import re
import time
from contextlib import closing
from dataclasses import replace

from assistant.answer import Claim
from assistant.corpus.search.need import Need
from assistant.generation.asking import in_short_messages
from assistant.generation.digits import in_english
from assistant.generation.quotes import Quote, as_quoted, only_shortened, quote_of, repeats, said
from assistant.generation.reading import SentenceReader
from assistant.generation.record import Call, Generated, Judged, Outcome
from assistant.generation.support import Judgement, Judges
from assistant.german import analyse
from assistant.models import ChatModel, ModelUnavailable
from assistant.state import State
from assistant.steps.evidence_features import lacking
from prompts import text

LIKELY = 0.4
"""Likelihood of the best unit from which it is said to be the answer in short. On 86 answers with all facts that unit
held them in .66, from this likelihood on in .81."""
SHORT = 200
"""Characters of German quotes up to which there is nothing to say more shortly."""
ROOM = 900
"""Characters of a quote that the model reads: without a graphics card, that is what takes the time."""
FEWEST = 4
"""Words of a sentence; what has fewer is a mere catchword."""
WEIGHTY = 0.15
"""Share of a question's weight from which a word of it must stand in the quote too, if the sentence says it."""
_ANNOUNCES = re.compile(r"(?i)\bfolgende\w*\b[^.!?]*:\s")
LONGEST = 400
"""Characters that are read of what the model writes."""


class InShort:
    """Stands behind the last look at the quotes: they are told before the model is asked, and stay whatever it says.

    The search has chosen the quote; the model shortens it, or says it in English. A German sentence is put
    back into the quote's own words and may only leave some out; the ``judges`` must find all of it in the quote.
    """

    def __init__(self, chat: ChatModel, judges: Judges) -> None:
        self._chat = chat
        self._judges = judges

    def __call__(self, state: State) -> State:
        quote = _best(state)
        if quote is None or (state.language == "de" and sum(len(said(claim)) for claim in state.claims) <= SHORT):
            return state
        started = time.perf_counter()
        call, sentence = self._asked(state, quote)
        claim, judgement = self._proved(sentence, quote, state) if sentence else (None, None)
        taken = (time.perf_counter() - started) * 1000
        outcome = Outcome.SAID if claim else Outcome.DROPPED
        judged = (Judged(sentence, (), (), judgement, outcome, taken),) if sentence and judgement else ()
        generation = Generated(self._chat.name, (), (call,), judged, taken if claim else None, claim is not None)
        state = replace(state, generation=generation)
        if claim is not None:
            state.on_claim(claim)
            return replace(state, claims=(*state.claims, claim), model=self._chat.name)
        if call.broken:
            return replace(state, notices=(*state.notices, text("notice_extractive", state.language)))
        return state

    def _asked(self, state: State, quote: Quote) -> tuple[Call, str]:
        """The first sentence that the model writes; none that only asks, as a heading does."""
        messages = in_short_messages(state.question.text, quote.text[:ROOM], state.language)
        reader, written, broken, sentence = SentenceReader(0), "", None, ""
        started = time.perf_counter()
        try:
            with closing(self._chat.stream(messages, max_characters=LONGEST)) as pieces:
                for piece in pieces:
                    written += piece
                    sentence = next((one.text for one in reader.feed(piece) if not one.text.endswith("?")), "")
                    if reader.done or sentence:
                        break
            sentence = sentence or next((one.text for one in reader.finish() if not one.text.endswith("?")), "")
        except ModelUnavailable as error:
            broken = error.reason
        return Call("in_short", tuple(messages), written, (time.perf_counter() - started) * 1000, broken), sentence

    def _proved(self, sentence: str, quote: Quote, state: State) -> tuple[Claim | None, Judgement]:
        if state.language == "en":
            sentence = in_english(sentence, quote.text)
            if state.need and (alone := of_question_alone(sentence, state.need, quote)):
                return None, Judgement(False, (f"of the question alone: {', '.join(alone)}",))
        else:
            sentence = as_quoted(sentence, quote.text)
            if repeats(sentence, state.claims[0]):
                return None, Judgement(False, ("said already",))
            if len(sentence.split()) < FEWEST or sentence.endswith(":"):
                return None, Judgement(False, ("too short",))
            if announces_a_list(sentence):
                return None, Judgement(False, ("a part of what it announces",))
            if not only_shortened(sentence, quote.text):
                return None, Judgement(False, ("words of its own",))
        opening = text("in_short_said", state.language) + " "
        return self._judges.claim(sentence, quote.text, quote.citations, state.language, opening)


def of_question_alone(sentence: str, need: Need, quote: Quote) -> list[str]:
    """The weighty words that an English sentence has of the question and its German quote, with its title, has not.

    "No, it does not pay for driving licences" from "Fahrtkosten werden nicht übernommen" is wrong.
    """
    titles = " ; ".join(citation.title for citation in quote.citations)
    known = {term.text for term in analyse(f"{quote.text}\n{titles}")}
    return [word for word in lacking(need, known, WEIGHTY) if word.casefold() in sentence.casefold()]


def announces_a_list(sentence: str) -> bool:
    """Whether it says "alle folgenden Voraussetzungen: …"; with only one of them that would deny the others."""
    return bool(_ANNOUNCES.search(sentence))


def _best(state: State) -> Quote | None:
    """The quote of the unit that answers most likely, where one clearly does and the question has no parts."""
    if state.parts or state.choice is None or not state.choice.best or state.choice.shares[0] < LIKELY:
        return None
    return quote_of(state.choice.best[0].unit.unit.text, state.claims)
