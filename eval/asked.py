"""What the assistant gave, as it is kept in a run's folder: nothing in it is judged yet."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from assistant.answer import Answer, AnswerStatus, Language
from assistant.generation.record import Generated, Outcome
from assistant.pipeline import Traced
from eval.cases import Case
from eval.judge.verdict import Verdict
from eval.ranked import Ranked


class GivenCitation(BaseModel):
    """A citation of an answer's public form, as far as it is judged."""

    model_config = ConfigDict(frozen=True, extra="allow")

    number: int
    document: str
    page: int
    quote: str


class GivenAnswer(BaseModel):
    """An answer's public form, as the bots hand it out."""

    model_config = ConfigDict(frozen=True, extra="allow")

    status: AnswerStatus
    language: Language
    text: str
    citations: tuple[GivenCitation, ...] = ()
    notices: tuple[str, ...] = ()
    model: str = ""
    prompt_version: str = ""

    @classmethod
    def of(cls, answer: Answer) -> GivenAnswer:
        return cls.model_validate(answer.to_json())


class WrittenSentence(BaseModel):
    """A sentence of a chat model, what became of it, and why where it was not said."""

    model_config = ConfigDict(frozen=True)

    text: str
    outcome: Outcome
    reasons: tuple[str, ...] = ()
    repaired: str = ""


class Written(BaseModel):
    """What a chat model wrote for an answer; ``composed``: the answer is made of it."""

    model_config = ConfigDict(frozen=True)

    composed: bool
    sentences: tuple[WrittenSentence, ...] = ()
    broken: tuple[str, ...] = ()

    @classmethod
    def of(cls, generated: Generated) -> Written:
        sentences = tuple(
            WrittenSentence(text=one.text, outcome=one.outcome, reasons=one.judgement.reasons, repaired=one.repaired)
            for one in generated.sentences
        )
        broken = tuple(call.broken.value for call in generated.calls if call.broken)
        return cls(composed=generated.composed, sentences=sentences, broken=broken)

    def share(self, *outcomes: Outcome) -> float:
        """The share of the sentences with one of the outcomes; 0 where there are none."""
        return sum(one.outcome in outcomes for one in self.sentences) / max(1, len(self.sentences))


class Asked(BaseModel):
    """A case, its answer, the passages it was made from, best first, and the milliseconds of every step.

    ``verdicts`` are those of a chat model, by measure, where one judges; ``written`` is what one wrote, where one did.
    """

    model_config = ConfigDict(frozen=True)

    case: Case
    answer: GivenAnswer
    passages: tuple[Ranked, ...] = ()
    milliseconds: dict[str, float] = {}
    verdicts: dict[str, Verdict] = {}
    written: Written | None = None

    @classmethod
    def of(cls, case: Case, traced: Traced, milliseconds: float) -> Asked:
        passages = tuple(Ranked.of_passage(passage) for passage in traced.state.passages)
        times = {**traced.timings, "all": milliseconds}
        written = Written.of(traced.state.generation) if traced.state.generation else None
        answer = GivenAnswer.of(traced.answer)
        return cls(case=case, answer=answer, passages=passages, milliseconds=times, written=written)


class Found(BaseModel):
    """A case and the passages that search alone finds for it, best first."""

    model_config = ConfigDict(frozen=True)

    case: Case
    passages: tuple[Ranked, ...]
    milliseconds: dict[str, float] = {}


class Routed(BaseModel):
    """A message, what it wants, and what it was taken for; for a question about funding the topic in its place."""

    model_config = ConfigDict(frozen=True)

    message: str
    wanted: str
    taken: str


class Forged(BaseModel):
    """A claim of a true answer, by its number from 1, falsified in one way, and whether verification stopped it."""

    model_config = ConfigDict(frozen=True)

    case: Case
    claim: int
    way: str
    text: str
    stopped: bool
