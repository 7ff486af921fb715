"""Which PDF files a person means by the paths they name."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def find_pdfs(paths: Iterable[Path]) -> list[Path]:
    """Every PDF named or lying in a named folder or below, each once, sorted within its folder.

    Hidden files and folders are left out; links that lead in a circle are followed once. A path that is
    named but not there is kept, so that it can be reported.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        files = _in_folder(path) if path.is_dir() else [path]
        for file in files:
            found.setdefault(_real(file), file)
    return list(found.values())


def _in_folder(folder: Path) -> list[Path]:
    files: list[Path] = []
    seen: set[Path] = set()
    for root, folders, names in os.walk(folder, followlinks=True):
        real = _real(Path(root))
        if real in seen:
            folders[:] = []
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files.extend(
            Path(root, name)
            for name in sorted(names)
            if name.lower().endswith(".pdf") and not name.startswith(".") and Path(root, name).is_file()
        )
    return files


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()
