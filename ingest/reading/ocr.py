"""Scanned PDFs: text recognised by tesseract, where it is installed.

Pictures go into the program and recognised pages come out of it through pipes, so that a process killed in
the middle leaves no file behind. It runs in the process group of the reading process and ends with it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import pypdfium2 as pdfium

from ingest.reading.limits import Limits
from ingest.reading.lines import RawDocument
from ingest.reading.pdfium import open_pdf, read_page
from ingest.reading.render import render_page
from ingest.refused import Reason, Refused

_WANTED = ("deu", "eng")
_AT_ONCE = max(1, min(2, os.cpu_count() or 1))
_TIME_SHARE = 0.85
NOTE = "Der Text stammt aus einer Texterkennung (OCR) und kann Fehler enthalten."


@lru_cache(maxsize=1)
def languages() -> str:
    """The languages that tesseract is to look for, as it names them; empty where it cannot be used."""
    program = shutil.which("tesseract")
    if program is None:
        return ""
    known = _run([program, "--list-langs"], b"", 10.0).decode(errors="replace").split()
    return "+".join(name for name in _WANTED if name in known)


def recognise(document: RawDocument, path: Path, numbers: list[int], limits: Limits) -> RawDocument:
    """The document with the pages of these numbers as recognised from their pictures.

    A page that takes too long stays empty and is named in a warning. Raises :class:`Refused` where there are
    too many pages or all together take too long.
    """
    if len(numbers) > limits.ocr_pages:
        raise Refused(path.name, Reason.OCR_TOO_LONG, f"{len(numbers)} Seiten, erlaubt sind {limits.ocr_pages}")
    deadline = time.monotonic() + _TIME_SHARE * limits.seconds
    pages = {page.number: page for page in document.pages}
    late: list[int] = []
    for number, made in _recognised(path, numbers, limits, deadline):
        if made is None:
            late.append(number)
            continue
        with pdfium.PdfDocument(made) as recognised:
            page = read_page(recognised, 0, recognised=True)
        page.number = number
        pages[number] = page
    warnings = [*document.warnings, NOTE]
    if late:
        warnings.append(f"Texterkennung abgebrochen: Seite {', '.join(map(str, late[:20]))}.")
    return RawDocument([pages[number] for number in sorted(pages)], document.structure, warnings)


def _recognised(path: Path, numbers: list[int], limits: Limits, deadline: float) -> Iterator[tuple[int, bytes | None]]:
    """Each page's number and its one-page PDF of invisible text, ``None`` for one that took too long."""
    waiting: list[tuple[int, Future[bytes]]] = []
    with open_pdf(path, limits) as pictures, ThreadPoolExecutor(_AT_ONCE, "ocr") as pool:
        for number in numbers:
            if time.monotonic() > deadline:
                raise Refused(path.name, Reason.OCR_TOO_LONG, f"nach {number - 1} Seiten abgebrochen")
            picture, dots = render_page(pictures, number - 1)
            waiting.append((number, pool.submit(_tesseract, picture, dots, limits.ocr_page_seconds)))
            if len(waiting) > _AT_ONCE:
                first, result = waiting.pop(0)
                yield first, result.result() or None
        for first, result in waiting:
            yield first, result.result() or None


def _tesseract(picture: bytes, dots: int, seconds: float) -> bytes:
    command = ["tesseract", "stdin", "stdout", "-l", languages(), "--dpi", str(dots)]
    return _run([*command, "-c", "textonly_pdf=1", "pdf"], picture, seconds)


def _run(command: list[str], given: bytes, seconds: float) -> bytes:
    """What the program writes; nothing where it fails or takes longer."""
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program with our own arguments
            command,
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""
