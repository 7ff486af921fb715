"""The messages for a chat model: the rules as system message, all that others wrote inside fences as data."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Language
from assistant.generation.fence import harmless, new_token
from assistant.generation.passage import NumberedPassage
from assistant.models import Message
from prompts import render, text

_BETWEEN = "\n\n---\n\n"


def generate_messages(
    question: str, passages: Sequence[NumberedPassage], language: Language, token: str | None = None
) -> list[Message]:
    """Asks for an answer from the passages. ``token`` only for tests."""
    return _messages("generate", language, token, passages, question=question)


def repair_messages(
    sentence: str, passages: Sequence[NumberedPassage], language: Language, token: str | None = None
) -> list[Message]:
    """Asks to say a sentence again as its passages have it, or to answer with a dash."""
    return _messages("repair", language, token, passages, sentence=sentence)


def in_short_messages(question: str, quote: str, language: Language, token: str | None = None) -> list[Message]:
    """Asks for one sentence that says of a quote what answers the question."""
    token = token or new_token()
    return _filled("in_short", language, token=token, quote=harmless(quote), question=harmless(question))


def supported_messages(
    sentence: str, passages: Sequence[NumberedPassage], language: Language, token: str | None = None
) -> list[Message]:
    """Asks a judge whether passages support a sentence: yes or no."""
    return _messages("supported", language, token, passages, sentence=sentence)


def plain_messages(passages: Sequence[NumberedPassage], language: Language, token: str | None = None) -> list[Message]:
    """Asks to say what the passages hold in plain language."""
    return _messages("plain", language, token, passages)


def rewrite_messages(
    question: str, turns: Sequence[tuple[str, str]], language: Language, token: str | None = None
) -> list[Message]:
    """Asks to make a follow-up a question of its own; ``turns`` are the questions and answers before it."""
    token = token or new_token()
    history = "\n\n".join(
        render("turn", language, number=str(number), token=token, question=harmless(asked), answer=harmless(answered))
        for number, (asked, answered) in enumerate(turns, start=1)
    )
    return _filled("rewrite", language, token=token, history=history, question=harmless(question))


def _messages(
    name: str, language: Language, token: str | None, passages: Sequence[NumberedPassage], **texts: str
) -> list[Message]:
    token = token or new_token()
    shown = "\n\n".join(_fenced(passage, language, token) for passage in passages)
    harmless_texts = {key: harmless(text) for key, text in texts.items()}
    return _filled(name, language, token=token, passages=shown, **harmless_texts)


def _fenced(passage: NumberedPassage, language: Language, token: str) -> str:
    return render(
        "passage",
        language,
        number=str(passage.number),
        token=token,
        title=harmless(passage.title).replace("\n", " "),
        page=harmless(passage.page),
        text=harmless(passage.text),
    )


def _filled(name: str, language: Language, **values: str) -> list[Message]:
    """The prompt's two halves. The first holds nothing of a request, so that servers can keep it ready."""
    rules, asked = text(name, language).split(_BETWEEN)
    return [("system", rules), ("user", asked.format(**values))]
