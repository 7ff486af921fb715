"""``foerderlotse documents``: what the corpus holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from assistant.wording import authority_name
from bots.shared.wording import as_of
from bots.terminal import context
from bots.terminal.german import NO_VALUE, Command, Group
from bots.terminal.screen import harmless, interactive, output, print_json, say
from bots.terminal.typed import JsonOption

if TYPE_CHECKING:
    from assistant.corpus.model import DocumentInfo

app = typer.Typer(cls=Group, help="Zeigt und entfernt Dokumente.", no_args_is_help=True)
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Dateiname, Nummer oder SHA-256 des Dokuments")]


@app.command("list", cls=Command)
def list_documents(
    all_versions: Annotated[bool, typer.Option("--all", metavar=NO_VALUE, help="Auch ersetzte Fassungen")] = False,
    as_json: JsonOption = False,
) -> None:
    """Zählt die Dokumente auf."""
    from assistant.corpus.corpus import Corpus

    with Corpus.open(context.load()) as corpus:
        documents = corpus.documents(all_versions=all_versions)
    if as_json:
        print_json([to_json(document) for document in documents])
        return
    if not documents:
        say(output(), "Noch keine Dokumente. So kommen sie hinein: foerderlotse ingest ORDNER")
        return
    table = Table("Nr.", "Datei", "Titel", "Programm", "Art", "Stand", "Seiten", box=None)
    for document in documents:
        metadata = document.metadata
        table.add_row(
            str(document.id) if document.current else f"{document.id} (ersetzt)",
            Text(harmless(metadata.file)),
            Text(harmless(metadata.title)),
            Text(harmless(metadata.programme.name) if metadata.programme else "–"),
            authority_name(metadata.authority, "de"),
            as_of(metadata.as_of) if metadata.as_of else "–",
            str(document.page_count),
        )
    output().print(table)


@app.command(cls=Command)
def show(name: NameArgument, as_json: JsonOption = False) -> None:
    """Zeigt alles, was über ein Dokument bekannt ist."""
    from assistant.corpus.corpus import Corpus

    with Corpus.open(context.load()) as corpus:
        document = corpus.find(name)
    if as_json:
        print_json(to_json(document))
        return
    table = Table(box=None, show_header=False)
    for label, value in _facts(document):
        table.add_row(label, Text(harmless(value)))
    output().print(table)


@app.command(cls=Command)
def remove(
    name: NameArgument,
    yes: Annotated[bool, typer.Option("--yes", "-y", metavar=NO_VALUE, help="Ohne Rückfrage")] = False,
) -> None:
    """Entfernt ein Dokument aus dem Bestand."""
    from assistant.corpus.corpus import Corpus

    with Corpus.open(context.load()) as corpus:
        document = corpus.find(name)
        title = harmless(document.metadata.title)
        if not yes and interactive():
            typer.confirm(f"„{title}“ ({harmless(document.metadata.file)}) entfernen?", abort=True)
        corpus.remove(document.id)
    say(output(), f"Entfernt: {title}")


def to_json(document: DocumentInfo) -> dict[str, Any]:
    """The public form of a document."""
    metadata = document.metadata
    return {
        "id": document.id,
        "document": metadata.file,
        "title": metadata.title,
        "sha256": document.sha256,
        "authority": metadata.authority.value,
        "language": metadata.language,
        "programme": metadata.programme.name if metadata.programme else None,
        "funder": metadata.funder,
        "region": metadata.region,
        "as_of": _iso(metadata.as_of),
        "valid_from": _iso(metadata.valid_from),
        "valid_until": _iso(metadata.valid_until),
        "url": metadata.source_url,
        "pages": document.page_count,
        "chunks": document.chunk_count,
        "added_at": document.added_at,
        "current": document.current,
        "warnings": list(document.warnings),
    }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _conditionally(last: date | None) -> str | None:
    if last is None:
        return None
    return "ohne Ende" if last == date.max else as_of(last)


def _facts(document: DocumentInfo) -> list[tuple[str, str]]:
    metadata = document.metadata
    facts = {
        "Nummer": str(document.id),
        "Datei": metadata.file,
        "Titel": metadata.title,
        "SHA-256": document.sha256,
        "Art": authority_name(metadata.authority, "de"),
        "Sprache": metadata.language,
        "Programm": metadata.programme.name if metadata.programme else None,
        "Fördergeber": metadata.funder,
        "Gebiet": metadata.region,
        "Stand": as_of(metadata.as_of) if metadata.as_of else None,
        "Gültig ab": as_of(metadata.valid_from) if metadata.valid_from else None,
        "Gültig bis": as_of(metadata.valid_until) if metadata.valid_until else None,
        "Bedingt bis": _conditionally(metadata.may_run_until),
        "Adresse": metadata.source_url,
        "Umfang": f"{document.page_count} Seiten, {document.chunk_count} Abschnitte",
        "Aufgenommen": document.added_at + ("" if document.current else " (inzwischen ersetzt)"),
        "Warnungen": "; ".join(document.warnings) or None,
    }
    return [(label, value) for label, value in facts.items() if value]
