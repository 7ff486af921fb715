"""Reading the registry."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Engine, func, select

from assistant.corpus import rows
from assistant.corpus.generations import Generation
from assistant.corpus.model import Chunk, DocumentInfo, Page, Programme
from assistant.corpus.tables import chunks, generations, pages, pending, programmes, state, unit_vectors, versions


class Registry:
    """What the corpus holds, version by version. Every method is one read of the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def corpus(self) -> str:
        """The corpus's own name, given when it was made."""
        with self._engine.connect() as connection:
            return str(connection.execute(select(state.c.corpus)).scalar_one())

    def live(self) -> tuple[int, frozenset[int]]:
        """The revision, and the current versions."""
        with self._engine.connect() as connection:
            revision = connection.execute(select(state.c.revision)).scalar_one()
            found = connection.execute(select(versions.c.id).where(versions.c.current)).scalars()
            return revision, frozenset(found)

    def infos(self, *conditions: ColumnElement[bool]) -> list[DocumentInfo]:
        """Versions that meet all conditions on the table ``versions``, by file name and number."""
        wanted = select(versions).where(*conditions).order_by(versions.c.file, versions.c.id)
        with self._engine.connect() as connection:
            found = connection.execute(wanted).mappings().all()
            keys = {row["programme"] for row in found if row["programme"]}
            known = connection.execute(select(programmes).where(programmes.c.key.in_(keys))).mappings() if keys else ()
            by_key = {row["key"]: rows.programme_of(row) for row in known}
        return [rows.info_of(row, by_key.get(row["programme"])) for row in found]

    def digest(self, version: int) -> str | None:
        with self._engine.connect() as connection:
            return connection.execute(select(versions.c.digest).where(versions.c.id == version)).scalar_one_or_none()

    def programmes(self) -> list[Programme]:
        with self._engine.connect() as connection:
            found = connection.execute(select(programmes).order_by(programmes.c.name)).mappings()
            return [rows.programme_of(row) for row in found]

    def pages(self, version: int, number: int | None = None) -> list[Page]:
        """A version's pages in order, or the one of that number."""
        wanted = select(pages).where(pages.c.version == version).order_by(pages.c.number)
        with self._engine.connect() as connection:
            found = connection.execute(wanted if number is None else wanted.where(pages.c.number == number))
            return [rows.page_of(row) for row in found.mappings()]

    def chunks(self, ids: Iterable[str]) -> dict[str, tuple[int, Chunk]]:
        """Each chunk that there is, with its version."""
        with self._engine.connect() as connection:
            found = connection.execute(select(chunks).where(chunks.c.id.in_(list(ids)))).mappings()
            return {row["id"]: (row["version"], rows.chunk_of(row)) for row in found}

    def all_chunks(self, version: int) -> list[Chunk]:
        """A version's chunks in reading order."""
        with self._engine.connect() as connection:
            found = connection.execute(select(chunks).where(chunks.c.version == version).order_by(chunks.c.ordinal))
            return [rows.chunk_of(row) for row in found.mappings()]

    def chunk_ids(self, version: int) -> list[str]:
        """The ids of a version's chunks in reading order."""
        wanted = select(chunks.c.id).where(chunks.c.version == version).order_by(chunks.c.ordinal)
        with self._engine.connect() as connection:
            return list(connection.execute(wanted).scalars())

    def unit_vectors(self, generation: int, ids: Iterable[str]) -> dict[str, bytes]:
        """The packed vectors of each chunk's units, of the chunks that have any in the generation."""
        of = unit_vectors.c
        wanted = select(of.chunk, of.vectors).where(of.chunk.in_(list(ids)), of.generation == generation)
        with self._engine.connect() as connection:
            return {row.chunk: row.vectors for row in connection.execute(wanted)}

    def unit_vector_sizes(self, generation: int) -> dict[str, int]:
        """The number of bytes that each chunk's packed vectors take."""
        of = unit_vectors.c
        wanted = select(of.chunk, func.length(of.vectors).label("size")).where(of.generation == generation)
        with self._engine.connect() as connection:
            return {row.chunk: row.size for row in connection.execute(wanted)}

    def pending(self) -> list[tuple[int, str, int]]:
        """The journal: version, SHA-256 and number of chunks of what may be half written."""
        with self._engine.connect() as connection:
            return [(row.version, row.sha256, row.chunk_count) for row in connection.execute(select(pending))]

    def hashes(self) -> frozenset[str]:
        """The SHA-256 of every version, current or not."""
        with self._engine.connect() as connection:
            return frozenset(connection.execute(select(versions.c.sha256)).scalars())

    def generations(self) -> list[tuple[Generation, bool]]:
        """Every generation of indexes, and whether it is the current one."""
        with self._engine.connect() as connection:
            return [
                (Generation(row.id, row.model, row.dimension, row.analysis), row.current)
                for row in connection.execute(select(generations).order_by(generations.c.id))
            ]
