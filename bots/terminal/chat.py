"""``foerderlotse chat``: questions at a prompt."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from rich.console import Console

from bots.terminal import context
from bots.terminal.screen import interactive, output, say

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.assistant import Assistant

EPILOG = "Ohne Terminal wird jede Zeile der Eingabe als Frage beantwortet: foerderlotse chat < fragen.txt"
HELP = """\
/quellen        die Zitate der letzten Antwort im Wortlaut
/neu            ein neues Gespräch beginnen
/firma          zeigen, was über Ihr Unternehmen gemerkt ist
/firma löschen  das vergessen
/vergessen      dieses Gespräch löschen
/hilfe          diese Übersicht
/ende           aufhören (auch Strg-D)"""


def chat() -> None:
    """Beantwortet Fragen an einer Eingabezeile, bis Sie aufhören."""
    from assistant.assistant import Assistant

    with Assistant.open(context.load()) as assistant:
        assistant.warm_up()
        console = output()
        if interactive():
            say(console, "Ich bin ein Programm und antworte nur aus den Dokumenten. /hilfe zeigt die Befehle.")
        talk(assistant, console)


def talk(assistant: Assistant, console: Console) -> None:
    """Answers each line of standard input until it ends or ``/ende``."""
    from assistant.answer import Question
    from bots.terminal.streaming import show_events

    conversation = str(uuid4())
    answer: Answer | None = None
    while (line := _read()) is not None:
        command = line.strip()
        if command.lower() in ("/ende", "/exit", "/quit"):
            return
        if command.lower() == "/quellen":
            _show_quotes(console, answer)
        elif command.lower() == "/neu":
            conversation, answer = str(uuid4()), None
            say(console, "Ein neues Gespräch beginnt.")
        elif command.lower().split() in (["/firma"], ["/firma", "löschen"], ["/vergessen"]):
            _forget_or_show(console, assistant, conversation, command.lower())
        elif command.startswith("/"):
            say(console, HELP)
        elif command:
            if not interactive():
                say(console, f"Frage: {command}", "bold")
            known = answer.facts if answer else ()
            answer = show_events(console, assistant.stream_answer(Question(command, conversation=conversation)))
            if answer.facts and answer.facts != known:
                say(console, f"Gemerkt (/firma löschen vergisst es): {', '.join(answer.facts)}", "dim")
            console.print()


def _read() -> str | None:
    """The next line, or ``None`` at the end of the input."""
    if not interactive():
        return sys.stdin.readline() or None
    with suppress(ImportError):
        import readline  # noqa: F401 - gives input() its history and editing
    try:
        return input("Frage: ")
    except (EOFError, KeyboardInterrupt):
        sys.stdout.write("\n")
        return None


def _forget_or_show(console: Console, assistant: Assistant, conversation: str, command: str) -> None:
    """What is remembered of the company, or that it or the conversation is forgotten."""
    if assistant.memory is None:
        say(console, "Hier wird nichts gemerkt.")
        return
    kept = assistant.memory.conversations
    if command == "/vergessen":
        kept.forget(conversation)
        say(console, "Dieses Gespräch ist gelöscht.")
    elif "löschen" in command:
        kept.forget_facts(conversation)
        say(console, "Vergessen ist, was über Ihr Unternehmen gemerkt war. Die Fragen löscht /vergessen.")
    else:
        facts = kept.load(conversation).facts.words("de")
        say(console, "\n".join(f"- {fact}" for fact in facts) or "Über Ihr Unternehmen ist nichts gemerkt.")


def _show_quotes(console: Console, answer: Answer | None) -> None:
    from bots.shared.wording import source

    if answer is None or not answer.citations:
        say(console, "Die letzte Antwort hat keine Quellen." if answer else "Noch keine Frage beantwortet.")
        return
    for citation in answer.citations:
        say(console, f"[{citation.number}] {source(citation)}", "bold")
        say(console, f"„{citation.quote}“")
        say(console, citation.document, "dim")
