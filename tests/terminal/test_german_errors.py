from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.test_app import run


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["fragen"], "Den Befehl 'fragen' gibt es nicht."),
        (["documents", "zeig"], "Den Befehl 'zeig' gibt es nicht."),
        (["ask"], "Es fehlt: 'FRAGE'."),
        (["ask", "Was", "ist", "ZIM?"], "Zu viel: ist ZIM?. Fragen mit Leerzeichen stehen in Anführungszeichen."),
        (["search", "x", "-k", "zwei"], "-k': das ist keine ganze Zahl."),
        (["search", "x", "-k", "0"], "-k': der kleinste Wert ist 1."),
        (["search", "x", "-k", "999"], "-k': der größte Wert ist 100."),
        (["search", "x", "-k"], "Die Option '-k' braucht einen Wert."),
        (["search", "x", "--jason"], "Die Option --jason gibt es nicht."),
        (["ingest", "weg.pdf"], "'weg.pdf' gibt es nicht."),
        (["ingest", ".", "--as-of", "gestern"], "'gestern' ist kein Datum wie 2025-01-31."),
        (["ask", "Was?", "--language", "fr"], "'fr' passt nicht, möglich: 'de', 'en'."),
    ],
)
def test_wrong_call_is_explained_in_german(
    wrong: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "140")
    assert run(*wrong) == 2
    assert said in capsys.readouterr().err
