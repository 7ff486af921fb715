"""One PDF file becomes a document that the corpus can take."""

from __future__ import annotations

import hashlib
from contextlib import nullcontext
from pathlib import Path

from assistant.corpus.model import NewDocument
from ingest.chunking import ChunkSize
from ingest.corpus_toml import overrides_for
from ingest.overrides import Overrides
from ingest.reading.limits import Limits, ReadingSettings
from ingest.reading.process import Reader
from ingest.refused import Reason, Refused

_HEADER_WITHIN = 1024


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes in hexadecimal; raises :class:`Refused` where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        raise Refused(path.name, Reason.MISSING) from None


def read_document(
    path: Path,
    settings: ReadingSettings,
    overrides: Overrides | None = None,
    *,
    reader: Reader | None = None,
    sha256: str | None = None,
    size: ChunkSize | None = None,
) -> NewDocument:
    """Reads, cleans and cuts one PDF in a process of its own; raises :class:`Refused`.

    ``reader`` is a warm process to use; without one a process is started for this file alone. A
    ``corpus.toml`` beside the file is followed, ``overrides`` win over it.
    """
    limits = Limits.of(settings)
    check_file(path, limits)
    given = (overrides or Overrides()).over(overrides_for(path))
    with nullcontext(reader) if reader is not None else Reader(limits) as reading:
        digest = reading.digest(path, size or ChunkSize(), title=given.title or "")
    return NewDocument(
        sha256=sha256 or sha256_of(path),
        source=path,
        metadata=given.apply(digest.metadata),
        pages=digest.pages,
        chunks=digest.chunks,
        warnings=digest.warnings,
    )


def check_file(path: Path, limits: Limits) -> None:
    """Refuses what needs no reading: missing, empty, too big, not a PDF."""
    try:
        length = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(_HEADER_WITHIN)
    except OSError:
        raise Refused(path.name, Reason.MISSING) from None
    if length == 0:
        raise Refused(path.name, Reason.EMPTY)
    if length > limits.file_bytes:
        allowed = limits.file_bytes // 2**20
        raise Refused(path.name, Reason.TOO_BIG, f"{length / 2**20:.0f} MB, erlaubt sind {allowed} MB")
    if b"%PDF-" not in start:
        raise Refused(path.name, Reason.NOT_A_PDF)
