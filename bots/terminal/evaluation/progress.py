"""How far a run is, as a bar on standard error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bots.terminal.screen import errors

if TYPE_CHECKING:
    from eval.running import Watch


@contextmanager
def watching() -> Iterator[Watch]:
    """What a run tells of its progress; shown on a terminal only."""
    console = errors()
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task("Vorbereitung", total=None)
        yield lambda what, done, total: progress.update(bar, description=what, completed=done, total=total)
