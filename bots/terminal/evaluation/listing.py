"""``foerderlotse eval list``: the runs there are."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from bots.terminal.evaluation import extra
from bots.terminal.evaluation.finding import RUNS, RunsOption
from bots.terminal.screen import harmless, output, print_json, say
from bots.terminal.typed import JsonOption


def list_runs(runs: RunsOption = RUNS, as_json: JsonOption = False) -> None:
    """Zählt die Läufe auf, den neuesten zuerst."""
    extra.require()
    from bots.terminal.evaluation import words
    from eval.runs import runs_in

    found = runs_in(runs)
    if as_json:
        print_json([{"run": str(run.folder), **run.info.model_dump(mode="json")} for run in found])
        return
    if not found:
        say(output(), f"In {runs} liegt kein Lauf. Gemessen wird mit: foerderlotse eval run all")
        return
    table = Table("Lauf", "Wann", "Aufgaben", "Modell", "Code", "Sekunden", box=None)
    for run in found:
        info = run.info
        facts = (run.folder.name, f"{info.at.astimezone():%d.%m.%Y %H:%M}", ", ".join(info.tasks), info.model)
        code = info.commit or info.version
        table.add_row(*(Text(harmless(fact or "–")) for fact in (*facts, code)), words.amount(info.seconds))
    output().print(table)
