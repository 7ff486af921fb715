"""The manifest of model files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

MANIFEST = Path(__file__).with_name("manifest.toml")


@dataclass(frozen=True, slots=True)
class HubSource:
    """The whole file at one address."""

    url: str


@dataclass(frozen=True, slots=True)
class PackageSource:
    """The file inside a package, or cut into parts of ``part_size`` bytes, one in each of several packages.

    ``{number}`` in ``packages`` and ``member`` stands for the part's number, from 1.
    """

    packages: str
    version: str
    member: str
    part_size: int

    def requirement(self, number: int) -> str:
        return f"{self.packages.format(number=number)}=={self.version}"

    def path_inside(self, number: int) -> str:
        return self.member.format(number=number)


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One model file; ``size`` in bytes, sources in the order in which they are tried."""

    name: str
    title: str
    purpose: Literal["encoder", "chat"]
    file: str
    size: int
    sha256: str
    licence: str
    sources: tuple[HubSource | PackageSource, ...]

    @property
    def distribution(self) -> str | None:
        """The package that brings the whole file when it is installed."""
        whole = (source for source in self.sources if isinstance(source, PackageSource))
        return next((source.packages for source in whole if source.part_size >= self.size), None)


@lru_cache
def manifest(path: Path = MANIFEST) -> dict[str, ModelFile]:
    """Every model file, by name."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["model"]
    return {entry["name"]: _model_file(entry) for entry in entries}


def _model_file(entry: dict[str, Any]) -> ModelFile:
    plain = {key: value for key, value in entry.items() if key != "source"}
    return ModelFile(**plain, sources=tuple(_sources(entry)))


def _sources(entry: dict[str, Any]) -> Iterator[HubSource | PackageSource]:
    for source in entry["source"]:
        if "hub" in source:
            yield HubSource(source["hub"])
        else:
            yield PackageSource(**{"part_size": entry["size"], **source})
