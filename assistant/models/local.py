"""A local model in a child process with an OpenAI-compatible server on loopback."""

from __future__ import annotations

import json
import logging
import secrets
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread

from assistant.errors import FoerderlotseError
from assistant.models import local_serving
from assistant.models.unavailable import ModelUnavailable, Reason

_END_S = 5.0

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the server listens, and the key that it asks for."""

    url: str
    key: str = field(repr=False)


class LocalServer:
    """Started with the first question, started again when it has died, ended with :meth:`close` or with ours.

    ``file`` gives the checked model file, or raises FoerderlotseError. ``adapter`` is a file of low-rank weights that
    are added to the model's own.
    """

    def __init__(
        self, name: str, file: Callable[[], Path], *, threads: int, context: int, adapter: Path | None = None
    ) -> None:
        self._name = name
        self._file = file
        self._asked = {
            "alias": name,
            "threads": threads,
            "context": context,
            "adapter": None if adapter is None else str(adapter),
        }
        self._lock = Lock()
        self._starting: Future[Endpoint] | None = None
        self._process: subprocess.Popen[str] | None = None
        self._closed = False

    def ready(self, deadline: float) -> Endpoint:
        """Where to ask, once the model is loaded. Raises ModelUnavailable; loading goes on after the deadline."""
        with self._lock:
            if self._starting is None or (self._starting.done() and not self._alive()):
                self._starting = Future()
                Thread(target=self._start, args=(self._starting,), name="local-model", daemon=True).start()
            starting = self._starting
        try:
            return starting.result(timeout=max(0.0, deadline - time.monotonic()))
        except TimeoutError:
            raise ModelUnavailable(Reason.TIMEOUT, self._name) from None

    @property
    def pid(self) -> int | None:
        """The process serving, if any."""
        return self._process.pid if self._process and self._alive() else None

    def close(self) -> None:
        """Ends the process, also while it is loading."""
        with self._lock:
            self._closed = True
            process = self._process
        if process is not None:
            _end(process)

    def _alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _start(self, starting: Future[Endpoint]) -> None:
        key = secrets.token_urlsafe(32)
        try:
            asked = {"file": str(self._file()), "key": key, **self._asked}
            process = self._spawn()
            with suppress(BrokenPipeError):
                process.stdin.write(json.dumps(asked) + "\n")  # type: ignore[union-attr]
                process.stdin.flush()  # type: ignore[union-attr]
            url = json.loads(process.stdout.readline())["url"]  # type: ignore[union-attr]
            starting.set_result(Endpoint(url, key))
        except FoerderlotseError as error:
            logger.error("%s: %s", self._name, error)
            starting.set_exception(ModelUnavailable(Reason.BROKEN, self._name))
        except (OSError, ValueError, KeyError) as error:
            logger.error("%s: the server did not start (%s)", self._name, type(error).__name__)
            starting.set_exception(ModelUnavailable(Reason.BROKEN, self._name))

    def _spawn(self) -> subprocess.Popen[str]:
        with self._lock:
            if self._closed:
                raise ChildProcessError("closed")
            if self._process is not None:
                _end(self._process)
            # -P: nothing beside the script is imported in place of the standard library. A session of its own:
            # Ctrl-C is for us alone.
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-P", local_serving.__file__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                start_new_session=True,
            )
            return self._process


def _end(process: subprocess.Popen[str]) -> None:
    if process.stdin:
        with suppress(BrokenPipeError):
            process.stdin.close()
    try:
        process.wait(_END_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout:
        process.stdout.close()
