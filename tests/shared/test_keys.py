from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.settings import Settings
from bots.shared.keys import SecretUnusable, keyed_hash, secret_key


def test_a_secret_is_made_once_and_only_its_owner_may_read_it(settings: Settings) -> None:
    first = secret_key(settings)
    file = settings.data / "secret.key"
    assert len(first) == 32
    assert file.stat().st_mode & 0o777 == 0o600
    assert secret_key(settings) == first


def test_many_that_start_at_once_get_one_secret(settings: Settings) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: secret_key(settings), range(32)))) == 1
    assert [file.name for file in settings.data.iterdir()] == ["secret.key"]


def test_a_set_secret_wins_and_nothing_is_written(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", secret_key="x" * 40)
    assert secret_key(settings) == b"x" * 40
    assert not (tmp_path / "data").exists()


def test_a_damaged_secret_is_named_and_not_replaced(settings: Settings) -> None:
    settings.data.mkdir()
    (settings.data / "secret.key").write_text("abcd")
    with pytest.raises(SecretUnusable) as caught:
        secret_key(settings)
    assert "secret.key" in caught.value.message
    assert "Löschen" in caught.value.hint


def test_a_key_hides_its_value_and_differs_by_kind_and_secret(tmp_path: Path) -> None:
    one, other = (Settings(data=tmp_path, secret_key=letter * 40) for letter in "ab")
    key = keyed_hash(one, "chat", "4711")
    assert key == keyed_hash(one, "chat", "4711")
    assert len(key) == 64 and "4711" not in key
    assert len({key, keyed_hash(one, "session", "4711"), keyed_hash(other, "chat", "4711")}) == 3
