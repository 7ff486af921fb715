"""The parent's side of reading: a warm child process, killed and replaced when it takes too long or dies."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from ingest.chunking import ChunkSize
from ingest.digest import Digest
from ingest.reading.limits import Limits
from ingest.reading.page_view import PageView, unpack_view
from ingest.reading.wire import unpack
from ingest.refused import Reason, Refused

_START_SECONDS = 60.0
_MOST_FILES = 200


class Reader:
    """Reads files one after another in a child process. Not for several threads at once.

    The child is replaced after a timeout, a crash, and every so many files, so that nothing a file does
    to it lasts. Use it as a context manager, or call :meth:`close`.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._child: subprocess.Popen[bytes] | None = None
        self._files = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def digest(self, path: Path, size: ChunkSize, name: str = "", title: str = "", seconds: float = 0.0) -> Digest:
        """One file as pages, chunks and proposed metadata; raises :class:`Refused`."""
        name = name or path.name
        answer = self._ask(path, seconds, task="digest", size=asdict(size), name=name, title=title)
        try:
            return unpack(answer)
        except (KeyError, ValueError, TypeError, IndexError):
            raise Refused(name, Reason.CRASHED) from None

    def view(
        self, path: Path, page: int, quote: str = "", width: int = 0, name: str = "", seconds: float = 0.0
    ) -> PageView:
        """The places of a quote on a page, and with a ``width`` in pixels its picture; raises :class:`Refused`."""
        name = name or path.name
        answer = self._ask(path, seconds, task="view", page=page, quote=quote, width=width, name=name)
        try:
            return unpack_view(answer)
        except (KeyError, ValueError, TypeError, IndexError):
            raise Refused(name, Reason.CRASHED) from None

    def close(self) -> None:
        """Ends the child."""
        child, self._child = self._child, None
        if child is None:
            return
        _kill(child)
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                _close(pipe)
        child.wait()

    def _ask(self, path: Path, seconds: float, **job: Any) -> dict[str, Any]:
        name = str(job["name"])
        seconds = seconds or self.limits.seconds
        child = self._running(name)
        late = threading.Event()

        def stop() -> None:
            late.set()
            _kill(child)

        timer = threading.Timer(seconds, stop)
        timer.start()
        try:
            line = _exchange(child, {**job, "path": str(path.resolve()), "limits": asdict(self.limits)})
        finally:
            timer.cancel()
        try:
            answer: dict[str, Any] = json.loads(line) if line.endswith(b"\n") else {}
        except ValueError:
            answer = {}
        if not answer:
            self.close()
            raise Refused(name, Reason.TOO_SLOW if late.is_set() else Reason.CRASHED)
        self._files += 1
        if self._files >= _MOST_FILES or answer.get("restart"):
            self.close()
        if "refused" in answer:
            raise Refused(name, Reason(answer["refused"]), answer.get("detail", ""))
        return answer

    def _running(self, name: str) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is None:
            return self._child
        self.close()
        self._files = 0
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry or os.getcwd() for entry in sys.path)}
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "ingest.reading.worker", str(self.limits.memory_mb), str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
        self._child = child
        timer = threading.Timer(_START_SECONDS, _kill, (child,))
        timer.start()
        try:
            ready = child.stdout.readline() if child.stdout else b""
        finally:
            timer.cancel()
        if ready != b"ready\n":
            self.close()
            raise Refused(name, Reason.CRASHED, "der Leseprozess startet nicht")
        return child


def _kill(child: subprocess.Popen[bytes]) -> None:
    """Ends the child and the programs that it runs."""
    if hasattr(os, "killpg") and child.poll() is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()


def _exchange(child: subprocess.Popen[bytes], job: dict[str, Any]) -> bytes:
    """The child's answer, empty where it died over the job."""
    if child.stdin is None or child.stdout is None:
        return b""
    try:
        child.stdin.write(json.dumps(job).encode() + b"\n")
        child.stdin.flush()
        return child.stdout.readline()
    except (OSError, ValueError):
        return b""


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return
