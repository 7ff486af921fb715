"""``foerderlotse settings``: what is in force and where it came from."""

from __future__ import annotations

from rich.table import Table

from bots.terminal import context
from bots.terminal.screen import output, print_json
from bots.terminal.typed import JsonOption

EPILOG = """
Jede Einstellung ist eine Umgebungsvariable oder eine Zeile in der Datei .env:

  FOERDERLOTSE_DATA=/srv/foerderlotse
"""


def settings(as_json: JsonOption = False) -> None:
    """Zeigt die geltenden Einstellungen und woher jede kommt; Geheimes ist verdeckt."""
    from assistant.settings_origin import in_force

    rows = in_force(context.load(), context.OPTIONS.get().given())
    if as_json:
        print_json([{"variable": row.variable, "value": row.value, "origin": row.origin.value} for row in rows])
        return
    table = Table("Variable", "Wert", "Herkunft", "Bedeutung", box=None)
    for row in rows:
        table.add_row(row.variable, _value(row.value), row.origin.german, row.meaning)
    output().print(table)


def _value(value: str | int | bool | None) -> str:
    if value is None:
        return "–"
    return str(value).lower() if isinstance(value, bool) else str(value)
