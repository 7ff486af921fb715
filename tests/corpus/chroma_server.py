"""A Chroma server of its own for a test, on loopback."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from tests.loopback import free_port

PATIENCE_S = 30.0


@contextmanager
def chroma_url() -> Iterator[str]:
    """The address of an empty server; skips the test where its program is not installed."""
    program = Path(sys.executable).with_name("chroma")
    if not program.is_file():
        pytest.skip("Chroma's server program is not installed")
    address = f"http://127.0.0.1:{(port := free_port())}"
    with tempfile.TemporaryDirectory(prefix="chroma-") as folder:
        command = [str(program), "run", "--path", folder, "--host", "127.0.0.1", "--port", str(port)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:  # noqa: S603
            try:
                end = time.monotonic() + PATIENCE_S
                while not _answers(address):
                    assert server.poll() is None and time.monotonic() < end, "the Chroma server did not start"
                    time.sleep(0.05)
                yield address
            finally:
                server.terminate()


def _answers(address: str) -> bool:
    with suppress(httpx.HTTPError):
        return httpx.get(f"{address}/api/v2/heartbeat").is_success
    return False
