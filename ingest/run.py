"""Many files into the corpus: the reading process reads ahead while this process indexes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant.corpus.model import DocumentInfo, NewDocument
from assistant.errors import FoerderlotseError
from ingest.corpus_toml import overrides_for
from ingest.document import check_file, read_document, sha256_of
from ingest.files import find_pdfs
from ingest.outcome import FileOutcome, Progress
from ingest.overrides import Overrides
from ingest.reading.limits import Limits, ReadingSettings
from ingest.reading.process import Reader
from ingest.refused import Refused

if TYPE_CHECKING:
    # The reading process imports this package too, and starts sooner without the corpus.
    from assistant.corpus.staging import AddOutcome

_AHEAD = 3

OnProgress = Callable[[Progress], None]


class Shelf(Protocol):
    """The part of the corpus that ingest needs."""

    def add(self, document: NewDocument) -> AddOutcome: ...
    def documents(self, all_versions: bool = False) -> list[DocumentInfo]: ...


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as it comes from reading: a document, or that it is known already, or why not."""

    path: Path
    seconds: float
    document: NewDocument | None = None
    known: DocumentInfo | None = None
    error: FoerderlotseError | None = None


def ingest_paths(
    paths: Iterable[Path],
    corpus: Shelf,
    settings: ReadingSettings,
    overrides: Overrides | None = None,
    on_progress: OnProgress | None = None,
) -> list[FileOutcome]:
    """Takes files and folders into the corpus; gives one outcome per file, in order.

    A file whose bytes are known is not read again unless its metadata are now given otherwise. One bad file
    never stops the rest: it is refused or has failed, with the reason. Raises
    :class:`~ingest.corpus_toml.CorpusTomlError` before anything is read where a ``corpus.toml`` is wrong.
    """
    files = find_pdfs(paths)
    given = overrides or Overrides()
    for folder in {file.parent for file in files}:
        overrides_for(folder / "any.pdf")
    known = {info.sha256: info for info in corpus.documents()}
    outcomes: list[FileOutcome] = []
    _report(on_progress, Progress(0, len(files), files[0] if files else None))
    for read in _read_ahead(files, settings, given, known):
        outcome = _add(read, corpus)
        if outcome.document is not None:
            known[outcome.document.sha256] = outcome.document
        outcomes.append(outcome)
        done = len(outcomes)
        _report(on_progress, Progress(done, len(files), files[done] if done < len(files) else None, outcome))
    return outcomes


def _read_ahead(
    files: list[Path], settings: ReadingSettings, given: Overrides, known: dict[str, DocumentInfo]
) -> Iterator[_Read]:
    """Reads a few files ahead in a thread that mostly waits for the reading process."""
    with Reader(Limits.of(settings)) as reader, ThreadPoolExecutor(1, "reading") as pool:
        waiting: list[Future[_Read]] = []
        try:
            for file in files:
                waiting.append(pool.submit(_read, file, settings, given, known, reader))
                if len(waiting) > _AHEAD:
                    yield waiting.pop(0).result()
            while waiting:
                yield waiting.pop(0).result()
        finally:
            for future in waiting:
                future.cancel()
            # Killed before the pool waits for it: an interrupted run ends at once.
            reader.close()


def _read(
    path: Path, settings: ReadingSettings, given: Overrides, known: dict[str, DocumentInfo], reader: Reader
) -> _Read:
    start = time.perf_counter()
    try:
        check_file(path, reader.limits)
        sha256 = sha256_of(path)
        info = known.get(sha256)
        if info is not None and given.over(overrides_for(path)).apply(info.metadata) == info.metadata:
            return _Read(path, time.perf_counter() - start, known=info)
        document = read_document(path, settings, given, reader=reader, sha256=sha256)
    except FoerderlotseError as error:
        return _Read(path, time.perf_counter() - start, error=error)
    return _Read(path, time.perf_counter() - start, document=document)


def _add(read: _Read, corpus: Shelf) -> FileOutcome:
    if read.known is not None:
        info = read.known
        return FileOutcome(
            read.path, "unchanged", "", info.page_count, info.chunk_count, read.seconds, info.warnings, info
        )
    if isinstance(read.error, Refused):
        return FileOutcome(read.path, "refused", read.error.explanation, seconds=read.seconds)
    if read.error is not None or read.document is None:
        return FileOutcome(read.path, "failed", str(read.error or ""), seconds=read.seconds)
    start = time.perf_counter()
    document = read.document
    try:
        added = corpus.add(document)
    except FoerderlotseError as error:
        return FileOutcome(read.path, "failed", str(error), len(document.pages), seconds=read.seconds)
    return FileOutcome(
        path=read.path,
        status=added.status,
        pages=len(document.pages),
        chunks=len(document.chunks),
        seconds=read.seconds + time.perf_counter() - start,
        warnings=document.warnings,
        document=added.document,
    )


def _report(on_progress: OnProgress | None, progress: Progress) -> None:
    if on_progress is not None:
        on_progress(progress)
