"""What browsers are told to refuse: scripts, frames and addresses that are not the page's own."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'"
)
# A browser shows a PDF by scripts and styles of its own, which the page's policy would hold up.
_PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_FRAMED = "/widget"
_SHARED = "/widget.js"


class SecurityHeaders:
    """Adds the headers to every response. Only the widget may stand in a frame: ours, or one of ``embedding``."""

    def __init__(self, app: ASGIApp, embedding: Sequence[str], https: bool) -> None:
        self.app = app
        self._https = https
        self._framed = " ".join(("'self'", *embedding))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"]

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(scope=message), path)
            await send(message)

        await self.app(scope, receive, with_headers)

    def _add(self, headers: MutableHeaders, path: str) -> None:
        framed = self._framed if path == _FRAMED else "'none'"
        policy = _PDF if headers.get("Content-Type") == "application/pdf" else _OWN
        headers["Content-Security-Policy"] = f"{policy}; frame-ancestors {framed}"
        headers["Cross-Origin-Resource-Policy"] = "cross-origin" if path == _SHARED else "same-origin"
        headers.update(_ALWAYS)
        if self._https:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        # What is not said to be cacheable is somebody's own.
        headers.setdefault("Cache-Control", "no-cache" if path.startswith("/static/") else "no-store")
