from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import load_settings
from assistant.settings_origin import Origin, SettingInForce, in_force


def rows(env_file: Path, **options: object) -> dict[str, SettingInForce]:
    found = in_force(load_settings(env_file, **options), options, env_file)
    return {row.variable.removeprefix("FOERDERLOTSE_"): row for row in found}


def test_each_origin_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text("FOERDERLOTSE_MAX_PAGES=7\nFOERDERLOTSE_OCR=false\n")
    monkeypatch.setenv("FOERDERLOTSE_OCR", "true")
    found = rows(env_file, data=tmp_path / "data")
    assert found["DATA"].origin is Origin.OPTION
    assert found["OCR"].origin is Origin.ENVIRONMENT
    assert found["MAX_PAGES"].origin is Origin.ENV_FILE
    assert found["MAX_FILE_MB"].origin is Origin.DEFAULT


def test_a_second_name_counts_as_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMA_URL", "http://vectors:8000")
    assert rows(tmp_path / ".env")["CHROMA_URL"].origin is Origin.ENVIRONMENT


def test_password_in_a_url_is_masked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOERDERLOTSE_DATABASE_URL", "postgresql://lotse:ge/h:eim@db/lotse")
    assert rows(tmp_path / ".env")["DATABASE_URL"].value == "postgresql://lotse:***@db/lotse"


def test_every_setting_says_what_it_means(tmp_path: Path) -> None:
    assert all(row.meaning for row in rows(tmp_path / ".env").values())
