"""Presses of buttons."""

from __future__ import annotations

from contextlib import suppress

from telegram import CallbackQuery, Update
from telegram.error import BadRequest


async def acknowledged(update: Update) -> CallbackQuery | None:
    """The press of a button, whose wait is ended in the app; ``None`` where the update is none."""
    query = update.callback_query
    if query is not None:
        with suppress(BadRequest):  # pressed too long ago
            await query.answer()
    return query
