"""An answer as a person reads it: the text, its sources, what to mind, what to ask next."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from assistant.answer import Answer
from bots.shared.wording import label, source_lines
from bots.terminal.screen import harmless

_MARK = r"\[\d+\]"


def show_answer(console: Console, answer: Answer) -> None:
    """Prints the answer; colour appears on a terminal only, long lines stay whole without one."""
    show_understood(console, answer)
    show_text(console, answer.text)
    show_rest(console, answer)


def show_understood(console: Console, answer: Answer) -> None:
    """Prints how a follow-up was read, if it was."""
    if answer.question:
        _line(console, Text(f"{label('understood', answer.language)}: {harmless(answer.question)}", style="dim"))


def show_text(console: Console, said: str) -> None:
    """Prints an answer's text, or one claim of it."""
    text = Text(harmless(said))
    text.highlight_regex(_MARK, "cyan")
    _line(console, text)


def show_rest(console: Console, answer: Answer) -> None:
    """Prints what stands below an answer's text: sources, notices, what to ask next."""
    if answer.citations:
        console.print()
    for source in source_lines(answer.citations, answer.language):
        line = Text(harmless(source), style="dim")
        line.highlight_regex(_MARK, "cyan")
        _line(console, line)
    if answer.notices:
        console.print()
    for notice in answer.notices:
        _line(console, Text(f"{label('notice', answer.language)}: {harmless(notice)}", style="yellow"))
    if answer.suggestions:
        console.print()
        _line(console, Text(f"{label('suggestions', answer.language)}:", style="dim"))
    for suggestion in answer.suggestions:
        _line(console, Text(f"- {harmless(suggestion)}"), indent=2)


def _line(console: Console, text: Text, indent: int = 0) -> None:
    if console.is_terminal:
        console.print(Padding(text, (0, 0, 0, indent)))
    else:
        console.print(Text(" " * indent) + text, soft_wrap=True)
