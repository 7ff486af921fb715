"""Compares the truth (registry and PDFs) with the indexes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.corpus.errors import REBUILD
from assistant.corpus.live import chunk_id
from assistant.corpus.model import DocumentInfo, StoredChunk
from assistant.corpus.store import Store
from assistant.corpus.tables import versions
from assistant.corpus.unit_vectors import size_of
from assistant.corpus.units import PageMap, units_of
from assistant.corpus.vectors import count_ids
from assistant.errors import FoerderlotseError

Kind = Literal[
    "missing_pdf", "damaged_pdf", "stray_pdf", "unfinished", "outdated", "damaged", "missing", "orphaned", "duplicate"
]
_ADD_AGAIN = "Lesen Sie die Datei neu ein: foerderlotse ingest …"


@dataclass(frozen=True, slots=True)
class Problem:
    """One difference between what the registry says and what there is."""

    kind: Kind
    subject: str
    message: str
    remedy: str


def check(store: Store) -> list[Problem]:
    """Every difference; an empty list means that the corpus is whole. Reads all PDFs and indexes."""
    return [
        *_files(store),
        *_journal(store),
        *_generation(store),
        *_index("Vektorindex", store, lambda: count_ids(store.indexes.vectors)),
        *_index("Wortindex", store, lambda: store.indexes.terms.counts()),
        *_index("Satzvektoren", store, lambda: _whole_unit_vectors(store)),
    ]


def _files(store: Store) -> Iterator[Problem]:
    named = {info.sha256: info.metadata.file for info in store.registry.infos()}
    for sha256, name in named.items():
        try:
            whole = store.files.is_whole(sha256)
        except OSError:
            yield Problem("missing_pdf", name, f"Die PDF-Datei {sha256}.pdf fehlt oder ist nicht lesbar.", _ADD_AGAIN)
            continue
        if not whole:
            yield Problem("damaged_pdf", name, f"Die PDF-Datei {sha256}.pdf hat einen anderen Inhalt.", _ADD_AGAIN)
    for sha256 in sorted(set(store.files.kept()) - set(named)):
        yield Problem("stray_pdf", sha256, "Die PDF-Datei gehört zu keinem Dokument.", REBUILD)


def _journal(store: Store) -> Iterator[Problem]:
    for version, _, _ in store.registry.pending():
        yield Problem("unfinished", str(version), "Eine abgebrochene Änderung ist noch nicht aufgeräumt.", REBUILD)


def _generation(store: Store) -> Iterator[Problem]:
    try:
        store.compare()
    except FoerderlotseError as error:
        yield Problem("outdated", "Suchindexe", error.message, error.hint)


def _index(name: str, store: Store, count: Callable[[], Counter[str]]) -> Iterator[Problem]:
    try:
        found = count()
    except FoerderlotseError as error:
        yield Problem("damaged", name, error.message, error.hint)
        return
    for info in store.registry.infos(versions.c.current):
        times = [found.pop(one, 0) for one in store.registry.chunk_ids(info.id)]
        subject = f"{name}: {info.metadata.file}"
        if missing := times.count(0):
            yield Problem("missing", subject, f"{missing} von {len(times)} Textstellen fehlen.", REBUILD)
        if more := sum(count > 1 for count in times):
            yield Problem("duplicate", subject, f"{more} von {len(times)} Textstellen stehen mehrfach da.", REBUILD)
    if found:
        yield Problem("orphaned", name, f"{len(found)} Textstellen gehören zu keinem Dokument.", REBUILD)


def _whole_unit_vectors(store: Store) -> Counter[str]:
    """The chunks with as many vectors as units, each once; and those that are stored without belonging to any."""
    generation = store.indexes.generation
    sizes = store.registry.unit_vector_sizes(generation.id)
    found = Counter(dict.fromkeys(sizes, 1))
    for info in store.registry.infos(versions.c.current):
        for name, count in _unit_counts(store, info):
            if sizes.get(name) != count * size_of(generation.dimension):
                found.pop(name, None)
    return found


def _unit_counts(store: Store, info: DocumentInfo) -> Iterator[tuple[str, int]]:
    pages = PageMap(store.registry.pages(info.id))
    for chunk in store.registry.all_chunks(info.id):
        stored = StoredChunk(chunk_id(info.id, chunk.ordinal), chunk, info)
        yield stored.id, len(units_of(stored, pages))
