"""``foerderlotse eval``: how good the answers are."""

from __future__ import annotations

import typer

from bots.terminal.evaluation import adding, compare, importing, listing, report, run
from bots.terminal.german import Command, Group

app = typer.Typer(
    cls=Group,
    help="Misst, wie gut die Antworten sind.",
    epilog="Zum Anfangen: foerderlotse eval run all --limit 20",
    no_args_is_help=True,
)
app.add_typer(run.app, name="run")
app.command(cls=Command, epilog=compare.EPILOG)(compare.compare)
app.command(cls=Command, epilog=report.EPILOG)(report.report)
app.command("list", cls=Command)(listing.list_runs)
app.command(cls=Command, epilog=adding.EPILOG)(adding.add)
app.command("import", cls=Command, epilog=importing.EPILOG)(importing.import_cases)
