"""What reading one file may cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class ReadingSettings(Protocol):
    """The settings that reading needs; ``assistant.settings.Settings`` has them."""

    @property
    def max_pages(self) -> int: ...
    @property
    def max_file_mb(self) -> int: ...
    @property
    def read_timeout_s(self) -> int: ...
    @property
    def read_memory_mb(self) -> int: ...
    @property
    def ocr(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on one file: pages, bytes on disk, seconds and MiB of address space of the reading process.

    ``ocr`` says whether text may be recognised in pictures, on at most ``ocr_pages`` pages, each in at most
    ``ocr_page_seconds``; all within ``seconds``.
    """

    pages: int = 2000
    file_bytes: int = 100 * 2**20
    seconds: float = 120.0
    memory_mb: int = 1500
    ocr: bool = True
    ocr_pages: int = 100
    ocr_page_seconds: float = 8.0

    @classmethod
    def of(cls, settings: ReadingSettings) -> Limits:
        return cls(
            pages=settings.max_pages,
            file_bytes=settings.max_file_mb * 2**20,
            seconds=float(settings.read_timeout_s),
            memory_mb=settings.read_memory_mb,
            ocr=settings.ocr,
        )


def cap_memory(megabytes: int) -> None:
    """Limits the address space of this process where the platform can (not on Windows and macOS)."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        return


def cap_time(seconds: float) -> None:
    """Gives this process so much more processor time, after which the system ends it, where the platform can.

    The parent ends it earlier; this is for a process whose parent is gone.
    """
    try:
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        allowed = int(used.ru_utime + used.ru_stime + 2 * seconds) + 10
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.RLIM_INFINITY))
    except (ImportError, ValueError, OSError):
        return
