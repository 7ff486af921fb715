"""What has to be read again after a restart, unreadable without this server's key."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any

from cryptography.fernet import Fernet

from assistant.settings import Settings
from bots.shared.keys import keyed_hash, secret_key


class Seals:
    """Hashes and seals under the secret key of the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        key = hmac.new(secret_key(settings), b"telegram-sealed", hashlib.sha256).digest()
        self._fernet = Fernet(base64.urlsafe_b64encode(key))

    def chat(self, chat: int) -> str:
        """The hash that stands for a chat, and owns its conversations."""
        return keyed_hash(self._settings, "telegram-chat", str(chat))

    def user(self, user: int) -> str:
        """The hash that stands for a user."""
        return keyed_hash(self._settings, "telegram-user", str(user))

    def update(self, update: int) -> str:
        """The hash that stands for an update."""
        return keyed_hash(self._settings, "telegram-update", str(update))

    def message(self, chat: int, message: int) -> str:
        """The hash that stands for a message of a chat."""
        return keyed_hash(self._settings, "telegram-message", f"{chat}:{message}")

    def code(self, code: str) -> str:
        """The hash of a one-time code."""
        return keyed_hash(self._settings, "telegram-code", code)

    def seal(self, value: Any) -> bytes:
        """A value of JSON's, sealed."""
        return self._fernet.encrypt(json.dumps(value).encode())

    def unseal(self, sealed: bytes) -> Any:
        """The value again. Raises InvalidToken where it was sealed under another key."""
        return json.loads(self._fernet.decrypt(sealed))
