"""The registry's tables: with the PDFs on disk, the truth that the indexes are built from."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# One row. ``next_version`` numbers versions ahead of their rows, so that a number is never given twice.
state = Table(
    "state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("corpus", String(32), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("next_version", Integer, nullable=False),
    Column("next_document", Integer, nullable=False),
)

programmes = Table(
    "programmes",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("name", Text, nullable=False),
    Column("aliases", JSON, nullable=False),
    Column("funder", Text),
    Column("region", Text),
    Column("starts_on", Date),
    Column("ends_on", Date),
)

versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    # Versions of one document share this number.
    Column("document", Integer, nullable=False, index=True),
    Column("current", Boolean, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("digest", String(64), nullable=False),
    Column("file", Text, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("authority", String(20), nullable=False),
    Column("language", String(10), nullable=False),
    Column("programme", String(200), ForeignKey(programmes.c.key), index=True),
    Column("funder", Text),
    Column("region", Text),
    Column("as_of", Date),
    Column("valid_from", Date),
    Column("valid_until", Date),
    Column("may_run_until", Date),
    Column("source_url", Text),
    Column("replaces", Text),
    Column("page_count", Integer, nullable=False),
    Column("chunk_count", Integer, nullable=False),
    Column("added_at", String(40), nullable=False),
    Column("warnings", JSON, nullable=False),
    Index(
        "uq_versions_current_document",
        "document",
        unique=True,
        sqlite_where=text("current"),
        postgresql_where=text("current"),
    ),
)

pages = Table(
    "pages",
    metadata,
    Column("version", ForeignKey(versions.c.id, ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("label", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("text", Text, nullable=False),
)

chunks = Table(
    "chunks",
    metadata,
    # "<version>:<ordinal>", as in the indexes: many are asked for at once, by one key.
    Column("id", String(30), primary_key=True),
    Column("version", ForeignKey(versions.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("first_page", Integer, nullable=False),
    Column("last_page", Integer, nullable=False),
    Column("heading", JSON, nullable=False),
    Column("blocks", JSON, nullable=False),
)

# The journal. A row says: the indexes may hold chunks of this version that must not be there, and the
# PDF may lie there without need. Written before the first index write, deleted after the last.
pending = Table(
    "pending",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("sha256", String(64), nullable=False),
    Column("chunk_count", Integer, nullable=False),
)

# A generation is one pair of indexes, and the vectors of units. The current one is searched; others are being
# built or removed.
generations = Table(
    "generations",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("current", Boolean, nullable=False),
    Column("model", Text, nullable=False),
    Column("dimension", Integer, nullable=False),
    Column("analysis", Text, nullable=False),
    Column("created_at", String(40), nullable=False),
)

# Part of a generation: made from the chunks, and made anew with the indexes. The chunk comes first in the key,
# because a chunk that is deleted takes its rows along.
unit_vectors = Table(
    "unit_vectors",
    metadata,
    Column("chunk", ForeignKey(chunks.c.id, ondelete="CASCADE"), primary_key=True),
    Column("generation", ForeignKey(generations.c.id, ondelete="CASCADE"), primary_key=True),
    Column("vectors", LargeBinary, nullable=False),
)

# What chat models took on a day of this machine's clock, for the daily budget; a question under way counts with the
# most it can take.
model_usage = Table(
    "model_usage",
    metadata,
    Column("day", Date, primary_key=True),
    Column("tokens", BigInteger, nullable=False),
    Column("micro_euros", BigInteger, nullable=False),
)
