"""Everything that can go wrong, by its code and HTTP status."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from assistant.corpus.errors import DocumentNotFound
from assistant.errors import FoerderlotseError
from bots.shared.desk import AlreadyAsking, Busy
from bots.shared.pictures import PageNotFound, PictureFailed

RETRY_S = 5
"""When to try again where too much is going on; usually a question takes less."""

_BY_STATUS = {
    400: "malformed",
    401: "wrong_key",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    422: "invalid",
}


class Problem(Exception):
    """Ends a request with a status. ``code`` has its words in the texts; ``details`` are what those name."""

    def __init__(
        self,
        status: int,
        code: str,
        details: Mapping[str, str] = MappingProxyType({}),
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.details = details
        self.headers = headers


def by_status(status: int, headers: Mapping[str, str] | None = None) -> Problem:
    """The problem that a bare status means."""
    code = _BY_STATUS.get(status, "failed" if status >= 500 else "malformed")
    return Problem(status, code, headers=headers or {})


def by_error(error: FoerderlotseError) -> Problem:
    """The problem that an error of the assistant means."""
    if isinstance(error, AlreadyAsking):
        return Problem(409, "already_asking", headers={"Retry-After": str(RETRY_S)})
    if isinstance(error, Busy):
        return Problem(503, "busy", headers={"Retry-After": str(RETRY_S)})
    if isinstance(error, DocumentNotFound):
        return Problem(404, "document_not_found")
    if isinstance(error, PageNotFound):
        return Problem(404, "page_not_found")
    if isinstance(error, PictureFailed):
        return Problem(500, "picture_failed")
    return Problem(500, "failed")


def too_many(seconds: int) -> Problem:
    """Too many questions in a minute."""
    return Problem(429, "too_many_questions", {"seconds": str(seconds)}, {"Retry-After": str(seconds)})
