"""What pypdf tells of a PDF: title, outline, page labels, encryption, attachments."""

from __future__ import annotations

import contextlib
import io
import logging
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.reading.lines import OutlineEntry, Structure

_MOST_ENTRIES = 5000
_MOST_BYTES = 60 * 2**20


class _TooSlow(Exception):
    """Raised by the alarm."""


def read_structure(path: Path, seconds: float = 3.0) -> Structure:
    """Everything that pypdf can say within the time; a PDF it cannot read gives an empty structure.

    Nothing here decides whether a file is taken in: pdfium reads many files that pypdf refuses.
    """
    structure = Structure()
    if path.stat().st_size > _MOST_BYTES:
        return structure
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    # pypdf fails in many ways on broken files, recursion and recursion-like errors included.
    with contextlib.suppress(Exception), _alarm(seconds):
        from pypdf import PdfReader

        reader = PdfReader(path, strict=False)
        structure.encrypted = reader.is_encrypted
        if reader.is_encrypted and not reader.decrypt(""):
            return structure
        for step in (_metadata, _labels, _outline, _attachments):
            with contextlib.suppress(Exception):
                step(reader, structure)
    return structure


def decrypted(path: Path, seconds: float = 10.0) -> bytes | None:
    """The file without its encryption where an empty password opens it; ``None`` where none does."""
    if path.stat().st_size > _MOST_BYTES:
        return None
    with contextlib.suppress(Exception), _alarm(seconds):
        from pypdf import PdfReader, PdfWriter

        reader = PdfReader(path, strict=False)
        if reader.is_encrypted and reader.decrypt(""):
            with io.BytesIO() as plain:
                PdfWriter(clone_from=reader).write(plain)
                return plain.getvalue()
    return None


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Ends pure Python code after some seconds, where signals can do that."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: Any) -> None:
        raise _TooSlow

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _metadata(reader: Any, structure: Structure) -> None:
    found = reader.metadata
    if found is None:
        return
    structure.title = str(found.title or "")[:500]
    structure.author = str(found.author or "")[:200]
    structure.subject = str(found.subject or "")[:500]
    structure.created = str(found.get("/CreationDate") or "")[:40]


def _labels(reader: Any, structure: Structure) -> None:
    if "/PageLabels" in reader.root_object and len(reader.pages) <= _MOST_ENTRIES:
        structure.labels = [str(label)[:20] for label in reader.page_labels]


def _outline(reader: Any, structure: Structure) -> None:
    def walk(entries: Any, depth: int) -> None:
        for entry in entries:
            if len(structure.outline) >= _MOST_ENTRIES or depth > 20:
                return
            if isinstance(entry, list):
                walk(entry, depth + 1)
            elif title := str(getattr(entry, "title", "") or "").strip():
                structure.outline.append(OutlineEntry(depth, title[:300]))

    if "/Outlines" in reader.root_object:
        walk(reader.outline, 1)


def _attachments(reader: Any, structure: Structure) -> None:
    structure.attachments = [str(entry.name)[:200] for entry, _ in zip(reader.attachment_list, range(50), strict=False)]
