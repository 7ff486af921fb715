"""A server on loopback that speaks as much of the OpenAI protocol as a judge needs, and keeps what it is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from threading import Event
from typing import Any

from tests.loopback import serving


@dataclass
class ModelServer:
    """What the model says, under which status; with ``hangs`` it says nothing until the server ends."""

    url: str = ""
    says: str = '{"reasoning": "Steht so im Zitat.", "score": 1}'
    finish: str = "stop"
    status: int = 200
    hangs: bool = False
    echoes_key: bool = False
    paths: list[str] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    ended: Event = field(default_factory=Event)

    @property
    def prompts(self) -> list[str]:
        """The text of each request, its messages one after the other."""
        return ["\n".join(message["content"] for message in body["messages"]) for body in self.bodies]


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """A running server; everything sent to it stands in ``paths`` and ``bodies``."""
    state = ModelServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            state.paths.append(f"{self.command} {self.path}")
            state.bodies.append(json.loads(self.rfile.read(length) or b"{}"))
            if state.hangs:
                state.ended.wait(30)
                return
            key = self.headers.get("Authorization") if state.echoes_key else ""
            body = (
                _completion(state.says, state.finish)
                if state.status == 200
                else {"error": {"message": f"broken {key}"}}
            )
            content = json.dumps(body).encode()
            self.send_response(state.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def do_CONNECT(self) -> None:
            state.paths.append(f"{self.command} {self.path}")
            self.send_error(502)

        do_GET = do_CONNECT

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing, so that a test's output is its own."""

    with serving(Handler) as state.url:
        try:
            yield state
        finally:
            state.ended.set()


def _completion(text: str, finish: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": finish, "logprobs": None}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    return {
        "id": "1",
        "object": "chat.completion",
        "created": 0,
        "model": "test",
        "choices": [choice],
        "usage": usage,
    }
