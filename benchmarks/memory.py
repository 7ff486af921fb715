"""What a process and all its children take: time, processor time and memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

_EVERY_SECONDS = 0.05


class ProcessFailed(RuntimeError):
    """A measured process ended with an error."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Wall-clock and processor seconds of a process and its children, and their greatest sum of resident memory in MB.

    Processor seconds hardly depend on what else the machine does. Pages of memory that processes share are
    counted in each of them: the sum is an upper bound.
    """

    seconds: float
    cpu_seconds: float
    peak_mb: float


def run_measured(command: Sequence[str | Path]) -> Measured:
    """Run ``command`` to its end. Raises ProcessFailed with its last words."""
    started, used = time.perf_counter(), _cpu_of_children()
    process = psutil.Popen(command, stdout=-1, stderr=-2, text=True)
    peak = 0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(_EVERY_SECONDS):
            peak = max(peak, resident(process))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    said, _ = process.communicate()
    done.set()
    watcher.join()
    if process.returncode:
        raise ProcessFailed(f"{command[0]} ended with {process.returncode}:\n{said[-2000:]}")
    return Measured(time.perf_counter() - started, _cpu_of_children() - used, peak / 2**20)


def _cpu_of_children() -> float:
    times = psutil.Process().cpu_times()
    return float(times.children_user + times.children_system)


def resident(process: psutil.Process) -> int:
    """The resident memory of a process and its children, in bytes; of what is left where one ends meanwhile."""
    total = 0
    try:
        for one in [process, *process.children(recursive=True)]:
            total += one.memory_info().rss
    except psutil.NoSuchProcess:
        pass
    return total
