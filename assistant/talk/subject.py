"""What a conversation is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Language
from assistant.german import split_sentences
from assistant.talk.company_said import said_in
from assistant.talk.expressions import expressions, found
from assistant.talk.known import KnownNames, Named

LONGEST_SUBJECT = 12
"""Words of a subject that may stand for a pronoun; a longer one is a topic."""

_ARTICLES = r"(?:der|die|das|den|dem|des|ein|eine[nmrs]?|the|an?)"


@dataclass(frozen=True, slots=True)
class Subject:
    """What was spoken of. ``text`` can stand for a pronoun where ``plain``; else it only tells the topic."""

    text: str
    plain: bool


def subject_of(question: str, names: KnownNames, language: Language, whole: bool = False) -> Subject | None:
    """The subject of an earlier question: a name in it, else what it plainly asks about, else its topic.

    With ``whole`` what it plainly asks about comes first: "davon" after "Wie groß war das Volumen von X?" is of the
    volume.
    """
    core = asked_part(question)
    called = _with_stage(_called(core, names.known(core)), core)
    ways = [_plainly(core), called] if whole else [called, _plainly(core)]
    for found_text in (*ways, _called(core, names.named(core))):
        if found_text and len(found_text.split()) <= LONGEST_SUBJECT:
            return Subject(found_text, True)
    topic = topic_of(core, language)
    return Subject(topic, False) if topic else None


def agents_of(question: str) -> Subject | None:
    """Those whom an earlier question asked for: "bei go-inno beraten" of "Wer darf bei go-inno beraten?"."""
    match = found(expressions("rewriting.toml")["fragment"]["agents"], asked_part(question))
    if not match:
        return None
    return Subject(" ".join(part for part in (match["rest"], match["verb"]) if part), False)


def asked_part(message: str) -> str:
    """The last question of a message, or its last sentence where none is a question."""
    sentences = [message[start:end] for start, end in split_sentences(message)]
    asking = [sentence for sentence in sentences if sentence.rstrip().endswith("?")]
    return (asking or sentences or [message])[-1].strip()


def told_part(message: str) -> str:
    """What a message tells beside its question, without what it tells of the company."""
    sentences = [message[start:end] for start, end in split_sentences(message)]
    told = [one for one in sentences if not one.rstrip().endswith("?") and not said_in(one)]
    return " ".join(told) if len(told) < len(sentences) else ""


def topic_of(question: str, language: Language) -> str:
    """The content of a question, without what is asked of it."""
    table = expressions("rewriting.toml")["topic"]
    bare = question.strip(" ?!.")
    lead = table["lead"][0].match(bare)
    rest = bare[lead.end() :] if lead else bare
    if language == "en":
        return rest.strip()
    phrases = [" ".join(match[0].split()) for match in table["german"][0].finditer(rest)]
    return re.sub(rf"^{_ARTICLES}\s+", "", " ".join(phrases), flags=re.IGNORECASE) or rest.strip()


def _called(question: str, named: Sequence[Named]) -> str | None:
    """The last of the names that a question uses, with its article."""
    if not named:
        return None
    last = named[-1]
    article = re.search(rf"\b{_ARTICLES}\s+$", question[: last.start], re.IGNORECASE)
    return question[article.start() if article else last.start : last.end]


def _with_stage(called: str | None, question: str) -> str | None:
    """ "RUBIN (Konzeptphase)": a name with the stage of it that a question is about."""
    stage = found(expressions("rewriting.toml")["stage"]["patterns"], question)
    if not called or not stage or stage["stage"].casefold() in called.casefold():
        return called
    return f"{called} ({' '.join(stage['stage'].split())})"


def _plainly(question: str) -> str | None:
    match = found(expressions("rewriting.toml")["subject"]["patterns"], question)
    return match["subject"].strip() if match else None
