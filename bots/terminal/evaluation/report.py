"""``foerderlotse eval report``: a run as one HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bots.terminal.evaluation import extra
from bots.terminal.evaluation.finding import RUNS, RunsOption, find
from bots.terminal.screen import output, say

EPILOG = """
Beispiele:

  foerderlotse eval report

  foerderlotse eval report 20250131-120000-all --out bericht.html
"""


def report(
    run: Annotated[str, typer.Argument(metavar="LAUF", help="Ordner, Name, „letzter“ oder „vorletzter“")] = "letzter",
    out: Annotated[
        Path | None,
        typer.Option(metavar="DATEI", dir_okay=False, help="Zieldatei; sonst report.html im Ordner des Laufs"),
    ] = None,
    runs: RunsOption = RUNS,
) -> None:
    """Schreibt einen Lauf als HTML-Datei, jede Frage mit Antwort, Textstellen und Ursache."""
    extra.require()
    from eval.report import write_report

    found = find(run, runs)
    target = out or found.folder / "report.html"
    write_report(found, target)
    say(output(), f"Bericht geschrieben: {target}")
