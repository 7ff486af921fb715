"""Changing the registry: every method is one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import Connection, Engine, delete, insert, select, update

from assistant.corpus import rows
from assistant.corpus.embedding import ChunkVectors
from assistant.corpus.generations import Generation
from assistant.corpus.model import DocumentInfo, NewDocument, Programme
from assistant.corpus.tables import chunks, generations, pages, pending, programmes, state, unit_vectors, versions


@dataclass(frozen=True, slots=True)
class Entry:
    """A version about to become part of the corpus, and the versions it takes the place of."""

    info: DocumentInfo
    document: NewDocument
    digest: str
    supersedes: tuple[DocumentInfo, ...] = ()


class Journal:
    """Writes of a change, in their order: ``reserve``, (the indexes,) ``publish``, (the indexes,) ``settle``."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def name_corpus(self) -> None:
        """Gives a new corpus its own name; it keeps it for good."""
        with self._engine.begin() as connection:
            connection.execute(update(state).where(state.c.corpus == "").values(corpus=uuid4().hex[:12]))

    def next_version(self) -> int:
        with self._engine.connect() as connection:
            return int(connection.execute(select(state.c.next_version)).scalar_one())

    def reserve(self, entries: Sequence[Entry]) -> None:
        """Notes that the versions are about to be written into the indexes."""
        with self._engine.begin() as connection:
            connection.execute(update(state).values(next_version=max(entry.info.id for entry in entries) + 1))
            _note(connection, [entry.info for entry in entries])

    def publish(self, entries: Sequence[Entry], generation: Generation, vectors: Sequence[ChunkVectors]) -> None:
        """Makes the versions part of the corpus in place of those they supersede, which stay to be forgotten."""
        with self._engine.begin() as connection:
            for entry in entries:
                if entry.info.metadata.programme:
                    _put_programme(connection, entry.info.metadata.programme)
                document = _supersede(connection, entry)
                connection.execute(insert(versions), rows.version_row(entry.info, document, entry.digest))
            page_rows = [rows.page_row(entry.info.id, page) for entry in entries for page in entry.document.pages]
            chunk_rows = [rows.chunk_row(entry.info.id, chunk) for entry in entries for chunk in entry.document.chunks]
            if page_rows:
                connection.execute(insert(pages), page_rows)
            if chunk_rows:
                connection.execute(insert(chunks), chunk_rows)
            _put_vectors(connection, generation, vectors)
            _settle(connection, [entry.info.id for entry in entries])
            _finish(connection)

    def retract(self, infos: Sequence[DocumentInfo]) -> None:
        """Takes versions out of the corpus; they stay to be forgotten."""
        with self._engine.begin() as connection:
            connection.execute(delete(versions).where(versions.c.id.in_([info.id for info in infos])))
            _note(connection, infos)
            _finish(connection)

    def settle(self, numbers: Iterable[int]) -> None:
        """Notes that nothing of these versions is left to be forgotten."""
        with self._engine.begin() as connection:
            _settle(connection, list(numbers))

    def new_generation(self, model: str, dimension: int, analysis: str) -> Generation:
        """A generation that is not yet the current one."""
        values = {"model": model, "dimension": dimension, "analysis": analysis}
        with self._engine.begin() as connection:
            made = insert(generations).values(current=False, created_at=now(), **values).returning(generations.c.id)
            return Generation(connection.execute(made).scalar_one(), model, dimension, analysis)

    def put_vectors(self, generation: Generation, vectors: Sequence[ChunkVectors]) -> None:
        """Adds the vectors of units to a generation that is being built."""
        with self._engine.begin() as connection:
            _put_vectors(connection, generation, vectors)

    def switch_to(self, generation: Generation) -> None:
        """Makes the generation the current one. It was made from the truth: nothing is left to be forgotten."""
        with self._engine.begin() as connection:
            connection.execute(update(generations).values(current=generations.c.id == generation.id))
            connection.execute(delete(pending))
            connection.execute(update(state).values(revision=state.c.revision + 1))

    def drop_generation(self, number: int) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(generations).where(generations.c.id == number))


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def merged(old: Programme, new: Programme) -> Programme:
    """What is known of a programme after ``new`` has been said: all aliases, and of the rest what is known last."""
    aliases = tuple(dict.fromkeys((*old.aliases, *new.aliases)))
    return replace(
        old,
        name=new.name,
        aliases=aliases,
        funder=new.funder or old.funder,
        region=new.region or old.region,
        starts_on=new.starts_on or old.starts_on,
        ends_on=new.ends_on or old.ends_on,
    )


def _note(connection: Connection, infos: Iterable[DocumentInfo]) -> None:
    noted = [{"version": info.id, "sha256": info.sha256, "chunk_count": info.chunk_count} for info in infos]
    if noted:
        connection.execute(insert(pending), noted)


def _settle(connection: Connection, numbers: list[int]) -> None:
    connection.execute(delete(pending).where(pending.c.version.in_(numbers)))


def _put_vectors(connection: Connection, generation: Generation, vectors: Sequence[ChunkVectors]) -> None:
    found = [{"chunk": one.id, "generation": generation.id, "vectors": one.units} for one in vectors]
    if found:
        connection.execute(insert(unit_vectors), found)


def _finish(connection: Connection) -> None:
    used = select(versions.c.programme).where(versions.c.programme.is_not(None))
    connection.execute(delete(programmes).where(programmes.c.key.not_in(used)))
    connection.execute(update(state).values(revision=state.c.revision + 1))


def _put_programme(connection: Connection, programme: Programme) -> None:
    found = connection.execute(select(programmes).where(programmes.c.key == programme.key)).mappings().one_or_none()
    if found is None:
        connection.execute(insert(programmes), rows.programme_row(programme))
    else:
        values = rows.programme_row(merged(rows.programme_of(dict(found)), programme))
        connection.execute(update(programmes).where(programmes.c.key == programme.key).values(values))


def _supersede(connection: Connection, entry: Entry) -> int:
    """Retires the versions the entry takes the place of; gives the document number it continues, or a new one."""
    if not entry.supersedes:
        number = connection.execute(select(state.c.next_document)).scalar_one()
        connection.execute(update(state).values(next_document=number + 1))
        return int(number)
    old = [info.id for info in entry.supersedes]
    lineages = connection.execute(select(versions.c.document).where(versions.c.id.in_(old))).scalars().all()
    number = min(lineages)
    if entry.info.current:
        # Read again, with the same bytes: no version of its own to keep.
        again = [info.id for info in entry.supersedes if info.sha256 == entry.info.sha256]
        connection.execute(update(versions).where(versions.c.id.in_(old)).values(current=False))
        connection.execute(delete(versions).where(versions.c.id.in_(again)))
        connection.execute(update(versions).where(versions.c.document.in_(lineages)).values(document=number))
        shown = select(chunks.c.id).where(chunks.c.version.in_(old))
        connection.execute(delete(unit_vectors).where(unit_vectors.c.chunk.in_(shown)))
        _note(connection, entry.supersedes)
    return int(number)
