"""Taking files into the corpus while a bar shows how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bots.terminal.screen import errors, harmless

if TYPE_CHECKING:
    from assistant.corpus.corpus import Corpus
    from assistant.settings import Settings
    from ingest.outcome import FileOutcome
    from ingest.outcome import Progress as Step
    from ingest.overrides import Overrides


def ingest_with_progress(
    paths: Sequence[Path], corpus: Corpus, settings: Settings, overrides: Overrides | None = None
) -> list[FileOutcome]:
    """What came of each file. ``overrides`` are what a person says of all of them."""
    from ingest.run import ingest_paths

    console = errors()
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Dateien", total=None)

        def step(now: Step) -> None:
            name = harmless(now.current.name) if now.current else "Fertig"
            progress.update(task, description=name, completed=now.done, total=now.total)

        return ingest_paths(paths, corpus, settings, overrides, step)
