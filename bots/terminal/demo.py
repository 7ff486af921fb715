"""``foerderlotse demo``: tries everything on the sample programmes."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from bots.terminal import context
from bots.terminal.chat import talk
from bots.terminal.progress import ingest_with_progress
from bots.terminal.screen import interactive, output, say

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.settings import Settings

QUESTIONS = (
    "Wer kann bei go-inno einen Innovationsgutschein nutzen?",
    "Wie hoch ist die Grenze für De-minimis-Beihilfen?",
    "Dürfen wir im Netzwerk mit Wettbewerbern über Preise sprechen?",
)


def demo() -> None:
    """Nimmt die Beispielprogramme auf, beantwortet drei Fragen und dann Ihre."""
    from assistant.answer import Question
    from assistant.assistant import Assistant
    from bots.terminal.render import show_answer

    console = output()
    settings = context.load()
    with Assistant.open(settings) as assistant:
        _index_samples(assistant, settings, console)
        for question in QUESTIONS:
            say(console, f"Frage: {question}", "bold")
            show_answer(console, assistant.ask(Question(question)))
            console.print()
        if interactive():
            say(console, "Jetzt Sie. /hilfe zeigt die Befehle, /ende hört auf.")
            talk(assistant, console)


def _index_samples(assistant: Assistant, settings: Settings, console: Console) -> None:
    import ingest.samples

    folder = Path(ingest.samples.__file__).parent / "pdf"
    known = {document.sha256 for document in assistant.corpus.documents()}
    new = [path for path in sorted(folder.glob("*.pdf")) if hashlib.sha256(path.read_bytes()).hexdigest() not in known]
    if new:
        outcomes = ingest_with_progress(new, assistant.corpus, settings)
        say(console, f"{len(outcomes)} Beispieldokumente aufgenommen in {settings.data}")
