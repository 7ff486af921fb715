"""A small model file, and places on loopback that it can be fetched from: a hub and a package index."""

from __future__ import annotations

import hashlib
import io
import random
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from assistant.modelfiles.manifest import HubSource, ModelFile, PackageSource
from tests.loopback import serving

PART = 100_000
CONTENT = random.Random(7).randbytes(2 * PART + 30_000)  # noqa: S311 - no secret
_PACKAGE = PackageSource("winzig-teil{number}", "1.0", "winzig_teil{number}/data/part{number:02}.bin", PART)


def made(*sources: HubSource | PackageSource, content: bytes = CONTENT, size: int | None = None) -> ModelFile:
    digest = hashlib.sha256(content).hexdigest()
    return ModelFile("winzig", "Winzig", "chat", "winzig.gguf", size or len(content), digest, "MIT", sources)


def packages() -> PackageSource:
    """Three parts in three packages, the last one shorter."""
    return _PACKAGE


@dataclass
class Place:
    """What is served under which path, and what was asked for: path and range."""

    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    knows_ranges: bool = True
    breaks_after: int | None = None

    @property
    def hub(self) -> HubSource:
        return HubSource(f"{self.url}/winzig.gguf")

    @property
    def wheels_asked(self) -> list[str]:
        return [path.split("/")[-1].split("-")[0] for path, _ in self.asked if path.endswith(".whl")]

    def add_packages(self, content: bytes = CONTENT, numbers: tuple[int, ...] = (1, 2, 3)) -> None:
        """Makes an index with the parts of ``content``."""
        for number in numbers:
            wheel = f"winzig_teil{number}-1.0-py3-none-any.whl"
            link = f'<a href="/files/{wheel}">{wheel}</a>'
            self.files[f"/simple/winzig-teil{number}/"] = link.encode()
            self.files[f"/files/{wheel}"] = _wheel(number, content[(number - 1) * PART : number * PART])


@contextmanager
def place() -> Iterator[Place]:
    state = Place(files={"/winzig.gguf": CONTENT})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range")
            state.asked.append((self.path, wanted))
            content = state.files.get(self.path)
            if content is None:
                self.send_error(404)
                return
            start = int(wanted.removeprefix("bytes=").split("-")[0]) if wanted and state.knows_ranges else 0
            self.send_response(206 if start else 200)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
            self.send_header("Content-Type", "text/html" if "/simple/" in self.path else "application/octet-stream")
            self.send_header("Content-Length", str(len(content) - start))
            self.end_headers()
            with suppress(OSError):  # who has had enough goes away
                self.wfile.write(content[start : state.breaks_after])

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing, so that a test's output is its own."""

    with serving(Handler) as state.url:
        yield state


def _wheel(number: int, part: bytes) -> bytes:
    name = f"winzig_teil{number}"
    info = f"{name}-1.0.dist-info"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as wheel:
        wheel.writestr(f"{name}/__init__.py", "raise SystemExit('run')\n")
        wheel.writestr(f"{name}/data/part{number:02}.bin", part)
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: winzig-teil{number}\nVersion: 1.0\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")
    return made.getvalue()
