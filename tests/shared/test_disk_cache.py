from __future__ import annotations

import os
from pathlib import Path

import pytest

from bots.shared.disk_cache import DiskCache


def test_what_is_put_is_got_also_by_the_next_process(tmp_path: Path) -> None:
    DiskCache(tmp_path / "kept", 100).put("a", b"value")
    assert DiskCache(tmp_path / "kept", 100).get("a") == b"value"
    assert DiskCache(tmp_path / "kept", 100).get("b") is None


def test_the_least_used_goes_where_there_is_too_much(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path, 100)
    for age, key in enumerate("cba"):
        cache.put(key, b"x" * 30)
        os.utime(tmp_path / key, (1000 + age, 1000 + age))
    assert cache.get("c")
    cache.put("d", b"x" * 30)
    assert [key for key in "abcd" if cache.get(key)] == ["a", "c", "d"]
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 100


def test_a_disk_that_cannot_be_written_to_only_means_no_cache(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = DiskCache(tmp_path / "file", 100)
    cache.put("a", b"value")
    assert cache.get("a") is None
    assert "not kept" in caplog.text
