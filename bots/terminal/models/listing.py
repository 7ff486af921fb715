"""``foerderlotse models list``: what is set and what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from bots.terminal import context
from bots.terminal.models.files import needed, size
from bots.terminal.screen import harmless, output, print_json, say
from bots.terminal.typed import JsonOption

if TYPE_CHECKING:
    from assistant.settings import Settings

_PURPOSES = {"encoder": "Suche", "chat": "Antworten, Prüfung"}


def list_models(as_json: JsonOption = False) -> None:
    """Zeigt, welche Modelle eingestellt und welche Modelldateien da sind."""
    from assistant.modelfiles.finding import find
    from assistant.modelfiles.manifest import manifest

    settings = context.load()
    in_use = needed(settings)
    found = [(model, find(model, settings.models_folder)) for model in manifest().values()]
    if as_json:
        files = [
            {
                "name": model.name,
                "title": model.title,
                "purpose": model.purpose,
                "size": model.size,
                "licence": model.licence,
                "set": model in in_use,
                "path": str(path) if path else None,
            }
            for model, path in found
        ]
        print_json(
            {
                "chat_model": settings.chat_model,
                "judge_model": settings.judge_model,
                "embedding_model": settings.embedding_model,
                "files": files,
            }
        )
        return
    say(output(), f"Suche:     {_encoder(settings)}")
    say(output(), f"Antworten: {_chat(settings)}")
    if settings.judge_model:
        say(output(), f"Prüfung:   {settings.judge_model}")
    table = Table("Modelldatei", "Wofür", "Größe", "Lizenz", "Eingestellt", box=None)
    table.add_column("Datei", overflow="fold")
    for model, path in found:
        table.add_row(
            model.name,
            _PURPOSES[model.purpose],
            size(model.size),
            model.licence,
            "ja" if model in in_use else "nein",
            Text(harmless(str(path))) if path else f"fehlt: foerderlotse models install {model.name}",
        )
    output().print(table)


def _encoder(settings: Settings) -> str:
    path = settings.embedding_model_path
    return f"{settings.embedding_model} ({path})" if path else settings.embedding_model


def _chat(settings: Settings) -> str:
    if settings.chat_model is None:
        return "wörtliche Zitate, ohne Chat-Modell"
    return f"{settings.chat_model} ({settings.chat_base_url})" if settings.chat_base_url else settings.chat_model
