"""The commands of ``foerderlotse models``."""

from __future__ import annotations

import typer

from bots.terminal.german import Command, Group
from bots.terminal.models.install import EPILOG, install
from bots.terminal.models.listing import list_models
from bots.terminal.models.trial import try_models

app = typer.Typer(cls=Group, help="Zeigt, holt und prüft die Modelle für Suche und Antworten.", no_args_is_help=True)
app.command("list", cls=Command)(list_models)
app.command(cls=Command, epilog=EPILOG)(install)
app.command("test", cls=Command)(try_models)
