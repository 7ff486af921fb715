from __future__ import annotations

import logging
from pathlib import Path

import pytest

from assistant.settings import Settings, SettingsError, load_settings, unknown_variables, variable


@pytest.fixture
def env_file(tmp_path: Path) -> Path:
    return tmp_path / ".env"


def test_every_setting_has_an_example_that_is_valid(env_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for field, info in Settings.model_fields.items():
        example = (info.examples or [None])[0]
        assert example is not None, field
        if field in ("embedding_model_path", "web_imprint", "web_privacy"):  # must exist
            continue
        monkeypatch.setenv(variable(field), str(example))
    load_settings(env_file)


def test_environment_wins_over_env_file(env_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    env_file.write_text("FOERDERLOTSE_MAX_PAGES=7\nFOERDERLOTSE_MAX_FILE_MB=8\n")
    monkeypatch.setenv("FOERDERLOTSE_MAX_PAGES", "9")
    settings = load_settings(env_file)
    assert (settings.max_pages, settings.max_file_mb) == (9, 8)


def test_option_wins_over_environment(env_file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOERDERLOTSE_DATA", str(tmp_path / "environment"))
    assert load_settings(env_file, data=tmp_path / "option").data == tmp_path / "option"


def test_lists_are_written_with_commas(env_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOERDERLOTSE_WIDGET_ORIGINS", "https://a.example/, https://b.example")
    monkeypatch.setenv("FOERDERLOTSE_TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/8")
    settings = load_settings(env_file)
    assert settings.widget_origins == ("https://a.example", "https://b.example")
    assert settings.trusted_proxies == ("127.0.0.1", "10.0.0.0/8")


def test_empty_variable_counts_as_not_set(env_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOERDERLOTSE_MAX_PAGES", "")
    assert load_settings(env_file).max_pages == 2000


@pytest.mark.parametrize("name", ["CHROMA_URL", "FOERDERLOTSE_CHROMA_URL"])
def test_chroma_url_has_two_names(env_file: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "http://vectors:8000")
    assert load_settings(env_file).chroma_url == "http://vectors:8000"


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("MAX_PAGES", "viele", "keine ganze Zahl"),
        ("MAX_PAGES", "0", "der kleinste erlaubte Wert ist 1"),
        ("OCR", "vielleicht", "erlaubt sind true und false"),
        ("LOG_LEVEL", "laut", "'error'"),
        ("DATABASE_URL", "mysql://localhost/x", "sqlite: oder postgresql:"),
        ("CHROMA_URL", "vectors:8000", "http://"),
        ("REDIS_URL", "http://localhost", "redis://"),
        ("WIDGET_ORIGINS", "b.example", "https://"),
        ("WEB_PORT", "0", "der kleinste erlaubte Wert ist 1"),
        ("EMBEDDING_MODEL_PATH", "/gibt/es/nicht.onnx", "gibt es nicht"),
    ],
)
def test_wrong_value_names_variable_reason_and_example(
    env_file: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, reason: str
) -> None:
    monkeypatch.setenv(f"FOERDERLOTSE_{name}", value)
    with pytest.raises(SettingsError) as raised:
        load_settings(env_file)
    assert f"FOERDERLOTSE_{name} hat den Wert „{value}“" in raised.value.message
    assert reason in raised.value.message
    assert f"FOERDERLOTSE_{name}=" in raised.value.hint


def test_wrong_value_of_the_second_name_is_named_as_it_was_set(env_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMA_URL", "vectors")
    with pytest.raises(SettingsError, match=r"^CHROMA_URL hat den Wert"):
        load_settings(env_file)


def test_password_in_a_wrong_url_is_not_shown(env_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOERDERLOTSE_DATABASE_URL", "mysql://lotse:s3cret@localhost/x")
    with pytest.raises(SettingsError) as raised:
        load_settings(env_file)
    assert "s3cret" not in str(raised.value)
    assert "lotse:***@localhost" in raised.value.message


def test_data_folder_that_is_a_file_is_refused(env_file: Path, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(SettingsError, match="ist kein Ordner"):
        load_settings(env_file, data=tmp_path / "data")


def test_unknown_variable_is_warned_of_with_the_nearest_name(
    env_file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("FOERDERLOTSE_MAX_PAGE", "5")
    with caplog.at_level(logging.WARNING):
        load_settings(env_file)
    assert "FOERDERLOTSE_MAX_PAGE " in caplog.text
    assert "Meinten Sie FOERDERLOTSE_MAX_PAGES?" in caplog.text


def test_unknown_variable_in_the_env_file_is_found(env_file: Path) -> None:
    env_file.write_text("FOERDERLOTSE_ZZZ=1\nOTHER=2\n")
    assert list(unknown_variables(env_file)) == [("FOERDERLOTSE_ZZZ", None)]


def test_registry_is_a_sqlite_file_in_the_data_folder_unless_told_otherwise(tmp_path: Path) -> None:
    assert Settings(data=tmp_path).registry_url == f"sqlite:///{tmp_path}/registry.sqlite3"
    assert Settings(database_url="postgresql://db/lotse").registry_url == "postgresql://db/lotse"
