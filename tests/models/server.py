"""A server on loopback that speaks the OpenAI protocol as a script says: well, slowly, brokenly, or not at all."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from threading import Event, Lock
from typing import Any

from tests.loopback import serving


@dataclass(frozen=True)
class Says:
    """Streams pieces of text; ``cut`` ends the connection before the end of the reply."""

    pieces: Sequence[str] = ("Bis zu ", "50 Prozent", ".")
    first_s: float = 0.0
    pause_s: float = 0.0
    cut: bool = False
    usage: tuple[int, int] | None = None


@dataclass(frozen=True)
class Endless:
    """Streams the same piece for ever; with an empty piece only signs of life."""

    piece: str = "und "
    pause_s: float = 0.0


@dataclass(frozen=True)
class Fails:
    """Answers with an HTTP status; the text of the error repeats the key that was sent."""

    status: int
    retry_after: str | None = None


@dataclass(frozen=True)
class Bytes:
    """Sends these bytes as the stream."""

    content: bytes


Behaviour = Says | Endless | Fails | Bytes


@dataclass
class ScriptedServer:
    """Each request takes the next behaviour of the script; the last one stays. Keeps what it is sent."""

    url: str = ""
    script: list[Behaviour] = field(default_factory=lambda: [Says()])
    bodies: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    aborted: Event = field(default_factory=Event)
    """Set when a client went away in the middle of a reply."""
    ended: Event = field(default_factory=Event)
    _lock: Lock = field(default_factory=Lock)

    def next(self) -> Behaviour:
        with self._lock:
            return self.script.pop(0) if len(self.script) > 1 else self.script[0]


@contextmanager
def scripted_server(*script: Behaviour) -> Iterator[ScriptedServer]:
    """A running server; its address for FOERDERLOTSE_CHAT_BASE_URL is ``url``."""
    state = ScriptedServer(script=list(script) or [Says()])

    class Handler(_Handler):
        server_state = state

    with serving(Handler) as url:
        state.url = f"{url}/v1"
        try:
            yield state
        finally:
            state.ended.set()


class _Handler(BaseHTTPRequestHandler):
    server_state: ScriptedServer

    def do_POST(self) -> None:
        state = self.server_state
        state.times.append(time.monotonic())
        state.keys.append(self.headers.get("Authorization", ""))
        state.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        behaviour = state.next()
        if isinstance(behaviour, Fails):
            self._fail(behaviour)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            for event in _events(behaviour, state.ended):
                self.wfile.write(event)
        except OSError:
            state.aborted.set()

    def _fail(self, behaviour: Fails) -> None:
        content = json.dumps({"error": {"message": f"Nein: {self.headers.get('Authorization')}"}}).encode()
        self.send_response(behaviour.status)
        if behaviour.retry_after is not None:
            self.send_header("Retry-After", behaviour.retry_after)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing, so that a test's output is its own."""


def _events(behaviour: Says | Endless | Bytes, ended: Event) -> Iterator[bytes]:
    if isinstance(behaviour, Bytes):
        yield behaviour.content
    elif isinstance(behaviour, Endless):
        while not ended.wait(behaviour.pause_s):
            yield _chunk({"content": behaviour.piece}) if behaviour.piece else b": noch da\n\n"
    else:
        ended.wait(behaviour.first_s)
        for number, piece in enumerate(behaviour.pieces):
            if number:
                ended.wait(behaviour.pause_s)
            yield _chunk({"content": piece})
        if not behaviour.cut:
            yield _chunk({}, finish="stop")
            if behaviour.usage:
                yield _usage(*behaviour.usage)
            yield b"data: [DONE]\n\n"


def _chunk(delta: dict[str, str], finish: str | None = None) -> bytes:
    return _event(choices=[{"index": 0, "delta": delta, "finish_reason": finish}])


def _usage(tokens_in: int, tokens_out: int) -> bytes:
    counts = {"prompt_tokens": tokens_in, "completion_tokens": tokens_out, "total_tokens": tokens_in + tokens_out}
    return _event(choices=[], usage=counts)


def _event(**content: Any) -> bytes:
    whole = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "test", **content}
    return f"data: {json.dumps(whole)}\n\n".encode()
