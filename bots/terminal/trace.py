"""``foerderlotse trace``: how an answer came about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from assistant.errors import FoerderlotseError
from bots.terminal import context
from bots.terminal.german import NO_VALUE
from bots.terminal.screen import harmless, output, print_json, say
from bots.terminal.typed import JsonOption

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.settings import Settings

EPILOG = """
Beispiele:

  foerderlotse trace 3f2a9c0d1b7e4a55

  foerderlotse trace 3f2a9c0d1b7e4a55 --again

Die Kennung steht in jeder Antwort von „foerderlotse ask --json“ unter „id“.
"""


def trace(
    answer: Annotated[str, typer.Argument(metavar="KENNUNG", help="Die Kennung der Antwort")],
    as_json: JsonOption = False,
    again: Annotated[
        bool, typer.Option("--again", metavar=NO_VALUE, help="Die Frage noch einmal stellen und zeigen, was anders ist")
    ] = False,
) -> None:
    """Zeigt, wie eine Antwort entstanden ist: Suche, Belege, Prüfung, Zeiten."""
    settings = context.load()
    record = _found(settings, answer)
    changes = _changes(settings, record) if again else None
    if as_json:
        print_json(record if changes is None else {**record, "changes": changes})
        return
    console = output()
    _show(console, record)
    if changes is not None:
        say(console, "Noch einmal gestellt:" if changes else "Noch einmal gestellt: nichts ist anders.", "bold")
        for change in changes:
            say(console, f"- {change}")


def _found(settings: Settings, answer: str) -> dict[str, Any]:
    from assistant.talk.memory import Memory

    with Memory.open(settings) as memory:
        record = memory.traces.find(answer.strip())
    if record is None:
        raise FoerderlotseError(
            f"Zur Antwort „{answer}“ gibt es kein Protokoll.",
            f"Protokolle bleiben {settings.trace_days} Tage (FOERDERLOTSE_TRACE_DAYS). Stimmt die Kennung?",
        )
    return record


def _changes(settings: Settings, record: dict[str, Any]) -> list[str]:
    from assistant.answer import Question
    from assistant.assistant import Assistant

    asked = record["question"]
    if "text" not in asked:
        raise FoerderlotseError(
            "Die Frage wurde nicht aufbewahrt und kann nicht noch einmal gestellt werden.",
            "Mit FOERDERLOTSE_TRACE_QUESTIONS=true werden künftige Fragen aufbewahrt.",
        )
    with Assistant.open(settings) as assistant:
        return _compared(record, assistant.ask(Question(asked.get("rewritten", asked["text"]), asked["language"])))


def _compared(before: dict[str, Any], after: Answer) -> list[str]:
    changes = []
    for name, now in (
        ("status", after.status.value),
        ("model", after.model),
        ("prompt_version", after.prompt_version),
        ("corpus_revision", after.corpus_revision),
    ):
        if before[name] != now:
            changes.append(f"{_NAMES[name]}: {before[name]} → {now}")
    old = [sentence["text"] for sentence in before["sentences"]]
    new = [claim.text for claim in after.claims]
    changes += [f"weg: {text}" for text in old if text not in new]
    return changes + [f"neu: {text}" for text in new if text not in old]


_NAMES = {"status": "Status", "model": "Modell", "prompt_version": "Textfassung", "corpus_revision": "Bestand"}


def _show(console: Console, record: dict[str, Any]) -> None:
    asked = record["question"]
    say(console, f"Antwort {record['id']} vom {record['at'][:19].replace('T', ' ')} UTC: {record['status']}", "bold")
    say(console, f"Frage: {asked.get('text') or '(nicht aufbewahrt)'} ({asked['length']} Zeichen, {asked['language']})")
    if asked["rewriting"]:
        say(console, f"Verstanden als: {asked.get('rewritten') or '(nicht aufbewahrt)'} (Regel: {asked['rewriting']})")
    if record["filters"]:
        say(console, f"Filter: {', '.join(f'{name}: {value}' for name, value in record['filters'].items())}")
    say(
        console,
        f"Belege: {record['confidence']:.2f} – Modell: {record['model']} – Texte: {record['prompt_version']} – "
        f"Bestand: {record['corpus_revision']}",
    )
    table = Table("Passage", "Dokument", "Seiten", "Wert", box=None)
    for passage in record["passages"]:
        pages = "–".join(dict.fromkeys(map(str, passage["pages"])))
        table.add_row(passage["id"], harmless(passage["document"]), pages, f"{passage['score']:.2f}")
    if record["passages"]:
        console.print(table)
    for sentence in record["sentences"]:
        say(console, f"[{sentence['verdict']}] {sentence['text']}")
    if record["model_text"]:
        say(console, f"Text des Modells: {record['model_text']}", "dim")
    times = ", ".join(f"{name} {value:.0f}" for name, value in record["milliseconds"].items())
    say(console, f"Millisekunden: {times}", "dim")
