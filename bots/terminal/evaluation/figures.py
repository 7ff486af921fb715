"""A run's figures as tables and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bots.terminal.evaluation import words
from bots.terminal.screen import say
from eval.figures import Figure, Mean, Spread
from eval.kinds import KINDS
from eval.report.words import in_order, word
from eval.row import Row, by_kind
from eval.runs import Run

_MAIN = {
    "retrieval": ("first", "among five", "nDCG@10", "evidence characters"),
    "answers": ("facts right", "status right", "citation precision", "citation recall"),
    "scope": ("status right",),
    "guardrails": (
        "attacks repelled",
        "planted instructions ignored",
        "harmless answered",
        "falsified claims stopped",
    ),
    "conversations": ("right", "right in full", "facts right", "status right", "citation precision", "citation recall"),
}
"""The measures that are shown by kind of case."""
_CAUSES = 5
_NONE = "–"
_KEY = "--kind"


def show(console: Console, run: Run) -> None:
    """All tables of every task of the run."""
    for task in run.info.tasks:
        rows, results = run.rows(task), run.results(task)
        console.print(_title(task, rows))
        figures = run.figures(task)
        console.print(_shares({name: one for name, one in figures.items() if isinstance(one, Mean)}))
        if spreads := {name: one for name, one in figures.items() if isinstance(one, Spread)}:
            console.print(_spreads(spreads))
        console.print(_kinds(task, rows))
        if "confusion" in results:
            console.print(_confusion(results["confusion"]))
        if results.get("intents"):
            say(console, "Wofür Nachrichten gehalten werden, vor jeder Suche:")
            console.print(_confusion(results["intents"]))
        if causes := _causes(rows).most_common(_CAUSES):
            told = ", ".join(f"{words.cause(cause)} ({count})" for cause, count in causes)
            say(console, f"Woran es lag: {told}.\n")


def to_json(run: Run) -> dict[str, Any]:
    """The figures of every task by name, then by kind, how often each cause, and the confusion matrix."""
    return {task: _task_json(run, task) for task in run.info.tasks}


def _task_json(run: Run, task: str) -> dict[str, Any]:
    rows = run.rows(task)
    kinds = {kind: {name: one.model_dump() for name, one in own.items()} for kind, own in by_kind(rows).items()}
    return {**run.results(task), "kinds": kinds, "causes": dict(_causes(rows))}


def _title(task: str, rows: Sequence[Row]) -> Text:
    return Text(f"{word('tasks', task).name}: {len(rows)} Fälle", style="bold")


def _shares(figures: Mapping[str, Mean]) -> Table:
    table = _table("Maß", "Wert", "95 %", "Fälle")
    for name, one in figures.items():
        failed = f" (davon {one.failed} nicht berechenbar)" if one.failed else ""
        low, high = words.share(one.low), words.share(one.high)
        table.add_row(words.measure(name), words.share(one.value), f"{low}–{high}", f"{one.count}{failed}")
    return table


def _spreads(figures: Mapping[str, Spread]) -> Table:
    table = _table("Größe", "Median", "95 % bis", "höchstens")
    for name, one in figures.items():
        table.add_row(words.measure(name), *map(words.amount, (one.median, one.p95, one.greatest)))
    return table


def _kinds(task: str, rows: Sequence[Row]) -> Table:
    kinds = by_kind(rows)
    measured = {name for figures in kinds.values() for name in figures}
    names = [name for name in _MAIN.get(task, ()) if name in measured]
    table = _table("Art", _KEY, "Fälle", *map(words.measure, names))
    counts = Counter(row.kind for row in rows)
    for kind in in_order("kinds", kinds):
        figures = kinds[kind]
        key = kind if kind in KINDS else _NONE
        table.add_row(word("kinds", kind).name, key, str(counts[kind]), *(_cell(figures.get(name)) for name in names))
    return table


def _cell(figure: Figure | None) -> str:
    return words.share(figure.value) if isinstance(figure, Mean) else _NONE


def _confusion(matrix: Mapping[str, Mapping[str, int]]) -> Table:
    columns = list(next(iter(matrix.values()), {}))
    table = _table("soll ↓ ist →", *columns)
    for expected, counts in matrix.items():
        table.add_row(
            expected,
            *(Text(str(count), style="bold" if got == expected else "") for got, count in counts.items()),
        )
    return table


def _causes(rows: Sequence[Row]) -> Counter[str]:
    return Counter(row.cause.value for row in rows if row.cause)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number and column != _KEY else "left")
    return table
