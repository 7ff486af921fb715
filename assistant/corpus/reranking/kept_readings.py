"""What was read of texts before, kept in a file: reading a sentence takes longer than all the rest."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from threading import Lock

from filelock import FileLock

MOST = 100_000
"""Texts in the file; when there are more, those kept first go. Of about 5 kB each, some 500 MB."""
_DIGEST = 16  # bytes
_AT_ONCE = 500
_PATIENCE_S = 5.0

logger = logging.getLogger(__name__)


class KeptReadings:
    """A disposable file: what cannot be read from it is made again, what cannot be written is made again later.

    A text is known by its digest alone; one file is for one model. Several threads and processes may use it.
    """

    def __init__(self, file: Path, most: int = MOST) -> None:
        self._file = file
        self._most = most
        self._lock = Lock()
        self._connection: sqlite3.Connection | None = None
        self._useless = False

    def find(self, texts: Iterable[str]) -> dict[str, bytes]:
        """What was kept of those texts that are known."""
        by_digest = {_digest(text): text for text in texts}
        digests = list(by_digest)
        found = {}
        for start in range(0, len(digests), _AT_ONCE):
            some = digests[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            for digest, reading in self._run(f"SELECT digest, reading FROM readings WHERE digest IN ({marks})", some):  # noqa: S608 - marks only
                found[by_digest[digest]] = reading
        return found

    def keep(self, readings: Mapping[str, bytes]) -> None:
        """Keeps what was read of each text."""
        rows = [(_digest(text), reading) for text, reading in readings.items()]
        with self._lock, suppress(sqlite3.Error):
            if (connection := self._opened()) is None:
                return
            with connection:
                connection.executemany("INSERT OR IGNORE INTO readings (digest, reading) VALUES (?, ?)", rows)
                connection.execute(
                    "DELETE FROM readings WHERE number <= (SELECT max(number) FROM readings) - ?", (self._most,)
                )

    def close(self) -> None:
        """Closes the file; what is asked afterwards opens it again."""
        with self._lock:
            if self._connection:
                self._connection.close()
            self._connection = None

    def _run(self, statement: str, values: list[bytes]) -> list[tuple[bytes, bytes]]:
        with self._lock, suppress(sqlite3.Error):
            if (connection := self._opened()) is not None:
                return connection.execute(statement, values).fetchall()
        return []

    def _opened(self) -> sqlite3.Connection | None:
        """The file, made anew where it is damaged; ``None`` where there can be none, which is said once."""
        if self._connection is None and not self._useless:
            try:
                self._connection = self._open()
            except (sqlite3.Error, OSError) as error:
                self._useless = True
                logger.warning("sentences read are not kept in %s: %s", self._file, error)
        return self._connection

    def _open(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        # SQLite does not wait for another that sets the journal's kind at the same time, but refuses at once.
        with FileLock(f"{self._file}.lock", timeout=_PATIENCE_S):
            try:
                return _connect(self._file)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:  # not a database: damaged
                self._file.unlink()
                return _connect(self._file)


def _connect(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_PATIENCE_S, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        with connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS readings "
                "(number INTEGER PRIMARY KEY AUTOINCREMENT, digest BLOB NOT NULL UNIQUE, reading BLOB NOT NULL)"
            )
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=_DIGEST).digest()
