"""Bytes kept on disk until there are too many of them."""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from pathlib import Path
from threading import Lock

from bots.shared.whole_file import write_whole

logger = logging.getLogger(__name__)


class DiskCache:
    """A folder of files, the least used of which are deleted once they are more than ``most_bytes`` together.

    A key is a file name. A disk that is full or cannot be written to means that nothing is kept, no more.
    """

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._folder = folder
        self._most = most_bytes
        self._lock = Lock()
        self._held: int | None = None

    def get(self, key: str) -> bytes | None:
        """What was kept under the key, marked as used."""
        file = self._folder / key
        try:
            found = file.read_bytes()
        except OSError:
            return None
        with suppress(OSError):
            os.utime(file)
        return found

    def put(self, key: str, value: bytes) -> None:
        """Keeps a value, wholly or not at all."""
        try:
            with self._lock:
                self._write(key, value)
        except OSError as error:
            logger.warning("a page's picture was not kept: %s", type(error).__name__)

    def _write(self, key: str, value: bytes) -> None:
        write_whole(self._folder / key, value)
        if self._held is None:
            self._held = sum(file.stat().st_size for file in self._folder.iterdir())
        else:
            self._held += len(value)
        if self._held > self._most:
            self._held = self._shrunk()

    def _shrunk(self) -> int:
        """Deletes the files used longest ago until a tenth of the room is free; gives the bytes left."""
        files = sorted((file.stat().st_mtime, file.stat().st_size, file) for file in self._folder.iterdir())
        held = sum(size for _, size, _ in files)
        for _, size, file in files:
            if held <= self._most * 0.9:
                break
            file.unlink(missing_ok=True)
            held -= size
        return held
