"""What is known of the company, beside a question that needs it."""

from __future__ import annotations

from assistant.answer import Language
from assistant.company import CompanyFacts
from assistant.steps.rules import matches
from assistant.talk.company_said import said_in
from assistant.talk.expressions import expressions, found


def with_facts(text: str, question: str, facts: CompanyFacts, language: Language) -> str:
    """``text`` with the facts that ``question`` needs and does not tell itself; ``text`` itself where it needs none."""
    needed = [word for word in _needed(question, facts, language) if word.casefold() not in text.casefold()]
    if not needed or said_in(question):
        return text
    mark = text[-1] if text.endswith(("?", "!", ".")) else ""
    return f"{text.rstrip(' ?!.')} ({', '.join(needed)}){mark or '?'}"


def _needed(question: str, facts: CompanyFacts, language: Language) -> list[str]:
    table = expressions("rewriting.toml")["needs"]
    if found(table["place"], question):
        return [word for word in (facts.branch, facts.land) if word]
    sized = CompanyFacts(facts.employees, facts.turnover, facts.balance_sheet)
    if found(table["size"], question):
        return [word for word in sized.words(language) if word != facts.size_words(language)]
    if found(table["entitled"], question) and not matches("ambiguous", question):
        people = CompanyFacts(employees=facts.employees).words(language)[:1]
        return [*people, *([facts.size_words(language) or ""] if facts.size_class else [])]
    return []
