"""Refusals, in the words of the Bot API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass
class Refused(Exception):
    """Why a call is not carried out (https://core.telegram.org/bots/api#making-requests)."""

    code: int
    description: str
    parameters: dict[str, Any] | None = None

    def json(self) -> dict[str, Any]:
        """The body of the response."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return {**body, "parameters": self.parameters} if self.parameters else body


def bad_request(reason: str) -> Refused:
    """400: something in the call is wrong."""
    return Refused(400, f"Bad Request: {reason}")


def too_many(seconds: int) -> Refused:
    """429: to be tried again after so many seconds."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


UNAUTHORIZED = (401, "Unauthorized")
NOT_FOUND = (404, "Not Found")
BLOCKED = (403, "Forbidden: bot was blocked by the user")
OTHER_POLLER = (
    409,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
)
WEBHOOK_ACTIVE = (
    409,
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
)
