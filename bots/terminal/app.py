"""The command line: wires the commands together and turns errors into words."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from assistant.errors import FoerderlotseError
from bots.terminal import (
    ask,
    chat,
    demo,
    documents,
    german,
    ingest,
    maintenance,
    search,
    serve,
    settings,
    telegram,
    trace,
)
from bots.terminal.context import OPTIONS, Options
from bots.terminal.evaluation import app as evaluation
from bots.terminal.german import NO_VALUE
from bots.terminal.models import app as models
from bots.terminal.screen import errors, say

app = typer.Typer(
    cls=german.Group,
    name="foerderlotse",
    help=(
        "Beantwortet Fragen zur Förderung aus Ihren Programmdokumenten, jede Aussage mit ihrer Seite.\n\n"
        "Die Antworten sind eine unverbindliche Ersteinschätzung einer Maschine."
    ),
    epilog="Zum Ausprobieren: foerderlotse demo",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"foerderlotse {version('foerderlotse')}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    data: Annotated[
        Path | None,
        typer.Option(metavar="ORDNER", help="Datenordner (sonst FOERDERLOTSE_DATA, sonst ./data)", show_default=False),
    ] = None,
    debug: Annotated[
        bool, typer.Option("--debug", metavar=NO_VALUE, help="Bei Fehlern alles zeigen, was dazu bekannt ist")
    ] = False,
    version: Annotated[  # noqa: ARG001 - the callback does it all
        bool, typer.Option("--version", metavar=NO_VALUE, callback=_version, is_eager=True, help="Die Version nennen")
    ] = False,
) -> None:
    context.obj = Options(data=data, debug=debug)
    OPTIONS.set(context.obj)


command = partial(app.command, cls=german.Command)
command(epilog=ingest.EPILOG)(ingest.ingest)
command(epilog=ask.EPILOG)(ask.ask)
command(epilog=chat.EPILOG)(chat.chat)
command(epilog=search.EPILOG)(search.search)
command(epilog=trace.EPILOG)(trace.trace)
app.add_typer(documents.app, name="documents")
app.add_typer(models.app, name="models")
command()(maintenance.check)
command()(maintenance.rebuild)
command(epilog=settings.EPILOG)(settings.settings)
command(epilog=serve.EPILOG)(serve.serve)
command()(demo.demo)
app.add_typer(telegram.app, name="telegram")
app.add_typer(evaluation.app, name="eval")


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs a command. Ends the process: 0 done, 1 failed, 2 wrong use, 130 interrupted."""
    german.use()
    try:
        app(None if arguments is None else list(arguments), prog_name="foerderlotse")
    except FoerderlotseError as error:
        say(errors(), f"Fehler: {error.message}", "bold red")
        if error.hint:
            say(errors(), error.hint)
        _end(1)
    except KeyboardInterrupt:
        say(errors(), "Abgebrochen.")
        _end(130)
    except Exception as error:  # the last line of defence: a person reads this
        say(errors(), f"Unerwarteter Fehler: {type(error).__name__}: {error}", "bold red")
        if not OPTIONS.get().debug:
            say(errors(), "Mehr dazu zeigt derselbe Befehl mit --debug: foerderlotse --debug …")
        _end(1)


def _end(code: int) -> None:
    if OPTIONS.get().debug:
        traceback.print_exc()
    sys.exit(code)
