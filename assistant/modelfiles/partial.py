"""A file that is being fetched: it grows, is kept when fetching stops, and becomes the whole file or nothing."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from shutil import disk_usage

from assistant.modelfiles.errors import FetchFailed
from assistant.modelfiles.manifest import ModelFile

STEP = 1 << 20
SPARE = 200 << 20
"""Bytes that stay free beside the file: for a package on its way and for the rest of the machine."""


class PartialFile:
    """``<file>.part`` in the folder. Sources write at its end, from the byte it has reached."""

    def __init__(self, model: ModelFile, folder: Path) -> None:
        self._model = model
        self._whole = folder / model.file
        self._part = folder / f"{model.file}.part"

    @property
    def path(self) -> Path:
        return self._part

    @property
    def size(self) -> int:
        return self._part.stat().st_size if self._part.exists() else 0

    def cut(self, size: int) -> None:
        """Drops what lies behind ``size`` bytes."""
        if self.size > size:
            os.truncate(self._part, size)

    def require_space(self) -> None:
        """Raises FetchFailed where the rest does not fit on the disk."""
        lacking = self._model.size - self.size + SPARE - disk_usage(self._part.parent).free
        if lacking > 0:
            raise FetchFailed(
                f"Auf der Platte ist zu wenig Platz für {self._model.name}: {lacking / 1e9:.1f} GB fehlen in "
                f"{self._part.parent}.",
                "Schaffen Sie Platz oder nennen Sie mit FOERDERLOTSE_MODELS einen anderen Ordner.",
            )

    def finish(self) -> Path:
        """Puts the whole file in its place. Raises FetchFailed where it is short, and where its SHA-256 is wrong; it
        is then deleted.
        """
        if self.size < self._model.size:
            raise FetchFailed(f"{self._model.name} kam nicht vollständig an.")
        with self._part.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        if found != self._model.sha256:
            self._part.unlink()
            raise FetchFailed(
                f"{self._model.name} ist unterwegs beschädigt worden oder ein anderes Modell: Die Prüfsumme (SHA-256) "
                "stimmt nicht. Das Geholte ist gelöscht.",
                f"Versuchen Sie es noch einmal: foerderlotse models install {self._model.name}",
            )
        self._part.replace(self._whole)
        return self._whole
