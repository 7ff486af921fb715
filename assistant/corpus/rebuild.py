"""Builds both indexes and the vectors of units new from the truth, beside the old ones."""

from __future__ import annotations

from collections.abc import Callable

from assistant.corpus.embedding import chunk_vectors
from assistant.corpus.generations import Indexes
from assistant.corpus.store import Store
from assistant.corpus.tables import versions

Progress = Callable[[int, int, str], None]
"""Called with the documents done, the documents in all, and the file at hand."""


def rebuild(store: Store, progress: Progress | None = None) -> None:
    """Fills a new generation and switches to it when it is complete; until then the old one stays in use."""
    old, new = store.indexes, store.make_generation()
    try:
        _fill(store, new, progress or (lambda _done, _all, _file: None))
        store.switch_to(new)
    except BaseException:
        store.remove_generation(new)
        raise
    store.remove_generation(old)
    known = store.registry.hashes()
    for sha256 in set(store.files.kept()) - known:
        store.files.remove(sha256)
    store.files.remove_parts()


def _fill(store: Store, new: Indexes, progress: Progress) -> None:
    infos = store.registry.infos(versions.c.current)
    for done, info in enumerate(infos):
        progress(done, len(infos), info.metadata.file)
        chunks = store.registry.all_chunks(info.id)
        if chunks:
            vectors = chunk_vectors(store.encoder, [(info, store.registry.pages(info.id), chunks)])
            store.journal.put_vectors(new.generation, vectors)
            new.vectors.add([info], vectors)
            new.terms.add(info, chunks)
    new.terms.commit()
    progress(len(infos), len(infos), "")
