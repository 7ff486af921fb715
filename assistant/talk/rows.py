"""Rows of conversations and their turns, to and fro."""

from __future__ import annotations

from textwrap import shorten

from sqlalchemy import RowMapping

from assistant.answer import AnswerStatus
from assistant.talk.turn import Summary, Turn

LONGEST_TITLE = 80
"""Characters of a conversation's title."""


def summary_of(row: RowMapping) -> Summary:
    """The summary of a row with its ``title`` and its number of ``turns``."""
    title = shorten(row["title"] or "", LONGEST_TITLE, placeholder=" …")
    return Summary(row["id"], title, row["language"], row["created_at"], row["used_at"], row["turns"])


def turn_row(turn: Turn) -> dict[str, object]:
    """What a row of a turn holds of it."""
    return {
        "question": turn.question,
        "standalone": turn.standalone,
        "answer": turn.answer_id,
        "status": turn.status.value,
        "answer_json": dict(turn.answer),
        "documents": list(turn.documents),
        "programmes": list(turn.programmes),
    }


def turn_of(row: RowMapping) -> Turn:
    """The turn of a row."""
    return Turn(
        question=row["question"],
        standalone=row["standalone"],
        answer_id=row["answer"],
        status=AnswerStatus(row["status"]),
        language=row["answer_json"].get("language", "de"),
        answer=row["answer_json"],
        documents=tuple(row["documents"]),
        programmes=tuple(row["programmes"]),
        at=row["at"],
    )
