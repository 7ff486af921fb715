"""Questions asked in a conversation: read with what was said before, answered, and kept."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from assistant.answer import Answer, AnswerStatus, Claim, Question
from assistant.company import CompanyFacts
from assistant.corpus.model import DocumentInfo, Filters
from assistant.masking import mask
from assistant.pipeline import Pipeline, Step, Traced
from assistant.state import Ended, State
from assistant.steps.guard import clean
from assistant.steps.mask import without_personal_data
from assistant.steps.rules import hostile
from assistant.talk.by_model import ByModel
from assistant.talk.company_said import only_tells, said_in
from assistant.talk.home import at_home
from assistant.talk.known import KnownNames
from assistant.talk.memory import Memory
from assistant.talk.plainly import Plainly
from assistant.talk.rewrite import Rewriter, Rewritten
from assistant.talk.simpler import NothingToExplain, Simpler, Wish, wished
from assistant.talk.trace import record_of
from assistant.talk.turn import Conversation, Turn, usable
from prompts import render

CLEARLY = 0.25
"""By how much the evidence has to be better for a reading that the words only leave open."""

Run = Callable[..., Traced]
"""The pipeline, as :meth:`assistant.pipeline.Pipeline.traced` with those who hear of its progress."""

logger = logging.getLogger(__name__)

_REFUSED = (AnswerStatus.NOT_COVERED, AnswerStatus.OUT_OF_SCOPE)


class Remembering:
    """Runs the pipeline on what a question means in its conversation.

    ``documents`` lists the corpus, ``names`` gives its names as they are now. ``by_model`` and ``plainly`` read
    follow-ups and say answers in plain words by a chat model.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        memory: Memory,
        documents: Callable[[], Sequence[DocumentInfo]],
        names: Callable[[], KnownNames],
        by_model: ByModel | None = None,
        plainly: Plainly | None = None,
    ) -> None:
        self._pipeline = pipeline
        self._memory = memory
        self._documents = documents
        self._names = names
        self._plainly = plainly
        self._rewriter = Rewriter(names, by_model)

    def __call__(
        self,
        question: Question,
        on_claim: Callable[[Claim], None] = lambda _: None,
        on_step: Callable[[str], None] = lambda _: None,
    ) -> Traced:
        """The answer with what was found on the way; it is kept in the conversation, if the question is in one.

        What of other people's data is in the question is masked before it is read or kept.
        """
        question, masked = without_personal_data(question)
        run = partial(self._pipeline.traced, masked=masked, on_claim=on_claim, on_step=on_step)
        before, talked = self._before(question)
        told = _without_personal_data(question.company)
        before = replace(before, facts=before.facts.merged(told))
        wish = wished(question.text) if talked else None
        said, rewritten = CompanyFacts(), Rewritten(question.text)
        if (talked or told) and not wish:
            said, rewritten = self._read(question, before)
        rewritten, filters, traced = self._answered(question, before, said, rewritten, wish, run)
        answer = traced.answer
        facts = before.facts.merged(said).words(answer.language)
        answer = replace(answer, question=rewritten.text if rewritten.changed else None, facts=facts)
        traced = replace(traced, answer=answer)
        if talked:
            self._memory.keep(before, _turn(question, answer, traced.state), told.merged(said), question.owner)
        record = record_of(question, rewritten, filters, traced, self._memory.traces_questions)
        self._memory.keep_trace(answer.id, record, question.conversation if talked else None)
        return traced

    def _before(self, question: Question) -> tuple[Conversation, bool]:
        """What was said before, and whether the question is in a conversation; in another's it is in none."""
        if question.conversation is None or not usable(question.conversation):
            return Conversation(""), False
        before = self._memory.load(question.conversation)
        return (before, True) if before.open_to(question.owner) else (Conversation(""), False)

    def _read(self, question: Question, before: Conversation) -> tuple[CompanyFacts, Rewritten]:
        """What a question tells of the company and what it means; a fault here leaves it as it was asked."""
        try:
            said = CompanyFacts() if _hostile(question.text) else said_in(question.text)
            return said, self._rewriter(question.text, before.turns, before.facts)
        except Exception as error:
            logger.error("a question was not read in its conversation: %s", type(error).__name__)
            return CompanyFacts(), Rewritten(question.text)

    def _answered(
        self,
        question: Question,
        before: Conversation,
        said: CompanyFacts,
        rewritten: Rewritten,
        wish: Wish | None,
        run: Run,
    ) -> tuple[Rewritten, Filters, Traced]:
        last = before.turns[-1] if before.turns else None
        if wish:
            return self._again(question, before, wish, run)
        if rewritten.maybe and self._clearly_better(rewritten.maybe, question):
            rewritten = Rewritten(rewritten.maybe, True, "evidence")
        meant = replace(question, text=rewritten.text)
        clarified = last is not None and last.status is AnswerStatus.CLARIFY
        first: Sequence[Step] = ()
        if said and not clarified and only_tells(question.text):
            first = (_Noted(before.facts.merged(said)),)
        for filters in (self._near(question, before.facts.merged(said)), question.filters):
            traced = run(replace(meant, filters=filters), first, clarified=clarified, follows=rewritten.changed)
            if traced.answer.status not in _REFUSED or filters == question.filters:
                break
        return rewritten, filters, traced

    def _clearly_better(self, reading: str, question: Question) -> bool:
        own, other = (self._pipeline.weighed(replace(question, text=text), ()) for text in (question.text, reading))
        return other > own + CLEARLY

    def _again(
        self, question: Question, before: Conversation, wish: Wish, run: Run
    ) -> tuple[Rewritten, Filters, Traced]:
        """The last answer again, as wished."""
        answered = [turn for turn in before.turns if turn.answer.get("citations")]
        if not answered:
            traced = run(question, (NothingToExplain(),))
            return Rewritten(question.text), question.filters, traced
        again = Rewritten(answered[-1].meant, True, wish.value)
        meant = replace(question, text=again.text, language=question.language or answered[-1].language)
        return again, question.filters, run(meant, last=(Simpler(wish, self._plainly),), on_claim=lambda _: None)

    def _near(self, question: Question, facts: CompanyFacts) -> Filters:
        """The question's filters, or those that leave out the programmes of other Länder."""
        if question.filters or not facts.land:
            return question.filters
        return at_home(question.text, facts.land, self._documents(), self._names()) or question.filters


class _Noted:
    """Ends the answer to a message that asks nothing and only tells of the company."""

    def __init__(self, facts: CompanyFacts) -> None:
        self._facts = facts

    def __call__(self, state: State) -> State:
        facts = ", ".join(self._facts.words(state.language))
        raise Ended(AnswerStatus.ANSWERED, render("noted", state.language, facts=facts), suggest=True)


def _turn(question: Question, answer: Answer, state: State) -> Turn:
    cited = Counter(citation.document for citation in answer.citations)
    documents = {passage.stored.document.metadata.file: passage.stored.document for passage in state.passages}
    known = [documents[file].metadata.programme for file, _ in cited.most_common() if file in documents]
    return Turn(
        question=question.text,
        standalone=answer.question,
        answer_id=answer.id,
        status=answer.status,
        language=answer.language,
        answer=answer.to_json(),
        documents=tuple(file for file, _ in cited.most_common()),
        programmes=tuple(dict.fromkeys(programme.key for programme in known if programme)),
    )


def _hostile(message: str) -> bool:
    return any(hostile(kind, message) for kind in ("attack", "fraud", "abuse"))


def _without_personal_data(company: CompanyFacts | None) -> CompanyFacts:
    """What a form says of the company, as fit to be kept as a question is."""
    if company is None:
        return CompanyFacts()
    branch, project = (mask(clean(said)).text if said else None for said in (company.branch, company.project))
    return replace(company, branch=branch or None, project=project or None)
