from __future__ import annotations

from io import StringIO

from rich.console import Console

from assistant.answer import Answer, AnswerStatus, Claim
from bots.terminal.render import show_answer
from tests.shared.test_wording import PAPER

TEXT = "Bergisch.Smart_Mobility: „Laufzeit: Juli 2019 bis Dezember 2021“ [1]"
ANSWER = Answer(
    id="1",
    status=AnswerStatus.ANSWERED,
    language="de",
    text=TEXT,
    claims=(Claim(TEXT, (PAPER,)),),
    notices=("Die Quelle ist von 2020.",),
    suggestions=("Wer fördert Bergisch.Smart_Mobility?",),
)


def rendered(answer: Answer, *, terminal: bool = False, width: int = 160) -> str:
    console = Console(
        file=StringIO(),
        force_terminal=terminal,
        width=width,
        highlight=False,
        color_system="standard" if terminal else None,
    )
    show_answer(console, answer)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_answer_reads_text_sources_notices_suggestions() -> None:
    assert rendered(ANSWER).splitlines() == [
        TEXT,
        "",
        "[1] Bericht über den Regionaldialog II, S. 14 (Stand September 2020, Bericht)",
        "",
        "Hinweis: Die Quelle ist von 2020.",
        "",
        "Weiter fragen:",
        "  - Wer fördert Bergisch.Smart_Mobility?",
    ]


def test_without_terminal_lines_stay_whole_and_plain() -> None:
    text = "Wort " * 100 + "[1]"
    answer = Answer(id="1", status=AnswerStatus.ANSWERED, language="de", text=text)
    assert rendered(answer, width=40) == text + "\n"


def test_terminal_wraps_at_its_width_and_colours() -> None:
    lines = rendered(ANSWER, terminal=True, width=40)
    assert "\x1b[36m[1]" in lines
    assert len(lines.splitlines()) > 8


def test_document_text_is_not_taken_for_markup_or_terminal_commands() -> None:
    answer = Answer(id="1", status=AnswerStatus.ANSWERED, language="de", text="\x1b]0;x\x07[red]rot[/red]\x9b2J")
    assert rendered(answer) == "]0;x[red]rot[/red]2J\n"


def test_english_answer_has_an_english_frame() -> None:
    answer = Answer(
        id="1", status=AnswerStatus.ANSWERED, language="en", text="x", notices=("Old.",), suggestions=("Y?",)
    )
    assert "Note: Old." in rendered(answer)
    assert "Ask next:" in rendered(answer)
