"""Calls of methods as any client makes them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import httpx

from tests.telegram.server.server import BotApiServer


@dataclass(frozen=True, slots=True)
class Api:
    """Calls methods."""

    server: BotApiServer
    client: httpx.AsyncClient

    async def raw(self, method: str, files: Any = None, token: str = "", **params: Any) -> httpx.Response:
        """The response of a call; values that are not text go as JSON."""
        data = {name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()}
        url = f"{self.server.url}/bot{token or self.server.state.token}/{method}"
        return await self.client.post(url, data=data, files=files)

    async def __call__(self, method: str, files: Any = None, **params: Any) -> Any:
        """The result of a call that works."""
        body = (await self.raw(method, files, **params)).json()
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, files: Any = None, **params: Any) -> str:
        """Why a call is refused."""
        response = await self.raw(method, files, **params)
        body = response.json()
        assert body["ok"] is False and body["error_code"] == response.status_code, body
        return str(body["description"])
