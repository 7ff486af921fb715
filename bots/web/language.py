"""The language of the page: as asked for, as chosen before, or as the browser wants; German first."""

from __future__ import annotations

from starlette.requests import Request

from assistant.answer import Language

COOKIE = "lang"


def language_of(request: Request) -> Language:
    """By ``?lang=``, then the cookie, then Accept-Language."""
    for chosen in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if chosen == "de":
            return "de"
        if chosen == "en":
            return "en"
    return wanted(request.headers.get("accept-language", ""))


def wanted(accepted: str) -> Language:
    """The better of the two languages in an Accept-Language header (RFC 9110, section 12.5.4)."""
    weights = {"de": 0.0, "en": 0.0}
    for part in accepted.split(","):
        name, _, rest = part.strip().partition(";")
        code = name.strip().lower().partition("-")[0]
        if code in weights:
            weights[code] = max(weights[code], _weight(rest))
    return "en" if weights["en"] > weights["de"] else "de"


def _weight(parameter: str) -> float:
    try:
        return float(parameter.strip().removeprefix("q=")) if parameter else 1.0
    except ValueError:
        return 0.0
