"""The term index: BM25 over analysed text, on tantivy."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tantivy import DocAddress, Document, Index, IndexWriter, Query

from assistant.corpus.errors import REBUILD, IndexDamaged
from assistant.corpus.live import IsLive, chunk_id, live_hits
from assistant.corpus.model import Chunk, DocumentInfo, Filters, Hit
from assistant.corpus.term_query import FIELDS, index_term, question_query, schema
from assistant.corpus.term_texts import filter_values, term_texts
from assistant.german.term import QuestionTerm

_HEAP = 64_000_000  # bytes of terms kept in memory before a segment is written
_ALL = 10_000_000


class TermIndex:
    """Chunks by their terms, in a folder of its own. One writer, any number of readers."""

    def __init__(self, folder: Path, is_live: IsLive, *, create: bool = False) -> None:
        """Opens the index in ``folder``, or makes it new. Raises IndexDamaged where there is none to open."""
        self._folder = folder
        self._is_live = is_live
        self._schema = schema()
        self._writer: IndexWriter | None = None
        try:
            if create:
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir(parents=True)
            elif not Index.exists(str(folder)):
                raise ValueError("kein Index im Ordner")
            self._index = Index(self._schema, path=str(folder))
        except (ValueError, OSError) as error:
            raise IndexDamaged(f"Der Wortindex {folder} lässt sich nicht öffnen: {error}.", REBUILD) from error
        self._searcher = self._index.searcher()

    def search(
        self,
        terms: Sequence[QuestionTerm],
        limit: int,
        filters: Filters | None = None,
        field_weights: Mapping[str, float] | None = None,
    ) -> list[Hit]:
        """The best chunks by BM25, best first; fields that are not weighed are not searched (default: all by 1)."""
        query = question_query(
            self._schema,
            [term for term in terms if term.variants],
            filters or Filters(),
            field_weights or dict.fromkeys(FIELDS, 1.0),
        )
        return live_hits(lambda count: self._hits(query, count), limit, self._is_live)

    def document_frequency(self, term: str, field: str = "body") -> int:
        """How many chunks hold the term in the field."""
        return self._searcher.doc_freq(field, index_term(term))

    @property
    def count(self) -> int:
        """How many chunks there are."""
        return self._searcher.num_docs

    def counts(self) -> Counter[str]:
        """How often each chunk id stands in the index. For checking: it reads all."""
        found = self._searcher.search(Query.all_query(), _ALL, count=False).hits
        return Counter(self._ids([address for _, address in found]))

    def add(self, info: DocumentInfo, chunks: Sequence[Chunk]) -> None:
        """Chunks to be found after the next :meth:`commit`."""
        filters = {"version": info.id, **filter_values(info)}
        for chunk, texts in zip(chunks, term_texts(info.metadata, chunks), strict=True):
            values = {**texts, **filters, "ordinal": chunk.ordinal}
            self._open_writer().add_document(Document.from_dict(values, self._schema))

    def delete(self, versions: Iterable[int]) -> None:
        """Takes out all chunks of the versions with the next :meth:`commit`, also those added since the last."""
        for version in versions:
            # By query: deleting by term passes over numbers without a word.
            self._open_writer().delete_documents_by_query(Query.term_query(self._schema, "version", version))

    def commit(self) -> None:
        """Makes everything since the last commit durable and found. Raises OSError or ValueError, and IndexDamaged
        where a killed process left files that are in the way."""
        if self._writer:
            try:
                self._writer.commit()
            except ValueError as error:
                if "FileAlreadyExists" not in str(error):
                    raise
                raise IndexDamaged(f"Der Wortindex {self._folder} ist unvollständig: {error}.", REBUILD) from error
            self._index.reload()
            self._searcher = self._index.searcher()

    def discard(self) -> None:
        """Forgets everything since the last commit."""
        writer, self._writer = self._writer, None
        if writer:
            writer.rollback()

    def close(self) -> None:
        """Ends background work; what is not committed is forgotten."""
        writer, self._writer = self._writer, None
        if writer:
            writer.wait_merging_threads()

    def _open_writer(self) -> IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(_HEAP, 1)
        return self._writer

    def _hits(self, query: Query, limit: int) -> list[Hit]:
        found = self._searcher.search(query, limit, count=False).hits
        names = self._ids([address for _, address in found])
        return [Hit(name, score) for name, (score, _) in zip(names, found, strict=True)]

    def _ids(self, addresses: list[DocAddress]) -> list[str]:
        versions = self._searcher.fast_field_values("version", addresses)
        ordinals = self._searcher.fast_field_values("ordinal", addresses)
        return [
            chunk_id(int(version or 0), int(ordinal or 0)) for version, ordinal in zip(versions, ordinals, strict=True)
        ]
