"""An answer in the chunks of OpenAI's stream."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncGenerator
from typing import Any
from uuid import uuid4

from fastapi.sse import format_sse_event

from assistant.answer import Answer, Language
from assistant.errors import FoerderlotseError
from assistant.events import Answered, Claimed, Event
from bots.web.errors import openai_error
from bots.web.openai.messages import ChatBody
from bots.web.openai.written import rest, sources, usage
from bots.web.problems import by_error

MODEL = "foerderlotse"


def head(kind: str) -> dict[str, Any]:
    """What every object of a completion begins with."""
    return {"id": f"chatcmpl-{uuid4().hex}", "object": kind, "created": int(time.time()), "model": MODEL}


async def chunks(
    events: AsyncGenerator[Event, None], body: ChatBody, base: str, language: Language
) -> AsyncGenerator[bytes, None]:
    """Each claim once it is verified; then what is left to say, the sources, and the end."""
    first = head("chat.completion.chunk")
    shown = ""
    try:
        yield _sent(first, {"role": "assistant", "content": ""})
        async for event in events:
            if isinstance(event, Claimed):
                piece = ("\n" if shown else "") + event.claim.text
                shown += piece
                yield _sent(first, {"content": piece})
            elif isinstance(event, Answered):
                for last in _ending(first, event.answer, shown, body, base):
                    yield last
        yield format_sse_event(data_str="[DONE]")
    except FoerderlotseError as error:
        yield _line({"error": openai_error(by_error(error), language)})
    finally:
        await events.aclose()


def _ending(first: dict[str, Any], answer: Answer, shown: str, body: ChatBody, base: str) -> list[bytes]:
    last = rest(answer, shown)
    ending = [
        _sent(first | {"sources": sources(answer, base)}, {"content": last}),
        _sent(first, {}, "stop"),
    ]
    if body.with_usage:
        ending.append(_line(first | {"choices": [], "usage": usage(body.characters(), shown + last)}))
    return ending


def _sent(first: dict[str, Any], delta: dict[str, str], reason: str | None = None) -> bytes:
    return _line(first | {"choices": [{"index": 0, "delta": delta, "finish_reason": reason}]})


def _line(data: dict[str, Any]) -> bytes:
    return format_sse_event(data_str=json.dumps(data, ensure_ascii=False))
