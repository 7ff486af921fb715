"""``foerderlotse ask``: one question, one answer."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from bots.terminal import context
from bots.terminal.screen import output, print_json
from bots.terminal.typed import JsonOption

EPILOG = """
Beispiele:

  foerderlotse ask "Wie hoch ist die Förderquote bei ZIM?"

  foerderlotse ask "Who can apply for go-inno?" --language en

  foerderlotse ask --json "Welche Laufzeit hat das Programm WIR!?"

  foerderlotse ask --conversation 7f3c "Und bei RUBIN?"
"""


class AnswerLanguage(StrEnum):
    """The languages an answer can be framed in."""

    DE = "de"
    EN = "en"


def _usable(conversation: str | None) -> str | None:
    from assistant.talk.turn import usable

    if conversation is not None and not usable(conversation):
        raise typer.BadParameter("Gebraucht werden 1 bis 100 druckbare Zeichen.")
    return conversation


def ask(
    question: Annotated[str, typer.Argument(metavar="FRAGE", help="Die Frage, deutsch oder englisch")],
    language: Annotated[
        AnswerLanguage | None,
        typer.Option(help="Sprache der Antwort (sonst die der Frage); Zitate bleiben im Wortlaut", show_default=False),
    ] = None,
    conversation: Annotated[
        str | None,
        typer.Option(
            metavar="KENNUNG",
            help="Gespräch, in dem die Frage steht; jede Zeichenkette bis 100 Zeichen",
            show_default=False,
            callback=_usable,
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Beantwortet eine Frage aus den Dokumenten und nennt zu jeder Aussage die Seite."""
    from assistant.answer import AnswerStatus, Question
    from assistant.assistant import Assistant
    from bots.terminal.streaming import show_events

    asked = Question(question, language=language.value if language else None, conversation=conversation)
    with Assistant.open(context.load()) as assistant:
        if assistant.chat:
            assistant.chat.warm_up()
        if as_json:
            answer = assistant.ask(asked)
            print_json(answer.to_json())
        else:
            answer = show_events(output(), assistant.stream_answer(asked))
    if answer.status is AnswerStatus.FAILED:
        raise typer.Exit(1)
