"""The reading process: takes jobs from its standard input, one JSON object a line, and answers the same way.

Started as ``python -m ingest.reading.worker MEGABYTES PARENT`` at the head of a process group of its own. It may be
killed at any time.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any, BinaryIO

from pypdfium2 import PdfiumError

from ingest.chunking import ChunkSize
from ingest.reading.limits import Limits, cap_memory, cap_time
from ingest.refused import Reason, Refused


def main() -> None:
    """Answers jobs until the input ends."""
    answers = _private_output()
    faulthandler.disable()
    # Loaded before the cap: the libraries' own address space is no measure of a file.
    from ingest.digest import digest_file  # noqa: F401

    cap_memory(int(sys.argv[1]))
    threading.Thread(target=_end_with_parent, args=(int(sys.argv[2]),), daemon=True).start()
    sys.setrecursionlimit(5000)
    answers.write(b"ready\n")
    answers.flush()
    for line in sys.stdin.buffer:
        answer = _answer(json.loads(line))
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def _end_with_parent(parent: int) -> None:
    """Ends this process and its programs soon after its parent was killed, even in the middle of a file."""
    while os.getppid() == parent:
        time.sleep(0.5)
    if hasattr(os, "killpg") and os.getpgid(0) == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _private_output() -> BinaryIO:
    """The pipe to the parent; what any library prints goes nowhere, so that it cannot break an answer."""
    private = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return os.fdopen(private, "wb")


def _answer(job: dict[str, Any]) -> dict[str, Any]:
    limits = Limits(**job["limits"])
    cap_time(limits.seconds)
    path = Path(job["path"])
    try:
        return _TASKS[job["task"]](path, limits, job)
    except Refused as refused:
        return {"refused": refused.reason.value, "detail": refused.detail}
    except MemoryError:
        return {"refused": Reason.TOO_LARGE_IN_MEMORY.value, "detail": "", "restart": True}
    except RecursionError:
        return {"refused": Reason.DAMAGED.value, "detail": ""}
    except FileNotFoundError:
        return {"refused": Reason.MISSING.value, "detail": ""}
    except PdfiumError:
        return {"refused": Reason.DAMAGED.value, "detail": ""}
    # A hostile file must not end the process with a traceback: whatever broke, the file is refused.
    except Exception as error:
        return {"refused": Reason.CRASHED.value, "detail": type(error).__name__}


def _digest(path: Path, limits: Limits, job: dict[str, Any]) -> dict[str, Any]:
    from ingest.digest import digest_file
    from ingest.reading.wire import pack

    return pack(digest_file(path, limits, ChunkSize(**job["size"]), job["name"], job["title"]))


def _view(path: Path, limits: Limits, job: dict[str, Any]) -> dict[str, Any]:
    from ingest.reading.page_view import pack_view, view_page

    return pack_view(view_page(path, limits, job["page"], job["quote"], job["width"]))


_TASKS = {"digest": _digest, "view": _view}


if __name__ == "__main__":
    main()
