"""One command for each task, and one for all, with the fields of their configurations as options."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from bots.terminal.evaluation import figures, words
from bots.terminal.evaluation.finding import RUNS
from bots.terminal.evaluation.measuring import measured
from bots.terminal.german import NO_VALUE, Command
from bots.terminal.screen import errors, output, print_json, say
from bots.terminal.typed import JsonOption
from eval.gate import THRESHOLDS, Thresholds, check
from eval.options import with_options
from eval.report.words import word
from eval.runs import Run, runs_in
from eval.task import Task
from eval.tasks import TASKS

_EPILOG = """
Beispiele:

  foerderlotse eval run {name} --limit 20

  foerderlotse eval run {name} --dataset faelle.jsonl --corpus Richtlinien/

  foerderlotse eval run {name} --config {again}   (dieselben Fragen noch einmal)

Gemessen wird auf einem Bestand, der dafür entsteht und danach verschwindet. Ende mit 0, mit 1 bei einem Fehler oder
wenn --gate eine Schwelle verfehlt.
"""

ConfigOption = Annotated[
    Path | None,
    typer.Option(
        metavar="PFAD",
        exists=True,
        help="Vorgaben: YAML-Datei einer Aufgabe oder Ordner eines Laufs; was als Option dasteht, geht vor",
    ),
]
OutOption = Annotated[
    Path, typer.Option("--out", "--runs", metavar="ORDNER", help="Hierhin kommt der Ordner des Laufs")
]
GateOption = Annotated[
    bool, typer.Option("--gate", metavar=NO_VALUE, help="Mit 1 enden, wenn eine Schwelle verfehlt wird")
]
ThresholdsOption = Annotated[
    Path,
    typer.Option(
        metavar="DATEI", exists=True, dir_okay=False, show_default="die mitgelieferten", help="Schwellen für --gate"
    ),
]


def task_commands() -> Mapping[str, Any]:
    """The commands by name."""
    made = typer.Typer(add_completion=False)
    for name, tasks in {**{name: [task] for name, task in TASKS.items()}, "all": list(TASKS.values())}.items():
        again = "eval-runs/LAUF" + ("" if name == "all" else f"/{name}/config.yaml")
        text = word("tasks", name).says or "Alles zusammen, in dieser Reihenfolge."
        command = made.command(name, cls=Command, help=text, epilog=_EPILOG.format(name=name, again=again))
        command(_command(name, tasks))
    return typer.main.get_group(made).commands


def _command(name: str, tasks: Sequence[Task[Any]]) -> Callable[..., None]:
    def command(
        *,
        config: ConfigOption = None,
        out: OutOption = RUNS,
        gate: GateOption = False,
        thresholds: ThresholdsOption = THRESHOLDS,
        as_json: JsonOption = False,
        **given: Any,
    ) -> None:
        wanted = Thresholds.read(thresholds) if gate else None
        if wanted and len(tasks) == 1:
            wanted = wanted.only([name])
        run = measured(tasks, name, config, given, out)
        missed = check(run, wanted) if wanted else None
        if as_json:
            print_json({**_about(run), "tasks": figures.to_json(run), "missed": missed})
        else:
            _show(run, out)
        if wanted:
            _tell(missed or [], thresholds)

    return with_options(command, *(task.config for task in tasks))


def _about(run: Run) -> dict[str, Any]:
    return {"run": str(run.folder), "seconds": run.info.seconds}


def _show(run: Run, out: Path) -> None:
    console = output()
    figures.show(console, run)
    say(console, f"Geschrieben nach {run.folder} (in {words.amount(run.info.seconds)} Sekunden).")
    there = "" if out == RUNS else f" --runs {out}"
    say(console, f"Frage für Frage ansehen: foerderlotse eval report {run.folder.name}{there}")
    if len(runs_in(out)) > 1:
        say(console, f"Mit dem Lauf davor vergleichen: foerderlotse eval compare{there}")


def _tell(missed: Sequence[str], thresholds: Path) -> None:
    if not missed:
        say(errors(), "Alle Schwellen sind erreicht.", "green")
        return
    say(errors(), f"Verfehlte Schwellen aus {thresholds.name}: {len(missed)}", "bold red")
    for one in missed:
        say(errors(), f"  {one}")
    raise typer.Exit(1)
