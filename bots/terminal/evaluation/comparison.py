"""Two runs side by side on the terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rich.console import Console
from rich.table import Table

from bots.terminal.evaluation import words
from bots.terminal.screen import say
from eval.changes import Change, Side, Verdict
from eval.compare import Comparison, TaskComparison
from eval.figures import Spread
from eval.report.words import word
from eval.significance import Difference

_EXCERPT = 300
_NAMES = 10
"""As many names of a list are told; the rest is counted."""
_HEADS = {
    Verdict.WORSE: ("Schlechter", "bold red"),
    Verdict.BETTER: ("Besser", "bold green"),
    Verdict.CHANGED: ("Anders", "bold yellow"),
}
_SURE = 0.05


def show(console: Console, found: Comparison) -> None:
    """What the runs differ in, then for each task its measures and the cases that changed, the worse first."""
    say(console, f"{found.before} → {found.after}", "bold")
    for line in _differences(found):
        say(console, line, "yellow")
    for name, task in found.tasks.items():
        console.print()
        say(console, word("tasks", name).name, "bold")
        for line in _cases(task):
            say(console, line, "yellow")
        console.print(_measures(task))
        for verdict, (head, style) in _HEADS.items():
            if changes := task.of(verdict):
                say(console, f"{head}: {len(changes)}", style)
            for change in changes:
                _show_change(console, change)
        if not task.changes:
            say(console, "Kein Fall hat sich verändert.")


def _differences(found: Comparison) -> Iterator[str]:
    for name, sides in found.made_with.items():
        yield f"{name}: {sides[0] or '–'} → {sides[1] or '–'}"
    if found.documents:
        yield f"Verschiedene Bestände: {_names(found.documents)}."
    for tasks, which in ((found.only_before, "ersten"), (found.only_after, "zweiten")):
        if tasks:
            yield f"Nur im {which} Lauf gemessen: {', '.join(tasks)}."


def _cases(task: TaskComparison) -> Iterator[str]:
    for name, (before, after) in task.config.items():
        yield f"{name}: {before} → {after}"
    for cases, which in ((task.only_before, "ersten"), (task.only_after, "zweiten")):
        if cases:
            yield f"Nur im {which} Lauf: {_names(cases)}. Die Maße vergleichen nur die übrigen."
    if task.edited:
        yield f"Im Wortlaut oder in den Vorgaben geändert: {_names(task.edited)}."


def _names(names: Collection[str]) -> str:
    told = "; ".join(list(names)[:_NAMES])
    return f"{len(names)} ({told}{' …' if len(names) > _NAMES else ''})"


def _measures(task: TaskComparison) -> Table:
    table = Table("Maß", box=None, pad_edge=False)
    for column in ("vorher", "nachher", "Unterschied", "95 %", "p", "Fälle"):
        table.add_column(column, justify="right")
    for name, one in task.measures.items():
        table.add_row(words.measure(name), *_row(one), style=_style(one))
    for name, (before, after) in task.spreads.items():
        table.add_row(words.measure(name), *_spread(before, after))
    return table


def _row(one: Difference | None) -> tuple[str, ...]:
    if one is None:
        return ("nur in einem Lauf",)
    interval = f"{words.signed(one.low)} bis {words.signed(one.high)}"
    p = "< 0,001" if one.p < 0.001 else f"{one.p:.3f}".replace(".", ",")
    return words.share(one.before), words.share(one.after), words.signed(one.difference), interval, p, str(one.count)


def _spread(before: Spread, after: Spread) -> tuple[str, ...]:
    moved = after.median - before.median
    return words.amount(before.median), words.amount(after.median), words.signed(moved)


def _style(one: Difference | None) -> str:
    if one is None or one.p >= _SURE:
        return ""
    return "green" if one.difference > 0 else "red"


def _show_change(console: Console, change: Change) -> None:
    before, after = change.before, change.after
    say(console, f"  {change.id} ({word('kinds', change.kind).name}): {change.question}")
    if before.cause != after.cause:
        say(console, f"    {words.cause(before.cause)} → {words.cause(after.cause)}")
    elif after.cause:
        say(console, f"    weiterhin: {words.cause(after.cause)}")
    if moved := [
        f"{words.measure(name)} {words.share(old)} → {words.share(new)}" for name, (old, new) in change.measures.items()
    ]:
        say(console, f"    {'; '.join(moved)}", "dim")
    if (told := _told(before)) != _told(after):
        say(console, f"    vorher:  {told}", "dim")
        say(console, f"    nachher: {_told(after)}", "dim")


def _told(side: Side) -> str:
    if side.status is None:
        rank = f"richtige Seite auf Rang {side.gold_rank}" if side.gold_rank else ""
        return "; ".join(filter(None, (rank, *side.wrong))) or "–"
    text = " ".join(side.text.split())
    short = text if len(text) <= _EXCERPT else text[:_EXCERPT].rsplit(" ", 1)[0] + " …"
    cited = ", ".join(dict.fromkeys(f"{document} S. {page}" for document, page in side.cited))
    return " | ".join(filter(None, (f"[{word('statuses', side.status).name}] {short}", cited, *side.wrong)))
