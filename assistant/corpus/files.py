"""The PDFs as added, each under its SHA-256."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from assistant.corpus.errors import StorageFailed

_PART = ".part"
_STEP = 1 << 20


class PdfFiles:
    """A folder of files ``<sha256>.pdf``, written whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def path(self, sha256: str) -> Path:
        return self._folder / f"{sha256}.pdf"

    def keep(self, source: Path, sha256: str) -> None:
        """Copies ``source``. Raises StorageFailed where its bytes are no longer those that were read."""
        target = self.path(sha256)
        if target.is_file() and self.is_whole(sha256):
            return
        with NamedTemporaryFile(dir=self._folder, suffix=_PART, delete=False) as part:
            try:
                found = _copy(source, part)
                if found != sha256:
                    raise StorageFailed(
                        f"{source.name} hat sich geändert, während die Datei gelesen wurde.",
                        "Lesen Sie die Datei noch einmal ein.",
                    )
                Path(part.name).replace(target)
            except BaseException:
                Path(part.name).unlink(missing_ok=True)
                raise
        _sync_folder(self._folder)

    def is_whole(self, sha256: str) -> bool:
        """Whether the file's bytes are the ones it is named for. Raises FileNotFoundError."""
        with self.path(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256

    def remove(self, sha256: str) -> None:
        self.path(sha256).unlink(missing_ok=True)

    def kept(self) -> Iterator[str]:
        """The SHA-256 of every file."""
        return (file.stem for file in self._folder.glob("*.pdf"))

    def remove_parts(self) -> None:
        """Deletes what a killed process left half written."""
        for part in self._folder.glob(f"*{_PART}"):
            part.unlink(missing_ok=True)


def _copy(source: Path, part: IO[bytes]) -> str:
    """Copies and gives the SHA-256 of what was copied, once it is on the disk."""
    found = hashlib.sha256()
    with source.open("rb") as file:
        while data := file.read(_STEP):
            found.update(data)
            part.write(data)
    part.flush()
    os.fsync(part.fileno())
    return found.hexdigest()


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
