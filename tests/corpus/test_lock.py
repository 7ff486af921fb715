from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.corpus.errors import CorpusLocked
from assistant.corpus.lock import FolderLock

_HOLD = """
import sys, time
from pathlib import Path
from assistant.corpus.lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
time.sleep(60)
"""


def test_a_second_owner_hears_who_holds_the_folder_and_what_to_do(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    lock.acquire()
    with pytest.raises(CorpusLocked) as caught:
        FolderLock(tmp_path).acquire()
    lock.release()
    assert f"Prozess {os.getpid()} (" in caught.value.message
    assert str(tmp_path) in caught.value.message
    assert "FOERDERLOTSE_DATA" in caught.value.hint


def test_a_released_folder_can_be_taken_again(tmp_path: Path) -> None:
    for _ in range(2):
        lock = FolderLock(tmp_path)
        lock.acquire()
        lock.release()


def test_a_killed_owner_holds_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as process:  # noqa: S603
        assert process.stdout
        process.stdout.readline()
        with pytest.raises(CorpusLocked, match=f"Prozess {process.pid}"):
            FolderLock(tmp_path).acquire()
        process.kill()
    lock = FolderLock(tmp_path)
    lock.acquire()
    lock.release()
