"""What the API gives, as its description (OpenAPI) tells it."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict

from assistant.answer import AnswerStatus, Language
from assistant.corpus.model import Authority
from bots.shared.pictures import Box


class CitationBody(BaseModel):
    """A verbatim quote and where it stands: physical page from 1, and the label printed on it."""

    number: int
    document: str
    title: str
    page: int
    page_label: str
    quote: str
    authority: Authority
    as_of: date | None
    url: str | None


class AnswerBody(BaseModel):
    """An answer. `text` marks its citations as `[1]`; `question` is the question as understood, if another."""

    model_config = ConfigDict(extra="allow")

    id: str
    status: AnswerStatus
    language: Language
    text: str
    citations: list[CitationBody]
    notices: list[str]
    suggestions: list[str]
    question: str | None
    facts: list[str]
    model: str
    prompt_version: str
    corpus_revision: int
    duration_ms: int


class TurnBody(BaseModel):
    """A question and its answer; `at` is UTC in ISO 8601."""

    question: str
    answer: AnswerBody
    at: str


class ConversationBody(BaseModel):
    """A conversation; `facts` is what is remembered of the company, in words."""

    id: str
    turns: list[TurnBody]
    facts: list[str]


class DocumentBody(BaseModel):
    """A document; what is not known of it is `null`."""

    document: str
    title: str
    pages: int
    language: str
    authority: Authority
    as_of: date | None
    valid_until: date | None
    programme: str | None
    region: str | None
    url: str | None


class PageBody(BaseModel):
    """A page, and where on it the quote stands: in shares of its width and height, from its top left."""

    document: str
    title: str
    page: int
    page_label: str
    pages: int
    as_of: date | None
    authority: Authority
    boxes: list[Box]


class ErrorWords(BaseModel):
    """What happened, and what to do next, in the reader's language."""

    code: str
    message: str
    hint: str


class ErrorBody(BaseModel):
    """An error."""

    error: ErrorWords


class OpenAIErrorWords(BaseModel):
    """The same in OpenAI's form."""

    message: str
    type: str
    param: str | None
    code: str


class OpenAIErrorBody(BaseModel):
    """An error in OpenAI's form."""

    error: OpenAIErrorWords


_STATUSES = (400, 403, 404, 409, 413, 422, 429, 500, 503)
ERRORS: dict[int | str, dict[str, Any]] = {status: {"model": ErrorBody} for status in _STATUSES}
OPENAI_ERRORS: dict[int | str, dict[str, Any]] = {status: {"model": OpenAIErrorBody} for status in (401, *_STATUSES)}

EVENTS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Server-sent events: `status`, `claim`, then `answer` or `error`; comments keep the line open",
        "content": {
            "text/event-stream": {
                "schema": {
                    "type": "object",
                    "required": ["event", "data"],
                    "properties": {
                        "event": {"enum": ["status", "claim", "answer", "error"]},
                        "data": {"type": "string", "contentMediaType": "application/json"},
                    },
                }
            }
        },
    }
}

CHUNKS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The completion; with `stream` its chunks as server-sent events, the last of them `[DONE]`",
        "content": {
            "text/event-stream": {
                "schema": {"type": "object", "required": ["data"], "properties": {"data": {"type": "string"}}}
            }
        },
    }
}


def file_of(kind: str) -> dict[int | str, dict[str, Any]]:
    """A response that is a file of this media type."""
    return {200: {"content": {kind: {"schema": {"type": "string", "format": "binary"}}}}}
