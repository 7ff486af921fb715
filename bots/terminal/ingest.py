"""``foerderlotse ingest``: PDFs and folders into the corpus."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from assistant.corpus.model import Authority
from bots.terminal import context
from bots.terminal.screen import errors, harmless, output, print_json, say
from bots.terminal.typed import JsonOption

if TYPE_CHECKING:
    from ingest.outcome import FileOutcome

EPILOG = (
    "Beispiele:\n\n"
    "  foerderlotse ingest Richtlinien/\n\n"
    "  foerderlotse ingest zim.pdf --authority guideline --as-of 2025-01-01\n\n"
    "Was für viele Dateien gilt, steht besser in einer Datei corpus.toml neben ihnen. Ende mit 0, wenn alle Dateien im "
    "Bestand sind, mit 1, wenn eine abgewiesen wurde; die übrigen sind dann trotzdem aufgenommen."
)
STATUS = {
    "added": ("neu", "green"),
    "replaced": ("neue Fassung", "green"),
    "unchanged": ("unverändert", "dim"),
    "refused": ("abgewiesen", "red"),
    "failed": ("fehlgeschlagen", "red"),
}
_DATE = ["%Y-%m-%d", "%d.%m.%Y"]


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PFAD", help="PDF-Dateien oder Ordner", exists=True)],
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Titel (nur für eine Datei)")] = None,
    programme: Annotated[str | None, typer.Option(metavar="NAME", help="Programm oder Cluster")] = None,
    funder: Annotated[str | None, typer.Option(metavar="NAME", help="Fördergeber")] = None,
    region: Annotated[str | None, typer.Option(metavar="NAME", help="Bund, EU oder ein Land")] = None,
    authority: Annotated[
        Authority | None, typer.Option(help="Gesetz, Richtlinie, Merkblatt oder Bericht: was das Dokument belegen darf")
    ] = None,
    as_of: Annotated[datetime | None, typer.Option(formats=_DATE, metavar="DATUM", help="Stand")] = None,
    valid_from: Annotated[datetime | None, typer.Option(formats=_DATE, metavar="DATUM", help="Gültig ab")] = None,
    valid_until: Annotated[datetime | None, typer.Option(formats=_DATE, metavar="DATUM", help="Gültig bis")] = None,
    source_url: Annotated[str | None, typer.Option(metavar="URL", help="Woher das Dokument stammt")] = None,
    replaces: Annotated[
        str | None, typer.Option(metavar="DATEI", help="Dateiname oder SHA-256 der Fassung, die es ersetzt")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Nimmt PDF-Dateien und Ordner auf und sagt zu jeder Datei, was aus ihr wurde."""
    from assistant.corpus.corpus import Corpus
    from bots.terminal.progress import ingest_with_progress
    from ingest.overrides import Overrides

    if (title or replaces) and (len(paths) > 1 or paths[0].is_dir()):
        raise typer.BadParameter("--title und --replaces gelten für genau eine Datei.")
    overrides = Overrides(
        title=title,
        programme=programme,
        funder=funder,
        region=region,
        authority=authority,
        as_of=as_of.date() if as_of else None,
        valid_from=valid_from.date() if valid_from else None,
        valid_until=valid_until.date() if valid_until else None,
        source_url=source_url,
        replaces=replaces,
    )
    settings = context.load()
    with Corpus.open(settings) as corpus:
        outcomes = ingest_with_progress(paths, corpus, settings, overrides)
    if as_json:
        print_json([to_json(outcome) for outcome in outcomes])
    elif outcomes:
        _show(outcomes)
    else:
        say(errors(), "Keine PDF-Datei gefunden.")
    if not outcomes or any(outcome.status in ("refused", "failed") for outcome in outcomes):
        raise typer.Exit(1)


def to_json(outcome: FileOutcome) -> dict[str, Any]:
    """The public form of what came of a file."""
    return {
        "path": str(outcome.path),
        "status": outcome.status,
        "reason": outcome.reason,
        "pages": outcome.pages,
        "chunks": outcome.chunks,
        "seconds": round(outcome.seconds, 3),
        "warnings": list(outcome.warnings),
    }


def _show(outcomes: list[FileOutcome]) -> None:
    table = Table("Datei", "Ergebnis", "Seiten", "Abschnitte", "Sekunden", "Bemerkung", box=None)
    for outcome in outcomes:
        words, style = STATUS[outcome.status]
        table.add_row(
            Text(harmless(outcome.path.name)),
            Text(words, style=style),
            str(outcome.pages or "–"),
            str(outcome.chunks or "–"),
            f"{outcome.seconds:.1f}".replace(".", ","),
            Text(harmless(" ".join(filter(None, (outcome.reason, *outcome.warnings))))),
        )
    console = output()
    console.print(table)
    taken = sum(outcome.status not in ("refused", "failed") for outcome in outcomes)
    say(console, f"{taken} von {len(outcomes)} Dateien im Bestand.")
