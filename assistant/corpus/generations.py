"""A generation of the two indexes: opened, made new, removed."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.corpus.chroma import close_client, embedded_client, server_client
from assistant.corpus.errors import REBUILD, IndexDamaged
from assistant.corpus.live import IsLive, chunk_id
from assistant.corpus.terms import TermIndex
from assistant.corpus.trying import usable
from assistant.corpus.vectors import VectorIndex

if TYPE_CHECKING:
    from chromadb.api import ClientAPI


@dataclass(frozen=True, slots=True)
class Generation:
    """What a pair of indexes was made with; ``id`` names its folders and its collection."""

    id: int
    model: str
    dimension: int
    analysis: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where indexes lie: the data folder, a Chroma server if one is used, the corpus's own name on it."""

    data: Path
    chroma_url: str | None
    corpus: str


class Indexes:
    """The vectors and terms of one generation, each opened when first used."""

    def __init__(self, place: Place, of: Generation, is_live: IsLive, *, create: bool = False) -> None:
        self.generation = of
        self._url = place.chroma_url
        self._vectors_in = place.data / "vectors" / str(of.id)
        self._terms_in = place.data / "terms" / str(of.id)
        self._name = f"foerderlotse-{place.corpus}-{of.id}"
        self._is_live = is_live
        self._create = create

    @cached_property
    def client(self) -> ClientAPI:
        if self._url:
            return server_client(self._url)
        if not self._create and not (self._vectors_in / "chroma.sqlite3").is_file():
            raise IndexDamaged(f"Der Vektorindex {self._vectors_in} fehlt.", REBUILD)
        return embedded_client(self._vectors_in)

    @cached_property
    def vectors(self) -> VectorIndex:
        of = self.generation
        return VectorIndex(self.client, self._name, of.model, of.dimension, self._is_live, create=self._create)

    @cached_property
    def terms(self) -> TermIndex:
        return TermIndex(self._terms_in, self._is_live, create=self._create)

    def make(self) -> None:
        """Makes both new and empty; what a killed process left under the same number goes first."""
        self.remove()
        _ = self.vectors, self.terms
        self._create = False

    def try_out(self, gone: Sequence[str], kept: Sequence[str]) -> None:
        """Takes chunks out of the vectors that a killed process left, and finds others. Raises IndexDamaged."""
        if self._url:
            self.vectors.delete(gone)
            self.vectors.prove(kept)
        elif self._vectors_in.is_dir() and not usable(self._vectors_in, self._name, gone, kept):
            raise IndexDamaged(f"Der Vektorindex {self._vectors_in} ist seit einem Abbruch beschädigt.", REBUILD)

    def forget(self, versions: Iterable[tuple[int, int]]) -> None:
        """Takes out all chunks of versions, each given with its number of chunks."""
        versions = list(versions)
        self.vectors.delete([chunk_id(version, ordinal) for version, count in versions for ordinal in range(count)])
        self.terms.delete(version for version, _ in versions)
        self.terms.commit()

    def abandon(self) -> None:
        """Closes both, and forgets terms not yet committed; they are opened again when next used."""
        if "terms" in self.__dict__:
            self.terms.discard()
        self.close()

    def close(self) -> None:
        """Closes what was opened."""
        if "terms" in self.__dict__:
            self.terms.close()
        if "client" in self.__dict__:
            close_client(self.client)
        for name in ("terms", "vectors", "client"):
            self.__dict__.pop(name, None)

    def remove(self) -> None:
        """Closes and deletes both; what is not there is passed over."""
        self.close()
        if self._url:
            with suppress(Exception):  # there is none
                self.client.delete_collection(self._name)
        shutil.rmtree(self._vectors_in, ignore_errors=True)
        shutil.rmtree(self._terms_in, ignore_errors=True)
