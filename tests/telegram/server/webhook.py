"""Updates brought to the bot's own address (https://core.telegram.org/bots/api#setwebhook)."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.telegram.server.errors import bad_request
from tests.telegram.server.updates import Updates

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
FIRST_PAUSE = 0.05
"""Seconds until the first new try; each one doubles it."""


@dataclass
class Webhook:
    """Brings the oldest update until it is answered with 200, then the next.

    Unlike api.telegram.org, and as a server of one's own does in local mode, it also goes to plain http and any port.
    """

    updates: Updates
    secret: str = ""
    tries: int = 0
    error: str = ""
    failed_at: int = 0
    _task: asyncio.Task[None] | None = field(default=None)

    def set(self, url: str, secret: str) -> None:
        """Begins to bring updates; an empty address ends it. Raises Refused."""
        if url and not url.startswith(("http://", "https://")):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if secret and not _SECRET.fullmatch(secret):
            raise bad_request("secret token contains illegal characters")
        self.end()
        self.updates.webhook, self.secret = url, secret
        if url:
            self.updates.interrupt()
            self._task = asyncio.create_task(self._bring(url))

    def end(self) -> None:
        """Brings nothing more."""
        if self._task:
            self._task.cancel()
            self._task = None

    def info(self) -> dict[str, Any]:
        """WebhookInfo."""
        failed = {"last_error_date": self.failed_at, "last_error_message": self.error} if self.error else {}
        pending = len(self.updates.pending)
        return {"url": self.updates.webhook, "has_custom_certificate": False, "pending_update_count": pending, **failed}

    async def _bring(self, url: str) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        async with httpx.AsyncClient(timeout=10, trust_env=False) as client:
            pause = FIRST_PAUSE
            while True:
                await self.updates.some()
                update = self.updates.pending[0]
                if await self._brought(client, url, headers, update):
                    pause = FIRST_PAUSE
                    self.updates.confirm(update["update_id"] + 1)
                else:
                    await asyncio.sleep(pause)
                    pause = min(1.0, 2 * pause)

    async def _brought(self, client: httpx.AsyncClient, url: str, headers: dict[str, str], update: Any) -> bool:
        self.tries += 1
        try:
            response = await client.post(url, json=update, headers=headers)
            if self.updates.repeat:
                await client.post(url, json=update, headers=headers)
        except httpx.HTTPError as error:
            self.error = f"Connection failed: {type(error).__name__}"
        else:
            if response.is_success:
                return True
            self.error = f"Wrong response from the webhook: {response.status_code} {response.reason_phrase}"
        self.failed_at = int(time.time())
        return False
