"""What the analysis is: changes when a term might come out differently, so that an index can tell it is stale."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

OF_QUESTIONS = frozenset(("respelling.py", "informal.py", "informal.tsv"))
"""What questions alone pass through before the analysis: it changes no index."""


def digest(folder: Traversable) -> str:
    """A hash over the code in ``folder``, the files of its ``data`` folder and the libraries' versions."""
    found = hashlib.sha256()
    for package in ("simplemma", "PyStemmer"):
        found.update(f"{package}={version(package)};".encode())
    for part in (folder, folder / "data"):
        entries = (entry for entry in part.iterdir() if entry.is_file() and entry.name not in OF_QUESTIONS)
        for file in sorted(entries, key=lambda entry: entry.name):
            found.update(file.name.encode() + file.read_bytes())
    return found.hexdigest()[:16]


VERSION = digest(files("assistant.german"))
"""A hash over the code and data of the analysis and the versions of the libraries beneath it."""
