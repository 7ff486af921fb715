"""The secret of this installation, and keys that hide what they stand for."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from assistant.errors import FoerderlotseError
from assistant.settings import Settings

_FILE = "secret.key"
_BYTES = 32


class SecretUnusable(FoerderlotseError):
    """The secret can neither be read nor made."""


def secret_key(settings: Settings) -> bytes:
    """The secret that is set, or the one in the data folder, which is made where there is none. Raises SecretUnusable.

    Several processes that start at once get the same one.
    """
    if settings.secret_key:
        return settings.secret_key.get_secret_value().encode()
    file = settings.data / _FILE
    try:
        if not file.exists():
            _make(file)
        found = bytes.fromhex(file.read_text("ascii").strip())
    except (OSError, ValueError) as error:
        raise SecretUnusable(
            f"Das Geheimnis in {file} lässt sich nicht lesen oder anlegen: {type(error).__name__}.",
            "Prüfen Sie die Rechte am Datenordner oder setzen Sie FOERDERLOTSE_SECRET_KEY.",
        ) from error
    if len(found) < _BYTES:
        raise SecretUnusable(
            f"Das Geheimnis in {file} ist unvollständig.",
            "Löschen Sie die Datei: Dann wird ein neues angelegt, und laufende Sitzungen enden.",
        )
    return found


def keyed_hash(settings: Settings, kind: str, value: str) -> str:
    """64 hexadecimal digits that stand for ``value`` and are of no use without the secret: HMAC-SHA-256 (RFC 2104).

    The same value has another key in another ``kind``.
    """
    return hmac.new(secret_key(settings), f"{kind}\0{value}".encode(), hashlib.sha256).hexdigest()


def _make(file: Path) -> None:
    """Writes a new secret, readable for the owner only, whole or not at all; one that is there meanwhile stays."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=file.parent, prefix=f".{_FILE}.", delete=False) as part:  # made with 0600
        part.write(secrets.token_hex(_BYTES))
        part.flush()
        os.fsync(part.fileno())
    with suppress(FileExistsError):
        os.link(part.name, file)
    Path(part.name).unlink()
