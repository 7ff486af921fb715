"""Reading a follow-up as the question it stands for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer import AnswerStatus, Language
from assistant.company import CompanyFacts
from assistant.german import detect_language
from assistant.steps.guard import LONGEST
from assistant.steps.rules import hostile, matches
from assistant.talk.by_model import ByModel, brings_nothing_new
from assistant.talk.choosing import chosen
from assistant.talk.company_context import with_facts
from assistant.talk.company_said import only_tells, said_in
from assistant.talk.ellipsis import asked_again, bare_question
from assistant.talk.exchanging import asked_of_another
from assistant.talk.expressions import expressions, found
from assistant.talk.known import KnownNames
from assistant.talk.pointing import pointed
from assistant.talk.referring import ENOUGH, PLENTY, content_words, is_short, points_back
from assistant.talk.subject import Subject, agents_of, asked_part, subject_of, topic_of
from assistant.talk.turn import Turn

_SMALL_TALK = ("greeting", "thanks", "farewell", "capabilities")


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A question as understood. ``why`` names the rule, for the trace.

    ``maybe`` is another reading that the words leave open; the evidence decides.
    """

    text: str
    changed: bool = False
    why: str = ""
    maybe: str | None = None


class Rewriter:
    """Makes a follow-up a question of its own; leaves alone what needs nothing of what was said before.

    ``by_model`` is asked where there is one, but only for follow-ups; what it brings in anew is not taken.
    """

    def __init__(self, names: Callable[[], KnownNames], by_model: ByModel | None = None) -> None:
        self._names = names
        self._by_model = by_model

    def __call__(self, question: str, turns: Sequence[Turn], facts: CompanyFacts) -> Rewritten:
        """The question to be searched for, for a question asked after ``turns`` (oldest first)."""
        before = [turn for turn in turns if _counts(turn)]
        if not (turns or facts) or self._stands_alone(question):
            return Rewritten(question)
        language = _language(question, (before or turns)[-1]) if turns else detect_language(question)
        informed = with_facts(question, question, facts, language) != question
        text, why = self._understood(question, before, language, informed) if before else (question, "")
        if why and (better := self._by_chat(question, before, language)):
            text, why = better, "model"
        told = with_facts(text, question, facts, language)
        if told != text:
            why = f"{why}, facts" if why else "facts"
        if not why and not informed and before:
            return Rewritten(question, maybe=self._maybe(question, before[-1], language))
        if not why or len(told) > LONGEST:
            return Rewritten(question)
        return Rewritten(told, True, why)

    def _by_chat(self, question: str, before: Sequence[Turn], language: Language) -> str | None:
        better = self._by_model(question, before, language) if self._by_model else None
        return better if better and brings_nothing_new(better, question, before, self._names()) else None

    def _stands_alone(self, question: str) -> bool:
        """Whether nothing before can count: small talk, a change of subject, or what the guard has to see as it is."""
        return (
            len(question) > LONGEST
            or any(matches(kind, question) for kind in _SMALL_TALK)
            or any(hostile(kind, question) for kind in ("attack", "fraud", "abuse"))
            or found(expressions("rewriting.toml")["closed"]["patterns"], question) is not None
        )

    def _understood(self, question: str, before: Sequence[Turn], language: Language, informed: bool) -> tuple[str, str]:
        """The question made whole and the rule that did it, or the question and nothing.

        Where it is ``informed`` of the company, only plain words point back.
        """
        names, last = self._names(), before[-1]
        table = expressions("rewriting.toml")
        if last.status is AnswerStatus.CLARIFY:
            return chosen(question, last, names, language)
        if correction := found(table["correction"]["patterns"], question):
            return asked_of_another(correction["rest"], before, names, language, correcting=True), "correction"
        if bare := bare_question(question):
            return asked_again(bare, last.meant), "question word"
        opening = found(table["opening"]["patterns"], question.strip())
        fragment = opening["rest"] if opening else question.strip()
        if not found(table["verb"]["patterns"], fragment) and (opening or is_short(fragment)):
            if not found(table["fragment"]["points"], fragment):
                return asked_of_another(fragment, before, names, language), "fragment"
        elif not self._points_back(question, bool(opening), last, language, informed):
            return question, ""
        if found(table["counted"]["patterns"], question):
            return pointed(question, Subject(topic_of(asked_part(last.meant), language), False), language), "ordinal"
        whole = "davon" in question.lower()
        persons = found(table["fragment"]["persons"], question) is not None
        subject = (persons and agents_of(last.meant)) or subject_of(last.meant, names, language, whole) or _cited(last)
        return (pointed(question, subject, language), "subject") if subject else (question, "")

    def _maybe(self, question: str, last: Turn, language: Language) -> str | None:
        """A short question without a name, asked of the programme spoken of last."""
        names = self._names()
        named = names.known(last.meant)
        if not named or names.named(question) or last.status is AnswerStatus.CLARIFY:
            return None
        if content_words(question, language) > ENOUGH:
            return None
        subject = subject_of(last.meant, names, language)
        return pointed(question, subject, language) if subject else None

    def _points_back(self, question: str, opened: bool, last: Turn, language: Language, informed: bool) -> bool:
        names = self._names()
        content = content_words(question, language)
        if names.named(question) or content >= PLENTY:
            return False
        if points_back(question):
            return True
        if informed:
            return False
        weak = found(expressions("rewriting.toml")["weak"]["patterns"], question) is not None
        if opened or weak:
            return content <= (ENOUGH if opened else ENOUGH - 1)
        # One word may be a matter of its own ("De-minimis"): after a programme the evidence decides.
        return content <= (0 if names.known(last.meant) else 1)


def _counts(turn: Turn) -> bool:
    """Whether a turn is one that a follow-up can mean: no small talk, no attack, nothing only told."""
    if turn.status in (AnswerStatus.BLOCKED, AnswerStatus.FAILED):
        return False
    if said_in(turn.question) and only_tells(turn.question):
        return False
    return not any(matches(kind, turn.question) for kind in _SMALL_TALK)


def _cited(turn: Turn) -> Subject | None:
    citations = turn.answer.get("citations") or ()
    return Subject(str(citations[0]["title"]), True) if citations else None


def _language(question: str, last: Turn) -> Language:
    """The question's own; the last turn's for one too short to tell."""
    return last.language if len(question.split()) <= ENOUGH else detect_language(question)
