"""``foerderlotse telegram``: the bot, and the codes that link managers."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import typer

from bots.terminal import context, german
from bots.terminal.screen import output, say

if TYPE_CHECKING:
    from assistant.settings import Settings

EPILOG = """
Beispiele:

  foerderlotse telegram

  foerderlotse telegram link

Das Token nennt @BotFather in Telegram; es steht in FOERDERLOTSE_TELEGRAM_TOKEN.
"""

app = typer.Typer(cls=german.Group, epilog=EPILOG, invoke_without_command=True)


@app.callback()
def telegram(context_: typer.Context) -> None:
    """Beantwortet Fragen in Telegram, bis Sie den Befehl beenden."""
    if context_.invoked_subcommand is None:
        settings = context.load()
        _usable(settings)
        _run(settings)


@app.command("link", cls=german.Command)
def link() -> None:
    """Gibt einen Code, mit dem ein Netzwerkmanager sein Konto einmal verknüpft."""
    from assistant.corpus.database import open_database
    from bots.telegram.keeping.managers import VALID, ManagerStore
    from bots.telegram.keeping.sealing import Seals

    settings = context.load()
    settings.data.mkdir(parents=True, exist_ok=True)
    engine = open_database(settings.registry_url)
    try:
        code = ManagerStore(engine, Seals(settings)).new_code()
    finally:
        engine.dispose()
    minutes = int(VALID.total_seconds() // 60)
    say(output(), f"Senden Sie dem Bot im privaten Chat innerhalb von {minutes} Minuten:")
    say(output(), f"/link {code}", "bold")


def _usable(settings: Settings) -> None:
    from assistant.errors import FoerderlotseError
    from bots.telegram.errors import MISSING

    if settings.telegram_token is None:
        raise MISSING
    if settings.telegram_webhook:
        raise FoerderlotseError(
            "Laut FOERDERLOTSE_TELEGRAM_WEBHOOK bringt Telegram die Nachrichten an den Webserver.",
            "Der Bot läuft dann in „foerderlotse serve“; zum Abholen setzen Sie die Einstellung auf false.",
        )


def _run(settings: Settings) -> None:
    from assistant.assistant import Assistant
    from bots.telegram.opening import open_face
    from bots.telegram.running import poll

    with Assistant.open(settings) as assistant, open_face(assistant, settings) as face:
        assistant.warm_up()
        asyncio.run(poll(face, lambda name: say(output(), f"Der Bot {name} antwortet. Strg-C beendet ihn.")))
