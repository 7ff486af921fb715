"""The record that an answer leaves: how it came about."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from assistant.answer import Question
from assistant.corpus.model import Filters, Passage
from assistant.pipeline import Traced
from assistant.state import State
from assistant.talk.rewrite import Rewritten


def record_of(
    question: Question, rewritten: Rewritten, filters: Filters, traced: Traced, words: bool
) -> dict[str, Any]:
    """A record that can be written as JSON. Only with ``words`` it holds the question's."""
    answer, state = traced.answer, traced.state
    asked: dict[str, Any] = {"length": len(question.text), "language": answer.language}
    if words:
        asked["text"] = question.text
    if words and rewritten.changed:
        asked["rewritten"] = rewritten.text
    return {
        "question": asked | {"rewriting": rewritten.why or None},
        "status": answer.status.value,
        "intent": state.intent.value,
        "filters": _filters(filters),
        "passages": [_passage(passage) for passage in state.passages],
        "confidence": round(state.confidence, 4),
        "prompt_version": answer.prompt_version,
        "corpus_revision": answer.corpus_revision,
        "model": answer.model,
        "model_text": [call.text for call in state.generation.calls] if state.generation else None,
        "sentences": _sentences(state),
        "milliseconds": {name: round(value, 1) for name, value in traced.timings.items()} | {"all": answer.duration_ms},
    }


def _sentences(state: State) -> list[dict[str, Any]]:
    """Each sentence with its verdict: those that were said, unless all are a chat model's, and those that one wrote."""
    written = state.generation.sentences if state.generation else ()
    said = () if state.generation and state.generation.passages else state.claims
    return [
        *(
            {"text": claim.text, "citations": [one.number for one in claim.citations], "verdict": "supported"}
            for claim in said
        ),
        *(
            {
                "text": one.text,
                "citations": list(one.cited),
                "verdict": one.outcome.value,
                "reasons": list(one.judgement.reasons),
                "share": round(one.judgement.share, 3),
                "judged": None if one.judgement.judged is None else round(one.judgement.judged, 2),
            }
            for one in written
        ),
    ]


def _filters(filters: Filters) -> dict[str, Any]:
    given = {name: value for name, value in asdict(filters).items() if value}
    return {name: list(value) if isinstance(value, tuple) else str(value) for name, value in given.items()}


def _passage(passage: Passage) -> dict[str, Any]:
    stored = passage.stored
    return {
        "id": stored.id,
        "document": stored.document.metadata.file,
        "pages": [stored.chunk.first_page, stored.chunk.last_page],
        "score": round(passage.score, 4),
        "scores": {name: round(float(value), 4) for name, value in passage.scores.items()},
    }
