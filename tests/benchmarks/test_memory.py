import sys

import pytest

from benchmarks.memory import ProcessFailed, run_measured

_HOLD_100_MB = "import time; held = bytearray(100 * 2**20); time.sleep(0.5)"


def test_memory_of_a_child_process_counts() -> None:
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {_HOLD_100_MB!r}])"
    measured = run_measured([sys.executable, "-c", child])
    assert measured.peak_mb > 100
    assert measured.seconds >= 0.5


def test_a_failed_process_is_told_with_its_last_words() -> None:
    with pytest.raises(ProcessFailed, match="ValueError: no pages"):
        run_measured([sys.executable, "-c", "raise ValueError('no pages')"])
