"""Whose request it is: a random id in a signed cookie, or for the widget in a signed header."""

from __future__ import annotations

import secrets
from contextlib import suppress

from itsdangerous import BadSignature, TimestampSigner
from starlette.requests import Request

from assistant.settings import Settings
from bots.shared.keys import keyed_hash, secret_key

COOKIE = "foerderlotse"
HEADER = "X-Foerderlotse-Session"
HEADER_S = 24 * 60 * 60
"""How long a widget's session lasts."""


def cookie_key(settings: Settings) -> str:
    """The key that signs the cookie."""
    return keyed_hash(settings, "key", "session cookie")


def known_session(request: Request, settings: Settings) -> str | None:
    """The id of the session that the request brought; what is not of our making counts as none."""
    if told := request.headers.get(HEADER):
        with suppress(BadSignature):
            return _signer(settings).unsign(told, max_age=HEADER_S).decode()
    known: str | None = request.session.get("id")
    return known


def session_of(request: Request, settings: Settings) -> str:
    """The id of the request's session; a new one, sent back as a cookie, where it brought none."""
    if known := known_session(request, settings):
        return known
    new: str = request.session.setdefault("id", secrets.token_urlsafe(24))
    return new


def keep(request: Request) -> None:
    """Has the cookie sent anew, so that it lasts from now on."""
    if "id" in request.session:
        request.session["id"] = request.session["id"]


def widget_session(settings: Settings) -> str:
    """A new session for a widget's scripts to send as :data:`HEADER`."""
    return _signer(settings).sign(secrets.token_urlsafe(24)).decode()


def owner_of(session: str, settings: Settings) -> str:
    """What conversations are kept under: it does not lead back to the cookie."""
    return keyed_hash(settings, "web session", session)


def form_token(session: str, settings: Settings) -> str:
    """What a form of the page has to send back."""
    return keyed_hash(settings, "form", session)


def _signer(settings: Settings) -> TimestampSigner:
    return TimestampSigner(secret_key(settings), salt="widget session")
