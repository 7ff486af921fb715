from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.modelfiles import manifest as manifest_module
from tests.modelfiles.made import CONTENT, made, place
from tests.models.server import Fails, Says, scripted_server
from tests.terminal.test_app import run

KEY = "sk-geheim-1234567890"


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def _set(monkeypatch: pytest.MonkeyPatch, **settings: str) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(f"FOERDERLOTSE_{name.upper()}", value)


def test_list_says_what_is_set_what_is_there_and_how_to_get_the_rest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("models", "list") == 0
    shown = capsys.readouterr().out
    assert "Suche:     use-multilingual-v3" in shown
    assert "Antworten: wörtliche Zitate, ohne Chat-Modell" in shown
    assert "1,1 GB" in shown
    assert "Apache-2.0" in shown
    assert "fehlt: foerderlotse models install qwen2.5-1.5b" in shown


def test_list_for_programs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _set(monkeypatch, chat_model="local:qwen2.5-1.5b", chat_api_key=KEY)
    assert run("models", "list", "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["chat_model"] == "local:qwen2.5-1.5b"
    assert [(file["name"], file["set"], bool(file["path"])) for file in shown["files"]] == [
        ("use-multilingual-v3", True, True),
        ("qwen2.5-1.5b", True, False),
    ]


def test_install_fetches_a_model_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _set(monkeypatch, models=str(tmp_path / "modelle"))
    with place() as hub:
        monkeypatch.setattr(manifest_module, "manifest", lambda: {"winzig": made(hub.hub)})
        assert run("models", "install", "winzig") == 0
        assert "Geholt und geprüft: winzig" in capsys.readouterr().out
        assert run("models", "install", "winzig") == 0
    assert "Schon da: winzig" in capsys.readouterr().out
    assert (tmp_path / "modelle/winzig.gguf").read_bytes() == CONTENT


def test_install_without_a_name_fetches_what_is_set(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("models", "install") == 0
    shown = capsys.readouterr()
    assert "Schon da: use-multilingual-v3" in shown.out
    assert "foerderlotse models install qwen2.5-1.5b" in shown.err


def test_install_of_an_unknown_model_names_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("models", "install", "gibtsnicht") == 2
    shown = capsys.readouterr().err
    assert "Das Modell gibtsnicht gibt es nicht" in shown
    assert "Invalid" not in shown


def test_test_without_a_chat_model_tries_the_encoder(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("models", "test") == 0
    shown = capsys.readouterr().out
    assert "use-multilingual-v3: in Ordnung" in shown
    assert "512 Zahlen" in shown
    assert "Antworten sind wörtliche Zitate" in shown


def test_test_asks_the_chat_model(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with scripted_server(Says(["eins", ", zwei", ", drei"], pause_s=0.1)) as server:
        _set(monkeypatch, chat_model="openai:test", chat_base_url=server.url, chat_api_key=KEY)
        assert run("models", "test") == 0
    shown = capsys.readouterr().out
    assert "openai:test: in Ordnung" in shown
    assert "Tokens/s" in shown
    assert "Antwort: eins, zwei, drei" in shown
    assert KEY not in shown


def test_test_says_what_is_wrong_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with scripted_server(Fails(401)) as server:
        _set(monkeypatch, chat_model="openai:test", chat_base_url=server.url, chat_api_key=KEY)
        assert run("models", "test", "--json") == 1
    encoder, chat = json.loads(capsys.readouterr().out)
    assert encoder["ok"]
    assert not chat["ok"]
    assert "abgelehnt (Status 401)" in chat["what"]
    assert "FOERDERLOTSE_CHAT_API_KEY" in chat["hint"]
    assert KEY not in json.dumps(chat)


def test_test_says_that_a_local_model_is_not_set_up(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _set(monkeypatch, chat_model="local:qwen2.5-1.5b")
    assert run("models", "test") == 1
    shown = capsys.readouterr().out
    assert "local:qwen2.5-1.5b: geht nicht" in shown
    assert "install" in shown


def test_list_and_test_tell_of_the_judge_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with scripted_server(Says(["Ja"]), Says(["Nein", ", sie stellt einen."])) as server:
        _set(monkeypatch, judge_model="openai:judge", judge_base_url=server.url, judge_api_key=KEY)
        assert run("models", "list") == 0
        assert "Prüfung:   openai:judge" in capsys.readouterr().out
        assert run("models", "test", "--json") == 0
    _, judge = json.loads(capsys.readouterr().out)
    assert (judge["model"], judge["ok"]) == ("openai:judge (Prüfung)", True)
    assert "„Ja“ und „Nein, sie stellt ein“" in judge["what"]


def test_the_file_of_a_local_judge_is_one_that_is_set(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _set(monkeypatch, judge_model="local:qwen2.5-1.5b")
    assert run("models", "list", "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["judge_model"] == "local:qwen2.5-1.5b"
    assert [(file["name"], file["set"]) for file in shown["files"]][1] == ("qwen2.5-1.5b", True)


def test_settings_do_not_show_the_key(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _set(monkeypatch, chat_api_key=KEY)
    assert run("settings") == 0
    shown = capsys.readouterr().out
    assert "FOERDERLOTSE_CHAT_API_KEY" in shown
    assert KEY not in shown
