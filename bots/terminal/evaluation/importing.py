"""``foerderlotse eval import``: new cases from a table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bots.terminal.evaluation.case_file import CorpusOption, DatasetOption, case_file, case_json, say_unchecked
from bots.terminal.german import NO_VALUE
from bots.terminal.screen import errors, output, print_json, say
from bots.terminal.typed import JsonOption

EPILOG = (
    "Beispiel:\n\n"
    "  foerderlotse eval import faelle.csv --dataset faelle.jsonl --corpus Richtlinien/\n\n"
    "Die Kopfzeile nennt die Spalten question, status, document, pages, must_match, must_not_match, kind, language und "
    "note; nötig sind question und status. Getrennt wird mit Semikolon oder Komma, mehrere Ausdrücke in einer Zelle "
    "mit ||| oder einem Zeilenumbruch; die Zeichen sind UTF-8 oder Windows-1252. Ist eine Zeile falsch, wird nichts "
    "aufgenommen."
)


def import_cases(
    table: Annotated[
        Path, typer.Argument(metavar="CSV", help="Tabelle mit einem Fall je Zeile", exists=True, dir_okay=False)
    ],
    dataset: DatasetOption,
    corpus: CorpusOption = None,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", metavar=NO_VALUE, help="Falsche Zeilen auslassen und die übrigen aufnehmen")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Nimmt Fälle aus einer CSV-Tabelle auf."""
    from eval.importing import import_table

    file = case_file(dataset, corpus)
    imported = import_table(table, file, skip_bad=skip_bad)
    if as_json:
        bad = [{"row": row.number, "fault": row.fault} for row in imported.bad]
        print_json({"cases": [case_json(case) for case in imported.cases], "bad": bad})
        return
    for row in imported.bad:
        say(errors(), f"Ausgelassen: {row}", "yellow")
    count = len(imported.cases)
    say(output(), f"{count} {'Fall' if count == 1 else 'Fälle'} aufgenommen in {dataset}.")
    say_unchecked(file, imported.cases)
