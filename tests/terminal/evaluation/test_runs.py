"""``foerderlotse eval list``, ``compare`` and ``report`` on runs written by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.causes import Cause
from tests.eval.made_runs import made_row, made_run
from tests.terminal.test_app import run

Shown = pytest.CaptureFixture[str]


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two runs below the usual folder, the second of which lost one case and won another."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "eval-runs"
    right = [made_row(str(number), facts_right=1) for number in range(4)]
    wrong = made_row("1", cause=Cause.NOT_USED, text="Nur kleine Betriebe. [1]", page=9, facts_right=0)
    gained = made_row("4", cause=Cause.NOT_RETRIEVED, facts_right=0)
    before, after = [*right, gained], [right[0], wrong, *right[2:], made_row("4", facts_right=1)]
    made_run(folder / "20250101-100000-all", {"answers": [*before, made_row("alt")]}, corpus={"a.pdf": "1"})
    made_run(folder / "20250102-100000-all", {"answers": after, "scope": after}, corpus={"a.pdf": "2"}, commit="abc")
    return folder


def test_list_names_the_runs_the_newest_first(runs: Path, capsys: Shown) -> None:
    assert run("eval", "list") == 0
    shown = capsys.readouterr().out
    assert shown.index("20250102-100000-all") < shown.index("20250101-100000-all")
    assert "answers, scope" in shown
    assert run("eval", "list", "--runs", runs, "--json") == 0
    assert [one["commit"] for one in json.loads(capsys.readouterr().out)] == ["abc", None]


def test_list_of_no_run_says_how_to_measure(tmp_path: Path, capsys: Shown) -> None:
    assert run("eval", "list", "--runs", tmp_path) == 0
    assert "foerderlotse eval run all" in capsys.readouterr().out


@pytest.mark.usefixtures("runs")
def test_compare_shows_measures_and_each_case_that_changed(capsys: Shown) -> None:
    assert run("eval", "compare") == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "20250101-100000-all → 20250102-100000-all" in lines
    worse, better = lines.index("Schlechter: 1"), lines.index("Besser: 1")
    assert lines[worse + 1 : better] == [
        "1 (Einzelne Angabe): Frage 1?",
        "Richtig → Gefunden, aber nicht verwendet",
        "Fakten richtig 1,00 → 0,00",
        "vorher:  [beantwortet] Ja. [1] | a.pdf S. 1",
        "nachher: [beantwortet] Nur kleine Betriebe. [1] | a.pdf S. 9",
    ]
    assert "Nicht gefunden → Richtig" in lines[better:]
    (measured,) = [line.split() for line in lines if line.startswith("Fakten richtig  ")]
    assert measured[2:5] == ["0,80", "0,80", "0,00"]
    assert measured[-1] == "5"


@pytest.mark.usefixtures("runs")
def test_compare_points_out_what_the_runs_do_not_share(capsys: Shown) -> None:
    assert run("eval", "compare", "vorletzter", "20250102-100000-all") == 0
    shown = capsys.readouterr().out
    assert "Verschiedene Bestände: 1 (a.pdf)." in shown
    assert "commit: – → abc" in shown
    assert "Nur im zweiten Lauf gemessen: scope." in shown
    assert "Nur im ersten Lauf: 1 (alt)." in shown


def test_compare_takes_paths_and_prints_json(runs: Path, capsys: Shown) -> None:
    paths = (runs / "20250101-100000-all", runs / "20250102-100000-all")
    assert run("eval", "compare", *paths, "--json") == 0
    task = json.loads(capsys.readouterr().out)["tasks"]["answers"]
    assert task["measures"]["facts right"]["count"] == 5
    assert [change["verdict"] for change in task["changes"]] == ["worse", "better"]
    assert task["changes"][0]["after"]["text"] == "Nur kleine Betriebe. [1]"


@pytest.mark.usefixtures("runs")
def test_a_run_beside_itself_has_no_change(capsys: Shown) -> None:
    assert run("eval", "compare", "letzter", "letzter") == 0
    assert "Kein Fall hat sich verändert." in capsys.readouterr().out


@pytest.mark.usefixtures("runs")
@pytest.mark.parametrize(
    ("named", "told"),
    [
        (["gibt-es-nicht"], "gibt-es-nicht ist kein Messlauf."),
        (["letzter", "--runs", "."], "In . liegt kein Lauf."),
        (["--runs", "einer"], "In einer liegt nur 1 Lauf."),
    ],
)
def test_a_run_that_is_not_there_is_named(named: list[str], told: str, capsys: Shown) -> None:
    made_run(Path("einer") / "20250101-100000-x", {"answers": [made_row("1")]})
    assert run("eval", "compare", *named) == 1
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(("options", "target"), [((), "report.html"), (("--out", "bericht.html"), "bericht.html")])
def test_report_writes_a_page_and_says_where(runs: Path, options: tuple[str, ...], target: str, capsys: Shown) -> None:
    assert run("eval", "report", "vorletzter", *options) == 0
    path = Path(target) if options else runs / "20250101-100000-all" / target
    assert "Frage alt?" in path.read_text(encoding="utf-8")
    assert f"Bericht geschrieben: {path if options else path.relative_to(Path.cwd())}" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["compare", "report", "list", "run"])
def test_every_command_has_german_help(command: str, capsys: Shown) -> None:
    assert run("eval", command, "--help") == 0
    shown = capsys.readouterr().out
    assert "Aufruf: foerderlotse eval" in shown
    assert "Usage" not in shown
