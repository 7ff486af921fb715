"""A chat model that judges answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from langchain_core.language_models import BaseChatModel
from langsmith import tracing_context

from eval.judge.errors import JudgeUnavailable, told
from eval.judge.model import open_model
from eval.judge.prompt import fenced, template
from eval.judge.reading import read_verdict
from eval.judge.verdict import Verdict

TIMEOUT_S = 60.0
RETRIES = 2

_SCHEMA = {
    "title": "verdict",
    "description": "The verdict on an answer.",
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "reasoning": {"type": "string", "description": "Begründung in höchstens zwei kurzen Sätzen"},
        "score": {"type": "number", "enum": [0, 0.5, 1], "description": "1, 0.5 oder 0"},
    },
    "required": ["reasoning", "score"],
}


@dataclass(frozen=True, slots=True)
class Judge:
    """Measures faithfulness and relevance, one request each; :meth:`open` gives one.

    Whatever goes wrong with a request is told in :attr:`Verdict.failed`; nothing is raised.
    """

    model: str
    _ask_faithfulness: Callable[..., Any]
    _ask_relevance: Callable[..., Any]

    @classmethod
    def open(
        cls, model: str, base_url: str | None = None, *, timeout_s: float = TIMEOUT_S, retries: int = RETRIES
    ) -> Judge:
        """A judge by the model named ``provider:model``; ``base_url`` is for an OpenAI-compatible server.

        A request is given up after ``timeout_s`` seconds without a reply and is tried ``retries`` times more.
        Raises JudgeUnavailable where a package or key is missing.
        """
        create = _library()
        chat = open_model(model, base_url, timeout_s, retries)
        return cls(model, _evaluator(create, chat, "faithfulness"), _evaluator(create, chat, "relevance"))

    def faithfulness(self, question: str, answer_text: str, quotes: Sequence[str]) -> Verdict:
        """Whether every statement of the answer follows from the verbatim quotes of its citations."""
        numbered = "\n".join(f"[{number}] {quote}" for number, quote in enumerate(quotes, start=1))
        if not numbered:
            return Verdict(None, failed="the answer has no quotes to judge it by")
        return _verdict(self._ask_faithfulness, question=question, quotes=numbered, answer=answer_text)

    def relevance(self, question: str, answer_text: str) -> Verdict:
        """Whether the answer says what the question asks for, be it right or wrong."""
        return _verdict(self._ask_relevance, question=question, answer=answer_text)


def _library() -> Callable[..., Any]:
    """What makes an evaluator of a chat model; imported only here, since it comes with the extra."""
    try:
        from openevals.llm import create_llm_as_judge
    except ImportError as error:
        raise JudgeUnavailable(
            "A judge model needs packages that are not installed.",
            "Install them with: pip install 'foerderlotse[judge]'",
        ) from error
    return create_llm_as_judge


def _evaluator(create: Callable[..., Any], chat: BaseChatModel, name: str) -> Callable[..., Any]:
    return create(  # type: ignore[no-any-return]
        prompt=template(name),
        feedback_key=name,
        judge=chat,
        output_schema=_SCHEMA,
        structured_output_kwargs={"include_raw": True},  # so that a reply beside the schema can still be read
    )


def _verdict(ask: Callable[..., Any], **data: str) -> Verdict:
    if not data["answer"].strip():
        return Verdict(None, failed="the answer is empty")
    try:
        with tracing_context(enabled=False):  # no copy to LangSmith, whatever the environment says
            reply = ask(**fenced(**data))
        parsed, raw = reply["parsed"], reply["raw"]
        return read_verdict(json.dumps(parsed, ensure_ascii=False) if parsed else str(raw.text))
    except Exception as error:  # each provider's package has errors of its own
        return Verdict(None, failed=told(error))
