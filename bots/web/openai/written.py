"""An answer as OpenAI's clients show it: one text with its sources, which also stand beside it."""

from __future__ import annotations

from typing import Any

from assistant.answer import Answer, citation_json
from assistant.models.limits import CHARACTERS_PER_TOKEN
from bots.shared.wording import source_lines
from bots.web.views import source_address

_WORDS = {"de": ("Quellen", "Hinweis", "Verstanden als"), "en": ("Sources", "Note", "Understood as")}


def whole(answer: Answer) -> str:
    """The text, and below it its sources and notices."""
    return answer.text + below(answer)


def below(answer: Answer) -> str:
    """What stands below the text; begins with an empty line where there is anything."""
    of_sources, of_notice, of_question = _WORDS[answer.language]
    blocks = []
    if answer.question:
        blocks.append(f"{of_question}: {answer.question}")
    if lines := source_lines(answer.citations, answer.language):
        blocks.append("\n".join((f"{of_sources}:", *(f"- {line}" for line in lines))))
    blocks += [f"{of_notice}: {notice}" for notice in answer.notices]
    return "".join(f"\n\n{block}" for block in blocks)


def rest(answer: Answer, shown: str) -> str:
    """What is still to be said after ``shown``: all of the answer, where that is another text."""
    if answer.text.startswith(shown):
        return whole(answer).removeprefix(shown)
    return f"\n\n{whole(answer)}"


def sources(answer: Answer, base: str) -> list[dict[str, Any]]:
    """The citations in their public form, each with the address at which its page is shown, the quote marked."""
    return [
        citation_json(one) | {"link": base.rstrip("/") + source_address(one.document, one.page, one.quote)}
        for one in answer.citations
    ]


def usage(characters: int, text: str) -> dict[str, int]:
    """An estimate in tokens, for clients that count: by characters, as verbatim answers are made of none."""
    read, made = (count // CHARACTERS_PER_TOKEN for count in (characters, len(text)))
    return {"prompt_tokens": read, "completion_tokens": made, "total_tokens": read + made}
