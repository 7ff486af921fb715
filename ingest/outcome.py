"""What came of each file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from assistant.corpus.model import DocumentInfo

Status = Literal["added", "unchanged", "replaced", "refused", "failed"]


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """One file's end: ``reason`` says why it was refused or failed, in German; ``seconds`` it took."""

    path: Path
    status: Status
    reason: str = ""
    pages: int = 0
    chunks: int = 0
    seconds: float = 0.0
    warnings: tuple[str, ...] = ()
    document: DocumentInfo | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest is: ``done`` of ``total`` files, and the outcome of the last one, if any."""

    done: int
    total: int
    current: Path | None
    outcome: FileOutcome | None = None
