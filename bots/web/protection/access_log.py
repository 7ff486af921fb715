"""Who asked for what, without a word of it: method, route, status, time and the range of the address."""

from __future__ import annotations

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bots.web.protection.rates import prefix

logger = logging.getLogger("foerderlotse.access")


class AccessLog:
    """Logs every request when it is done: the route as it is written in the code, so that no name stands in it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = 499  # the client went before there was a response

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        started = time.perf_counter()
        try:
            await self.app(scope, receive, noting)
        finally:
            ms = (time.perf_counter() - started) * 1000
            address = prefix(scope["client"][0]) if scope.get("client") else "-"
            route = getattr(scope.get("route"), "path", "-")
            logger.info("%s %s %d %.0f ms %s", scope["method"], route, status, ms, address)
