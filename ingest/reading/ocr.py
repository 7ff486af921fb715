"""Scanned PDFs: text recognised by ocrmypdf or tesseract, where they are installed, as killable programs."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from ingest.chunking import ChunkSize
from ingest.digest import Digest
from ingest.reading.process import Reader
from ingest.refused import Reason, Refused

_LANGUAGES = "deu+eng"
_SECONDS_A_PAGE = 20
_NOTE = "Der Text stammt aus einer Texterkennung (OCR) und kann Fehler enthalten."


def ocr_programs() -> tuple[str, ...]:
    """The programs found for recognising text, best first: with ``tesseract`` alone pages are drawn first."""
    if not shutil.which("tesseract"):
        return ()
    return ("ocrmypdf", "tesseract") if shutil.which("ocrmypdf") else ("tesseract",)


def recognise(reader: Reader, path: Path, size: ChunkSize, title: str = "") -> Digest:
    """The digest of a scan; raises :class:`Refused` where nothing is installed or nothing was found.

    Takes at most the reader's time limit. Works in a temporary folder that is gone afterwards.
    """
    programs = ocr_programs()
    if not programs:
        raise Refused(path.name, Reason.NO_TEXT)
    deadline = time.monotonic() + reader.limits.seconds
    with tempfile.TemporaryDirectory(prefix="foerderlotse-ocr-") as name:
        folder = Path(name)
        for program in programs:
            made = folder / f"{program}.pdf"
            try:
                found = (
                    _ocrmypdf(path, made, deadline)
                    if program == "ocrmypdf"
                    else _tesseract(reader, path, made, deadline)
                )
                if not found:
                    continue
                digest = reader.digest(made, size, path.name, title, max(deadline - time.monotonic(), 1.0))
            except Refused as refused:
                if refused.reason in (Reason.TOO_SLOW, Reason.PASSWORD, Reason.TOO_LARGE_IN_MEMORY):
                    raise Refused(path.name, refused.reason, "bei der Texterkennung") from None
                continue
            return replace(digest, warnings=(*digest.warnings, _NOTE))
    raise Refused(path.name, Reason.OCR_FAILED)


def _ocrmypdf(path: Path, made: Path, deadline: float) -> bool:
    command = [
        "ocrmypdf", "--language", _LANGUAGES, "--force-ocr", "--output-type", "pdf", "--optimize", "0",
        "--jobs", "2", "--tesseract-timeout", str(_SECONDS_A_PAGE), "--max-image-mpixels", "60", "--quiet",
        str(path.resolve()), str(made),
    ]  # fmt: skip
    return _run(command, made.parent, path.name, deadline) and made.exists()


def _tesseract(reader: Reader, path: Path, made: Path, deadline: float) -> bool:
    folder = made.parent
    images = reader.render(path, folder, path.name, max(deadline - time.monotonic(), 1.0))
    (folder / "pages.txt").write_text("".join(f"{folder / image}\n" for image in images))
    command = ["tesseract", str(folder / "pages.txt"), str(made.with_suffix("")), "-l", _LANGUAGES, "pdf"]
    return _run(command, folder, path.name, deadline) and made.exists()


def _run(command: list[str], folder: Path, name: str, deadline: float) -> bool:
    """Whether the program ended well; it and all that it started are killed at the deadline."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "TMPDIR": str(folder)}
    program = subprocess.Popen(  # noqa: S603 - a fixed program with our own arguments
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env=environment,
        start_new_session=True,
    )
    try:
        return program.wait(max(deadline - time.monotonic(), 1.0)) == 0
    except subprocess.TimeoutExpired:
        raise Refused(name, Reason.TOO_SLOW) from None
    finally:
        _end(program)


def _end(program: subprocess.Popen[bytes]) -> None:
    if program.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(program.pid, signal.SIGKILL)
        else:
            program.kill()
        program.wait()
