"""How the bot hears of updates."""

from __future__ import annotations

from typing import Any

from tests.telegram.server.calls import Call, method


@method("getUpdates")
async def get_updates(call: Call) -> list[dict[str, Any]]:
    updates = call.state.updates
    updates.allow(call.text("allowed_updates"))
    return await updates.get(call.number("offset"), call.number("limit", 100), min(50, call.number("timeout")))


@method("setWebhook")
async def set_webhook(call: Call) -> bool:
    call.state.updates.allow(call.text("allowed_updates"))
    _drop(call)
    call.state.webhook.set(call.text("url"), call.text("secret_token"))
    return True


@method("deleteWebhook")
async def delete_webhook(call: Call) -> bool:
    _drop(call)
    call.state.webhook.set("", "")
    return True


@method("getWebhookInfo")
async def get_webhook_info(call: Call) -> dict[str, Any]:
    return call.state.webhook.info()


def _drop(call: Call) -> None:
    if call.text("drop_pending_updates").lower() == "true":
        call.state.updates.pending = []
