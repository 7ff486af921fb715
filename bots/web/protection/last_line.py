"""The last line of defence: what nobody expected is told without its words, which may be the user's."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bots.web.errors import answer_to
from bots.web.problems import Problem

logger = logging.getLogger(__name__)


class LastLine:
    """Answers an unexpected error with 500; logs its kind and where it arose."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except Exception as error:
            if scope["type"] != "http":
                raise
            frames = traceback.extract_tb(error.__traceback__)[-3:]
            where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
            logger.error("unexpected %s at %s", type(error).__name__, where)
            if not begun:
                await answer_to(Request(scope), Problem(500, "failed"))(scope, receive, send)
