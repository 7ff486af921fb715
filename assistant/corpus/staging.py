"""What a document handed in means for the corpus: new, known, or in place of another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import or_

from assistant.corpus import rows
from assistant.corpus.journal import Entry, merged, now
from assistant.corpus.model import DocumentInfo, DocumentMetadata, NewDocument
from assistant.corpus.registry import Registry
from assistant.corpus.tables import versions

Status = Literal["added", "unchanged", "replaced"]


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """What came of adding a document.

    "replaced" where another version stands back for it: other bytes under its file name or under the name or
    SHA-256 that ``metadata.replaces`` says, or the same bytes with other metadata or read otherwise.
    """

    status: Status
    document: DocumentInfo


def judge(registry: Registry, document: NewDocument, number: int) -> tuple[AddOutcome, Entry | None]:
    """The outcome of adding ``document`` as version ``number``, and what is to be written for it, if anything."""
    known = document.metadata
    digest = rows.digest(document)
    same = registry.infos(versions.c.current, versions.c.sha256 == document.sha256)
    if same and registry.digest(same[0].id) == digest and not _says_more(same[0].metadata, known):
        return AddOutcome("unchanged", same[0]), None
    successor = registry.infos(versions.c.current, versions.c.replaces.in_([known.file, document.sha256]))
    if successor and not same and successor[0].metadata.file != known.file:
        return _predecessor(registry, document, digest, number, successor[0])
    named = [known.file, *([known.replaces] if known.replaces else [])]
    old = registry.infos(versions.c.current, or_(versions.c.file.in_(named), versions.c.sha256.in_(named)))
    supersedes = tuple({info.id: info for info in (*same, *old)}.values())
    info = _info(document, number, current=True)
    return AddOutcome("replaced" if supersedes else "added", info), Entry(info, document, digest, supersedes)


def _predecessor(
    registry: Registry, document: NewDocument, digest: str, number: int, successor: DocumentInfo
) -> tuple[AddOutcome, Entry | None]:
    """A document that a current one already replaces is kept, but does not come back to the surface."""
    kept = registry.infos(versions.c.sha256 == document.sha256)
    if kept:
        return AddOutcome("unchanged", kept[-1]), None
    info = _info(document, number, current=False)
    return AddOutcome("added", info), Entry(info, document, digest, (successor,))


def _info(document: NewDocument, number: int, *, current: bool) -> DocumentInfo:
    return DocumentInfo(
        id=number,
        sha256=document.sha256,
        metadata=document.metadata,
        page_count=len(document.pages),
        chunk_count=len(document.chunks),
        added_at=now(),
        current=current,
        warnings=document.warnings,
    )


def _says_more(old: DocumentMetadata, new: DocumentMetadata) -> bool:
    """Whether ``new`` differs, but for the file's name: a copy under another name is the same document."""
    if old.programme and new.programme and old.programme.key == new.programme.key:
        new = replace(new, programme=old.programme if merged(old.programme, new.programme) == old.programme else None)
    return replace(new, file=old.file) != old
