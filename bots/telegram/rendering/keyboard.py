"""The buttons below messages. What a button carries is at most 64 bytes long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from assistant.answer import Answer, AnswerStatus

ASK = "a:"
SOURCE = "s:"
THUMB = "t:"
REASON = "r:"

_IN_A_ROW = 6
_MOST = 60
"""Citations that get a button; Telegram takes 100 buttons in all."""

Row = tuple[InlineKeyboardButton, ...]


def answer_keyboard(answer: Answer) -> InlineKeyboardMarkup | None:
    """One button for each citation, one for each suggestion, and thumbs; ``None`` where there is nothing to press."""
    numbers = [citation.number for citation in answer.citations][:_MOST]
    citations = [
        InlineKeyboardButton(f"[{number}]", callback_data=f"{SOURCE}{answer.id}:{number}") for number in numbers
    ]
    rows = [*rows_of(citations, _IN_A_ROW), *question_rows(answer.suggestions)]
    if answer.claims or answer.status is AnswerStatus.NOT_COVERED:
        rows.append(
            (
                InlineKeyboardButton("👍", callback_data=f"{THUMB}{answer.id}:1"),
                InlineKeyboardButton("👎", callback_data=f"{THUMB}{answer.id}:0"),
            )
        )
    return InlineKeyboardMarkup(rows) if rows else None


def question_rows(questions: Iterable[str]) -> list[Row]:
    """Buttons that ask what stands on them."""
    return [
        (InlineKeyboardButton(question, callback_data=f"{ASK}{place}"),) for place, question in enumerate(questions)
    ]


def rows_of(buttons: Sequence[InlineKeyboardButton], width: int) -> list[Row]:
    """The buttons in rows of ``width``."""
    return [tuple(buttons[start : start + width]) for start in range(0, len(buttons), width)]


def label_of(keyboard: InlineKeyboardMarkup | None, data: str) -> str | None:
    """What stands on the button that carries ``data``; ``None`` where there is none."""
    rows = keyboard.inline_keyboard if keyboard else ()
    return next((button.text for row in rows for button in row if button.callback_data == data), None)
