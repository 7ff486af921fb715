"""The reply to a clarifying question, joined with what was asked first."""

from __future__ import annotations

import re

from assistant.answer import Language
from assistant.german import analyse_question
from assistant.talk.expressions import expressions, found
from assistant.talk.known import KnownNames
from assistant.talk.places import places_in
from assistant.talk.turn import Turn

COMPLETE = 3
"""Content words from which a reply is a question of its own."""


def chosen(reply: str, asked: Turn, names: KnownNames, language: Language) -> tuple[str, str]:
    """The question that a reply makes of the one that was too open, and the rule; itself where it is whole."""
    suggestions = [str(one) for one in asked.answer.get("suggestions") or ()]
    if (place := _place(reply)) is not None and place < len(suggestions):
        return suggestions[place], "choice"
    if reply.strip() in suggestions:
        return reply.strip(), ""
    if found(expressions("rewriting.toml")["choice"]["none"], reply):
        return asked.meant, "reply"
    content = {term.surface for term in analyse_question(reply, language) if term.weight >= 1}
    if reply.rstrip().endswith("?") and (len(content) >= COMPLETE or names.known(reply)):
        return reply, ""
    said = reply.strip(" ?!.,;")
    first = asked.meant.strip(" ?!.,;")
    if len(said.split()) > COMPLETE:
        return f"{first} ({said})?", "reply"
    if places_in(said):
        return f"{first} in {_bare(said, 'in')}?", "reply"
    if names.known(said):
        return f"{first} {'under' if language == 'en' else 'bei'} {_bare(said, 'bei|under|for|für')}?", "reply"
    return f"{first} {'for' if language == 'en' else 'für'} {_bare(said, 'für|for')}?", "reply"


def _place(reply: str) -> int | None:
    """The place of a suggestion that a reply picks, from 0."""
    match = found(expressions("rewriting.toml")["choice"]["patterns"], reply)
    if not match:
        return None
    for place, words in enumerate(("first", "second", "third", "fourth")):
        if found(expressions("rewriting.toml")["choice"][words], match["which"]):
            return place
    return None


def _bare(text: str, prepositions: str) -> str:
    return re.sub(rf"^(?:{prepositions})\s+", "", text, flags=re.IGNORECASE)
