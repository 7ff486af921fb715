"""Every error as a page, or for programs as JSON, in the reader's language."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from assistant.answer import Language
from assistant.errors import FoerderlotseError
from bots.web.language import language_of
from bots.web.pages import ErrorPage
from bots.web.parts import Parts
from bots.web.problems import Problem, by_error, by_status
from bots.web.rendering import frame_of, html
from bots.web.texts import errors

_FOR_PROGRAMS = ("/api/", "/v1/", "/healthz", "/readyz")


def handle_errors(app: FastAPI) -> None:
    """From now on every error of ``app`` is answered here."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(FoerderlotseError, _error)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)


def said(problem: Problem, language: Language) -> dict[str, str]:
    """The problem in words: ``code``, ``message``, ``hint``."""
    found = errors(language)[problem.code]
    return {"code": problem.code} | {name: found[name].format(**problem.details) for name in ("message", "hint")}


def openai_error(problem: Problem, language: Language) -> dict[str, Any]:
    """The problem as OpenAI's clients read it."""
    words = said(problem, language)
    kind = "server_error" if problem.status >= 500 else "invalid_request_error"
    return {"message": f"{words['message']} {words['hint']}", "type": kind, "param": None, "code": problem.code}


def answer_to(request: Request, problem: Problem) -> Response:
    """The response that tells of a problem."""
    words = said(problem, language_of(request))
    path = request.url.path
    if path.startswith("/v1/"):
        body: dict[str, Any] = openai_error(problem, language_of(request))
    elif path.startswith(_FOR_PROGRAMS):
        body = words
    else:
        parts: Parts = request.app.state.parts
        page = ErrorPage(frame_of(request, parts.settings), problem.status, **words)
        response: Response = html(request, parts.settings, "error.html", page, problem.status)
        response.headers.update(problem.headers)
        return response
    return JSONResponse({"error": body}, problem.status, dict(problem.headers))


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)  # noqa: S101 - for the types: so it is registered
    return answer_to(request, error)


async def _error(request: Request, error: Exception) -> Response:
    assert isinstance(error, FoerderlotseError)  # noqa: S101
    return answer_to(request, by_error(error))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    return answer_to(request, by_status(error.status_code, error.headers))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    wrong = error.errors()[0]
    field = ".".join(str(part) for part in wrong["loc"][1:]) or str(wrong["loc"][0])
    if wrong["type"] == "json_invalid":
        return answer_to(request, by_status(400))
    return answer_to(request, Problem(422, "invalid", {"field": field}))
