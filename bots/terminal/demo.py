"""``foerderlotse demo``: the page on the sample programmes."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from bots.terminal import context
from bots.terminal.progress import ingest_with_progress
from bots.terminal.screen import interactive, output, say
from bots.terminal.serve import listening, serve_on

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.settings import Settings

QUESTIONS = (
    "Wer kann bei go-inno einen Innovationsgutschein nutzen?",
    "Wie hoch ist die Grenze für De-minimis-Beihilfen?",
    "Dürfen wir im Netzwerk mit Wettbewerbern über Preise sprechen?",
)


def demo() -> None:
    """Nimmt die Beispielprogramme auf und stellt sie auf einer Webseite bereit.

    Ohne Terminal werden stattdessen drei Fragen beantwortet.
    """
    from assistant.assistant import Assistant

    console = output()
    settings = context.load()
    with ExitStack() as opened:
        place = opened.enter_context(listening(settings)) if interactive() else None
        assistant = opened.enter_context(Assistant.open(settings))
        _index_samples(assistant, settings, console)
        if place:
            serve_on(place, assistant, settings)
        else:
            _answer(assistant, console)


def _answer(assistant: Assistant, console: Console) -> None:
    from bots.terminal.render import show_answer

    for question in QUESTIONS:
        say(console, f"Frage: {question}", "bold")
        show_answer(console, assistant.ask(question))
        console.print()


def _index_samples(assistant: Assistant, settings: Settings, console: Console) -> None:
    import ingest.samples

    folder = Path(ingest.samples.__file__).parent / "pdf"
    known = {document.sha256 for document in assistant.corpus.documents()}
    new = [path for path in sorted(folder.glob("*.pdf")) if hashlib.sha256(path.read_bytes()).hexdigest() not in known]
    if new:
        outcomes = ingest_with_progress(new, assistant.corpus, settings)
        say(console, f"{len(outcomes)} Beispieldokumente aufgenommen in {settings.data}")
