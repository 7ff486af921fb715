"""``foerderlotse models install``: fetching model files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from bots.terminal import context
from bots.terminal.models.files import needed, size
from bots.terminal.screen import errors, output, say

if TYPE_CHECKING:
    from assistant.modelfiles.manifest import ModelFile
    from assistant.settings import Settings

EPILOG = """
Beispiele:

  foerderlotse models install

  foerderlotse models install qwen2.5-1.5b
"""


def install(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help="Name des Modells (sonst alles, was eingestellt ist)", show_default=False),
    ] = None,
) -> None:
    """Holt Modelldateien und prüft sie; was schon da ist, wird nicht noch einmal geholt."""
    from assistant.modelfiles.finding import checked, find

    settings = context.load()
    folder = settings.models_folder
    wanted = [_named(name)] if name else needed(settings)
    missing = [model for model in wanted if find(model, folder) is None]
    for model in wanted:
        if model not in missing:
            say(output(), f"Schon da: {model.name} ({checked(model, folder)})")
    for model in missing:
        _fetch(model, settings)
    if not name:
        _say_what_else(wanted)


def _fetch(model: ModelFile, settings: Settings) -> None:
    from assistant.modelfiles.install import install as fetch

    console = errors()
    say(console, f"{model.title}, {size(model.size)}, Lizenz {model.licence}")
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(model.name, total=model.size)
        path = fetch(model, settings.models_folder, lambda done, _: progress.update(task, completed=done))
    say(output(), f"Geholt und geprüft: {model.name} ({path})")


def _named(name: str) -> ModelFile:
    from assistant.modelfiles.manifest import manifest

    if name not in manifest():
        raise typer.BadParameter(f"Das Modell {name} gibt es nicht, möglich: {', '.join(manifest())}.")
    return manifest()[name]


def _say_what_else(wanted: list[ModelFile]) -> None:
    from assistant.modelfiles.manifest import manifest

    for model in manifest().values():
        if model not in wanted:
            say(
                errors(),
                f"Außerdem gibt es: {model.title} ({size(model.size)}), foerderlotse models install {model.name}",
            )
