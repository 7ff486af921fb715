"""An answer as a chat shows it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer, Claim
from bots.shared.wording import source_lines
from bots.telegram.rendering.styled import Style, Styled, joined
from bots.telegram.wording import words


def answer_text(answer: Answer, asked: str | None = None, noted: Sequence[str] = ()) -> Styled:
    """All of an answer: how it was understood, what it says, what to mind, and its sources folded.

    ``asked`` is the question, where the chat does not show it anyhow; ``noted`` what is newly remembered of the
    company, in words.
    """
    language = answer.language
    said = Styled.of(answer.text)
    understood = words(language, "answer.understood", question=answer.question) if answer.question else ""
    notices = [words(language, "answer.notice", notice=notice) for notice in answer.notices]
    if noted:
        notices.append(words(language, "answer.noted", facts=", ".join(noted)))
    sources = source_lines(answer.citations, language)
    heading = [words(language, "answer.sources")] if sources else []
    return joined(
        (
            Styled.of(asked or "", Style.BOLD),
            Styled.of(understood, Style.ITALIC),
            said,
            *(Styled.of(notice, Style.ITALIC) for notice in notices),
            Styled.of("\n".join((*heading, *sources)), Style.FOLDED),
        )
    )


def claims_text(claims: Sequence[Claim], asked: str | None = None) -> Styled:
    """What of an answer is verified so far."""
    said = "\n".join(claim.text for claim in claims)
    return joined((Styled.of(asked or "", Style.BOLD), Styled.of(f"{said} …" if said else "")))
