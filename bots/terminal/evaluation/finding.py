"""Runs as people name them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from eval.runs import Run

RUNS = Path("eval-runs")
RunsOption = Annotated[Path, typer.Option("--runs", metavar="ORDNER", help="Ordner der Läufe")]
_FROM_THE_END = ("letzter", "vorletzter")


def find(name: str, runs: Path) -> Run:
    """The run at a path, or of that name below ``runs``, or the last (»letzter«) or last but one there.

    Raises NoRun where there is none.
    """
    from eval.runs import NoRun, Run, runs_in

    if name in _FROM_THE_END:
        there, place = runs_in(runs), _FROM_THE_END.index(name)
        if place < len(there):
            return there[place]
        found = f"nur {len(there)} Lauf" if there else "kein Lauf"
        raise NoRun(f"In {runs} liegt {found}.", "Gemessen wird mit: foerderlotse eval run all")
    below = runs / name
    return Run.read(below if below.is_dir() else Path(name))
