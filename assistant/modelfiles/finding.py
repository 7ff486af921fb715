"""Where a model file lies, and that it is the right one."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from importlib import metadata
from pathlib import Path

from assistant.modelfiles.errors import ModelFileMissing
from assistant.modelfiles.manifest import ModelFile

_NOTES = "checked.json"


def find(model: ModelFile, folder: Path) -> Path | None:
    """The file brought by an installed package, else the one in ``folder``; not checked yet."""
    for path in (_installed(model), folder / model.file):
        if path is not None and path.is_file():
            return path
    return None


def checked(model: ModelFile, folder: Path, given: Path | None = None) -> Path:
    """The file ``given``, else the one found, with the right SHA-256. Raises ModelFileMissing."""
    path = given or find(model, folder)
    if path is None or not path.is_file():
        where = path or folder / model.file
        raise ModelFileMissing(f"Das Modell {model.name} fehlt: {where} gibt es nicht.", how_to_get(model))
    if sha256_of(path, folder) != model.sha256:
        raise ModelFileMissing(
            f"Die Modelldatei {path} ist beschädigt oder eine andere: Die Prüfsumme (SHA-256) stimmt nicht.",
            f"Löschen Sie die Datei. {how_to_get(model)}",
        )
    return path


def how_to_get(model: ModelFile) -> str:
    return f"„foerderlotse models install {model.name}“ holt es."


def sha256_of(path: Path, folder: Path) -> str:
    """The file's SHA-256, remembered in ``folder`` for as long as its size and time of change stay the same."""
    notes = folder / _NOTES
    status = path.stat()
    key = f"{path.resolve()}|{status.st_size}|{status.st_mtime_ns}"
    known = dict[str, str]()
    with suppress(OSError, ValueError, TypeError):
        known = dict(json.loads(notes.read_text(encoding="utf-8")))
    if key not in known:
        with path.open("rb") as file:
            known[key] = hashlib.file_digest(file, "sha256").hexdigest()
        current = {name: found for name, found in known.items() if name == key or Path(name.split("|")[0]) != path}
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            notes.write_text(json.dumps(current), encoding="utf-8")
    return str(known[key])


def _installed(model: ModelFile) -> Path | None:
    if model.distribution:
        with suppress(metadata.PackageNotFoundError):
            for file in metadata.files(model.distribution) or ():
                if file.name == model.file:
                    return Path(str(file.locate()))
    return None
