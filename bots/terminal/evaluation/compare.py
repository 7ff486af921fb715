"""``foerderlotse eval compare``: what changed from one run to another."""

from __future__ import annotations

from typing import Annotated

import typer

from bots.terminal.evaluation import extra
from bots.terminal.evaluation.finding import RUNS, RunsOption, find
from bots.terminal.screen import output, print_json
from bots.terminal.typed import JsonOption

EPILOG = """
Beispiele:

  foerderlotse eval compare

  foerderlotse eval compare 20250131-120000-all letzter

Verglichen werden die Fälle, die in beiden Läufen stehen. p sagt, wie wahrscheinlich der Zufall allein einen
mindestens so großen Unterschied macht: Erst unter 0,05 gilt er gemeinhin als echt.
"""


def compare(
    before: Annotated[
        str, typer.Argument(metavar="VORHER", help="Ordner, Name, „letzter“ oder „vorletzter“")
    ] = "vorletzter",
    after: Annotated[str, typer.Argument(metavar="NACHHER", help="Ebenso")] = "letzter",
    runs: RunsOption = RUNS,
    as_json: JsonOption = False,
) -> None:
    """Vergleicht zwei Läufe: jedes Maß, und Frage für Frage, was besser und was schlechter wurde."""
    extra.require()
    from bots.terminal.evaluation.comparison import show
    from eval.compare import compare as compared

    found = compared(find(before, runs), find(after, runs))
    if as_json:
        print_json(found.model_dump(mode="json"))
    else:
        show(output(), found)
