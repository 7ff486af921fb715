"""What a provider's error means: each provider's package has errors of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from assistant.models.unavailable import ModelUnavailable, Reason


def told(error: BaseException, model: str) -> ModelUnavailable:
    """The error that the rest of the assistant knows, without any of the provider's own words."""
    if isinstance(error, ModelUnavailable):
        return error
    chain = list(_chain(error))
    status = next((found for found in map(_status, chain) if found), None)
    if status == 429:
        return ModelUnavailable(Reason.RATE_LIMITED, model, status=status, retry_after=_retry_after(chain))
    if status and 400 <= status < 500:
        return ModelUnavailable(Reason.TIMEOUT if status == 408 else Reason.REFUSED, model, status=status)
    if status is None and any("Timeout" in type(cause).__name__ for cause in chain):
        return ModelUnavailable(Reason.TIMEOUT, model)
    return ModelUnavailable(Reason.BROKEN, model, status=status, retry_after=_retry_after(chain))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen = set[int]()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _status(error: BaseException) -> int | None:
    for holder in (error, getattr(error, "response", None)):
        status = getattr(holder, "status_code", None)
        if isinstance(status, int) and status >= 400:
            return status
    return None


def _retry_after(chain: list[BaseException]) -> float | None:
    """Seconds, from a header that holds seconds or a date."""
    responses: list[Any] = [getattr(error, "response", None) for error in chain]
    headers = [response.headers for response in responses if hasattr(response, "headers")]
    value = next((header["retry-after"] for header in headers if "retry-after" in header), None)
    if value is None:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
