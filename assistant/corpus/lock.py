"""One process owns a data folder."""

from __future__ import annotations

import json
import os
import socket
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.corpus.errors import CorpusLocked

_LOCK = "owner.lock"
_OWNER = "owner.json"


class FolderLock:
    """Held from :meth:`acquire` to :meth:`release`, or until the process ends, however it ends.

    The lock is the operating system's; the file beside it only says who holds it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / _LOCK, timeout=0, thread_local=False)

    def acquire(self) -> None:
        """Take the lock at once or raise CorpusLocked naming who holds it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire()
        except Timeout:
            raise CorpusLocked(
                f"Der Datenordner {self._folder} ist schon in Benutzung: {self._holder()}.",
                "Beenden Sie diesen Vorgang oder warten Sie, bis er fertig ist; oder wählen Sie mit "
                "FOERDERLOTSE_DATA einen anderen Datenordner.",
            ) from None
        owner = {
            "pid": os.getpid(),
            "command": " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]])[:80],  # no further: a question may follow
            "host": socket.gethostname(),
            "started": datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
        }
        with suppress(OSError):  # on a full disk the folder can still be read
            (self._folder / _OWNER).write_text(json.dumps(owner, ensure_ascii=False), encoding="utf-8")

    def release(self) -> None:
        """Give the folder back; nothing happens where it is not held."""
        if self._lock.is_locked:
            (self._folder / _OWNER).unlink(missing_ok=True)
            self._lock.release()

    def _holder(self) -> str:
        try:
            owner = json.loads((self._folder / _OWNER).read_text(encoding="utf-8"))
            started = datetime.fromisoformat(owner["started"]).strftime("%d.%m.%Y, %H:%M Uhr")
            return f"Prozess {owner['pid']} ({owner['command']}) auf {owner['host']}, seit {started}"
        except (OSError, ValueError, KeyError, TypeError):
            return "von einem anderen Prozess"
