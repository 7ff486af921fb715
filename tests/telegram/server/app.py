"""The HTTP side: ``/bot<token>/<method>`` and ``/file/bot<token>/<path>``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

import tests.telegram.server.methods  # noqa: F401 - registers them
from tests.telegram.server.calls import METHODS, Call, Upload
from tests.telegram.server.errors import NOT_FOUND, UNAUTHORIZED, Refused
from tests.telegram.server.state import Called, State

_TOKEN = re.compile(r"\d+:[\w-]{30,}")


class Dropped(Response):
    """A connection that ends before its reply."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI
        # Promises a body that never comes: the server then closes the connection.
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1")]})


def bot_api(now: Callable[[], State]) -> Starlette:
    """The application on the state of the moment."""

    async def call(request: Request) -> Response:
        state = now()
        name = request.path_params["method"]
        params: dict[str, str] = {}
        try:
            _authorise(state, request.path_params["token"])
            if name.lower() not in METHODS:
                raise Refused(404, "Not Found: method not found")
            params, files = await _parameters(request)
            await state.faults.before(name)
            result = await METHODS[name.lower()](Call(state, params, files))
            await state.tell()
            await state.faults.after(name)
        except ConnectionResetError:
            state.calls.append(Called(name, params, "dropped"))
            return Dropped()
        except Refused as refused:
            state.calls.append(Called(name, params, refused.description))
            return JSONResponse(refused.json(), refused.code)
        state.calls.append(Called(name, params))
        return JSONResponse({"ok": True, "result": result})

    async def download(request: Request) -> Response:
        state = now()
        try:
            _authorise(state, request.path_params["token"])
            identifier = request.path_params["path"].split("/")[1]
            await state.faults.before("download")
        except ConnectionResetError:
            return Dropped()
        except Refused as refused:
            return JSONResponse(refused.json(), refused.code)
        return Response(state.files[identifier][1])

    return Starlette(
        routes=[
            Route("/bot{token}/{method}", call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", download),
        ]
    )


def _authorise(state: State, token: str) -> None:
    if token != state.token:
        raise Refused(*(UNAUTHORIZED if _TOKEN.fullmatch(token) else NOT_FOUND))


async def _parameters(request: Request) -> tuple[dict[str, str], dict[str, Upload]]:
    """The parameters as text, from the address and the body in any form that the Bot API takes, and the files."""
    params = dict(request.query_params)
    files: dict[str, Upload] = {}
    if request.headers.get("content-type", "").startswith("application/json"):
        body: dict[str, Any] = await request.json()
        params |= {name: value if isinstance(value, str) else json.dumps(value) for name, value in body.items()}
    else:
        async with request.form() as form:
            for name, value in form.items():
                if isinstance(value, UploadFile):
                    files[name] = Upload(value.filename or name, await value.read())
                else:
                    params[name] = value
    return params, files
