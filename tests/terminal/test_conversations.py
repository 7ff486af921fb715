"""Conversations and traces at the terminal, on one of the sample programmes."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest

from tests.terminal.test_app import run
from tests.terminal.test_corpus_commands import SAMPLES

Shown = pytest.CaptureFixture[str]


@pytest.fixture
def data(tmp_path: Path, capsys: Shown, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("go-inno.pdf", "rubin.pdf", "corpus.toml"):
        (tmp_path / "pdf").mkdir(exist_ok=True)
        shutil.copy(SAMPLES / name, tmp_path / "pdf")
    assert run("--data", tmp_path / "data", "ingest", tmp_path / "pdf") == 0
    capsys.readouterr()
    return tmp_path / "data"


def asked(data: Path, capsys: Shown, *arguments: str) -> dict[str, object]:
    assert run("--data", data, "ask", "--json", *arguments) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_conversation_goes_on_from_call_to_call(data: Path, capsys: Shown) -> None:
    asked(data, capsys, "Wie hoch ist die Förderung bei go-inno?", "--conversation", "c1")
    answer = asked(data, capsys, "Und bei RUBIN?", "--conversation", "c1")
    assert answer["question"] == "Wie hoch ist die Förderung bei RUBIN?"
    assert run("--data", data, "trace", str(answer["id"])) == 0
    shown = capsys.readouterr().out
    assert "Frage: (nicht aufbewahrt) (14 Zeichen, de)" in shown
    assert "rubin.pdf" in shown
    assert run("--data", data, "trace", str(answer["id"]), "--json") == 0
    assert json.loads(capsys.readouterr().out)["question"]["rewriting"] == "fragment"
    assert run("--data", data, "trace", str(answer["id"]), "--again") == 1
    assert "FOERDERLOTSE_TRACE_QUESTIONS=true" in capsys.readouterr().err


def test_a_kept_question_is_asked_again_and_what_changed_is_told(
    data: Path, capsys: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOERDERLOTSE_TRACE_QUESTIONS", "true")
    answer = asked(data, capsys, "Wer darf bei go-inno beraten?")
    assert run("--data", data, "trace", str(answer["id"]), "--again") == 0
    assert "nichts ist anders" in capsys.readouterr().out
    assert run("--data", data, "documents", "remove", "go-inno.pdf", "--yes") == 0
    assert run("--data", data, "trace", str(answer["id"]), "--again") == 0
    shown = capsys.readouterr().out
    assert "Status: answered → " in shown
    assert "- weg: " in shown


def test_an_unknown_trace_is_told_with_how_long_traces_are_kept(data: Path, capsys: Shown) -> None:
    assert run("--data", data, "trace", "gibt-es-nicht") == 1
    assert "Protokolle bleiben 14 Tage" in capsys.readouterr().err


def test_chat_shows_what_it_understood_and_forgets_on_demand(
    data: Path, capsys: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        "Wir sind eine Bäckerei mit 12 Leuten.",
        "/firma",
        "/firma löschen",
        "/firma",
        "Wie hoch ist die Förderung bei go-inno?",
        "Und bei RUBIN?",
        "/vergessen",
        "Und bei go-inno?",
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    assert run("--data", data, "chat") == 0
    shown = capsys.readouterr().out
    assert "- 12 Beschäftigte" in shown
    assert "Über Ihr Unternehmen ist nichts gemerkt." in shown
    assert shown.count("Verstanden als: ") == 1
    assert "Verstanden als: Wie hoch ist die Förderung bei RUBIN?" in shown
    assert "Dieses Gespräch ist gelöscht." in shown
