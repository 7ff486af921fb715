"""``foerderlotse eval run`` on a few of the own cases, measured once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bots.terminal.evaluation import extra
from eval.runs import Run, runs_in
from eval.tasks import TASKS
from ingest.samples import PDFS
from tests.terminal.test_app import run

LEAFLET = PDFS / "go-inno.pdf"
Shown = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one run of all tasks on a few cases and all sample documents."""
    folder = tmp_path_factory.mktemp("runs")
    assert run("eval", "run", "all", "--limit", "8", "--forged", "1", "--out", folder) == 0
    return folder


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def thresholds(folder: Path, text: str) -> Path:
    path = folder / "thresholds.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def quick(task: str, out: Path, *more: str | Path) -> int:
    """Two cases on a single document."""
    return run("eval", "run", task, "--limit", "2", "--corpus", LEAFLET, "--out", out, *more)


def test_a_run_is_shown_with_its_figures_kinds_and_what_to_do_next(tmp_path: Path, capsys: Shown) -> None:
    assert quick("scope", tmp_path, "--limit", "4") == 0
    shown = capsys.readouterr().out
    (done,) = runs_in(tmp_path)
    for told in ("Zuständigkeit: 4 Fälle", "Status richtig", "95 %", "--kind", "soll ↓ ist →"):
        assert told in shown
    assert f"Geschrieben nach {done.folder}" in shown
    assert f"foerderlotse eval report {done.folder.name} --runs {tmp_path}" in shown


def test_causes_of_what_went_wrong_are_counted(tmp_path: Path, capsys: Shown) -> None:
    cases = tmp_path / "faelle.jsonl"
    cases.write_text('{"question": "Wie wird das Wetter in Rom?", "status": "answered"}\n', encoding="utf-8")
    assert quick("scope", tmp_path / "runs", "--dataset", cases) == 0
    assert "Woran es lag: Zu Unrecht nicht beantwortet (1)." in capsys.readouterr().out


def test_json_is_all_that_is_printed(tmp_path: Path, capsys: Shown) -> None:
    assert quick("answers", tmp_path, "--json") == 0
    printed = json.loads(capsys.readouterr().out)
    (done,) = runs_in(tmp_path)
    assert printed["run"] == str(done.folder)
    assert printed["tasks"]["answers"]["figures"]["status right"]["count"] == 2
    assert sum(kind["status right"]["count"] for kind in printed["tasks"]["answers"]["kinds"].values()) == 2
    assert printed["missed"] is None


def test_the_options_choose_the_cases(tmp_path: Path) -> None:
    assert quick("guardrails", tmp_path, "--kind", "attack", "--forged", "0") == 0
    (done,) = runs_in(tmp_path)
    assert [row.kind for row in done.rows("guardrails")] == ["attack", "attack"]


def test_a_run_asked_again_asks_the_same_cases_and_gets_the_same(runs: Path, tmp_path: Path) -> None:
    (first,) = runs_in(runs)
    for again in (first.folder / "answers" / "config.yaml", first.folder):
        out = tmp_path / again.stem
        assert run("eval", "run", "answers", "--config", again, "--out", out) == 0
        (second,) = runs_in(out)
        assert _what_counts(second) == _what_counts(first)


def _what_counts(done: Run) -> list[dict[str, Any]]:
    return [
        row.model_dump(exclude={"milliseconds": True, "answer": {"id", "duration_ms"}}) for row in done.rows("answers")
    ]


def test_a_whole_run_asked_again_has_the_same_tasks(runs: Path, tmp_path: Path) -> None:
    (first,) = runs_in(runs)
    assert run("eval", "run", "all", "--config", first.folder, "--limit", "1", "--forged", "0", "--out", tmp_path) == 0
    (second,) = runs_in(tmp_path)
    assert second.info.tasks == first.info.tasks


def test_a_gate_that_is_missed_names_measure_value_and_threshold(tmp_path: Path, capsys: Shown) -> None:
    wanted = thresholds(tmp_path, "retrieval: {ms search: {median: 0.001}, first: 0.0}")
    assert quick("retrieval", tmp_path / "runs", "--gate", "--thresholds", wanted) == 1
    shown = capsys.readouterr()
    assert "Suche: " in shown.out
    assert "Verfehlte Schwellen aus thresholds.yaml: 1" in shown.err
    assert "retrieval: „ms search“ (median) ist" in shown.err
    assert "erlaubt ist höchstens 0,001" in shown.err


def test_a_gate_that_is_reached_ends_with_0(tmp_path: Path, capsys: Shown) -> None:
    wanted = thresholds(tmp_path, "scope: {status right: 0.0}\nanswers: {facts right: 1.0}")
    assert quick("scope", tmp_path / "runs", "--gate", "--thresholds", wanted, "--json") == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["missed"] == []
    assert "Alle Schwellen sind erreicht." in shown.err


def test_a_gate_of_all_misses_what_did_not_run(tmp_path: Path, capsys: Shown) -> None:
    wanted = thresholds(tmp_path, "scope: {status right: 0.0}\nguardrails: {attacks repelled: 0.0}")
    assert quick("all", tmp_path / "runs", "--kind", "offtopic", "--gate", "--thresholds", wanted) == 1
    assert capsys.readouterr().err.endswith(
        "Verfehlte Schwellen aus thresholds.yaml: 1\n  guardrails: nicht gemessen.\n"
    )


def test_a_gate_without_thresholds_is_told_before_anything_is_measured(tmp_path: Path, capsys: Shown) -> None:
    wanted = thresholds(tmp_path, "scope: {status right: 0.0}")
    assert quick("answers", tmp_path / "runs", "--gate", "--thresholds", wanted) == 1
    assert "Für answers sind keine Schwellen festgelegt." in capsys.readouterr().err
    assert not (tmp_path / "runs").exists()


def test_tasks_without_a_fitting_case_are_left_out_and_named(tmp_path: Path, capsys: Shown) -> None:
    assert quick("all", tmp_path, "--kind", "offtopic") == 0
    (done,) = runs_in(tmp_path)
    assert {"answers", "scope"} <= set(done.info.tasks)
    assert "retrieval" not in done.info.tasks
    assert "Suche übersprungen: kein Fall passt zu den Angaben." in capsys.readouterr().err


def test_no_case_at_all_is_an_error_and_leaves_nothing(tmp_path: Path, capsys: Shown) -> None:
    assert run("eval", "run", "retrieval", "--kind", "attack", "--split", "test", "--out", tmp_path / "runs") == 1
    assert "Es bleibt nichts zu messen." in capsys.readouterr().err
    assert not (tmp_path / "runs").exists()


def test_cases_of_ones_own_are_measured_on_documents_of_ones_own(tmp_path: Path, capsys: Shown) -> None:
    (tmp_path / "faelle.jsonl").write_text('{"question": "Wie wird das Wetter?", "status": "out_of_scope"}\n')
    assert run("eval", "run", "answers", "--dataset", "faelle.jsonl", "--corpus", LEAFLET, "--json") == 0
    assert json.loads(capsys.readouterr().out)["tasks"]["answers"]["figures"]["status right"]["count"] == 1
    (done,) = runs_in(Path("eval-runs"))
    assert list(done.info.corpus) == ["go-inno.pdf"]


@pytest.mark.parametrize("command", [*TASKS, "all"])
def test_every_task_has_german_help_with_its_own_options(command: str, capsys: Shown) -> None:
    assert run("eval", "run", command, "--help") == 0
    shown = capsys.readouterr().out
    assert "Aufruf: foerderlotse eval run" in shown
    assert "--dataset" in shown
    assert ("--forged" in shown) == (command in ("guardrails", "all"))
    assert "Usage" not in shown


@pytest.mark.parametrize("wrong", [["tanzen"], ["answers", "--kind", "x"], ["answers", "--limit", "0"], ["all", "--x"]])
def test_wrong_use_ends_with_2(wrong: list[str], capsys: Shown) -> None:
    assert run("eval", "run", *wrong) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("command", [["run", "answers"], ["compare"], ["report"], ["list"]])
def test_without_the_packages_for_measuring_their_installation_is_named(
    command: list[str], capsys: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extra, "find_spec", lambda name: None if name == "ir_measures" else name)
    assert run("eval", *command) == 1
    shown = capsys.readouterr().err
    assert "Zum Messen fehlt: ir_measures." in shown
    assert 'pip install "foerderlotse[eval]"' in shown
