"""Requests that change something have to come from the page itself, or from no browser at all."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from bots.web.errors import answer_to
from bots.web.problems import Problem

_HARMLESS = ("GET", "HEAD", "OPTIONS")


def origin_of(url: str) -> str:
    """The origin of an address: scheme, host and port."""
    scheme, place, *_ = urlsplit(url)
    return f"{scheme}://{place}"


class SameOrigin:
    """Refuses with 403 what a browser sends from another site, but for the origins ``allowed``.

    A browser says so itself (Sec-Fetch-Site, Origin); what sends neither is no browser, and carries no one's cookies.
    """

    def __init__(self, app: ASGIApp, allowed: Sequence[str]) -> None:
        self.app = app
        self._allowed = frozenset(origin.lower() for origin in allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in _HARMLESS:
            request = Request(scope)
            if not self._own(request):
                await answer_to(request, Problem(403, "forbidden"))(scope, receive, send)
                return
        await self.app(scope, receive, send)

    def _own(self, request: Request) -> bool:
        origin = request.headers.get("origin", "").lower()
        if origin in self._allowed:
            return True
        if site := request.headers.get("sec-fetch-site"):
            return site in ("same-origin", "none")
        return not origin or urlsplit(origin).netloc == request.headers.get("host", "").lower()
