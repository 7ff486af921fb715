"""The first step: no other one sees personal data of the question."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Question
from assistant.masking import Kind, mask
from assistant.state import State
from assistant.steps.guard import clean
from prompts import render

_NAMES: dict[str, dict[Kind, str]] = {
    "de": {
        Kind.EMAIL: "E-Mail-Adresse",
        Kind.IBAN: "Kontonummer",
        Kind.INSURANCE: "Versicherungsnummer",
        Kind.TAX: "Steuernummer",
        Kind.BIRTH: "Geburtsdatum",
        Kind.PHONE: "Telefonnummer",
        Kind.NAME: "Name",
    },
    "en": {
        Kind.EMAIL: "e-mail address",
        Kind.IBAN: "account number",
        Kind.INSURANCE: "insurance number",
        Kind.TAX: "tax number",
        Kind.BIRTH: "date of birth",
        Kind.PHONE: "telephone number",
        Kind.NAME: "name",
    },
}


class Mask:
    """Masks personal data in the question, unless that was done before."""

    def __call__(self, state: State) -> State:
        if state.masked is not None:
            return state
        question, masked = without_personal_data(state.question)
        return replace(state, question=question, masked=masked)


def without_personal_data(question: Question) -> tuple[Question, tuple[Kind, ...]]:
    """The question with personal data masked, and what kinds there were; one that holds none stays as it was typed."""
    masked = mask(clean(question.text))
    return (replace(question, text=masked.text), masked.found) if masked.found else (question, ())


def masked_notice(state: State) -> tuple[str, ...]:
    """Tells that personal data was left out, where there was some."""
    if not state.masked:
        return ()
    kinds = ", ".join(_NAMES[state.language][kind] for kind in state.masked)
    return (render("notice_masked", state.language, kinds=kinds),)
