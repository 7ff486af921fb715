from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bots.terminal.app import main


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return int(ended.value.code or 0)


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_version_names_the_installed_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out.startswith("foerderlotse 0.")


@pytest.mark.parametrize(
    "command",
    [
        "ingest",
        "ask",
        "chat",
        "search",
        "trace",
        "documents",
        "models",
        "check",
        "rebuild",
        "settings",
        "telegram",
        "serve",
        "demo",
    ],
)
def test_every_command_has_german_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, "--help") == 0
    shown = capsys.readouterr().out
    assert "Aufruf: foerderlotse" in shown
    assert "Diese Hilfe" in shown
    assert "Usage" not in shown


@pytest.mark.parametrize(
    "wrong",
    [
        ["fragen"],
        ["ask"],
        ["search", "x", "-k", "null"],
        ["search", "x", "--unbekannt"],
        ["ingest", "gibt-es-nicht.pdf"],
        ["ingest", ".", "--as-of", "gestern"],
        ["ingest", ".", "--title", "Titel"],
        ["ask", "Was?", "--language", "fr"],
        ["ask", "Was?", "--conversation", "x" * 101],
    ],
)
def test_wrong_use_ends_with_2_and_no_traceback(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*wrong) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_wrong_setting_ends_with_1_and_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FOERDERLOTSE_MAX_PAGES", "viele")
    assert run("settings") == 1
    shown = capsys.readouterr().err
    assert "FOERDERLOTSE_MAX_PAGES hat den Wert „viele“: das ist keine ganze Zahl." in shown
    assert "Beispiel: FOERDERLOTSE_MAX_PAGES=500" in shown
    assert "Traceback" not in shown


def test_debug_shows_the_trace(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FOERDERLOTSE_MAX_PAGES", "viele")
    assert run("--debug", "settings") == 1
    assert "Traceback" in capsys.readouterr().err


def test_settings_name_value_and_origin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".env").write_text("FOERDERLOTSE_DATABASE_URL=postgresql://lotse:geheim@db/lotse\n")
    assert run("--data", tmp_path / "hier", "settings", "--json") == 0
    rows = {row["variable"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["FOERDERLOTSE_DATA"]["value"] == str(tmp_path / "hier")
    assert rows["FOERDERLOTSE_DATA"]["origin"] == "option"
    assert rows["FOERDERLOTSE_DATABASE_URL"]["value"] == "postgresql://lotse:***@db/lotse"
    assert rows["FOERDERLOTSE_DATABASE_URL"]["origin"] == ".env"


def test_settings_table_hides_passwords(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FOERDERLOTSE_DATABASE_URL", "postgresql://lotse:geheim@db/lotse")
    assert run("settings") == 0
    shown = capsys.readouterr().out
    assert "lotse:***@db" in shown
    assert "geheim" not in shown


def test_help_needs_no_heavy_library() -> None:
    heavy = "{'chromadb', 'langchain_core', 'onnxruntime', 'sqlalchemy', 'numpy', 'pydantic'}"
    code = f"import sys, bots.terminal.app; print(sorted({heavy} & set(sys.modules)))"
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"
