"""The largest body a request may have."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bots.web.errors import answer_to
from bots.web.problems import by_status


class BodyLimit:
    """Answers 413 where a body is announced, or turns out, to be larger than ``largest`` bytes.

    Starlette's own limit does too, but in words that say nothing.
    """

    def __init__(self, app: ASGIApp, largest: int) -> None:
        self.app = app
        self._largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        announced = request.headers.get("content-length", "")
        if announced.isdecimal() and int(announced) > self._largest:
            await answer_to(request, by_status(413))(scope, receive, send)
            return
        come = 0

        async def counting() -> Message:
            nonlocal come
            message = await receive()
            come += len(message.get("body", b""))
            if come > self._largest:
                raise HTTPException(413)
            return message

        await self.app(scope, counting, send)
