"""Putting the subject in the place of the words that point back to it."""

from __future__ import annotations

from assistant.answer import Language
from assistant.talk.expressions import expressions, found
from assistant.talk.grammar import after, bare
from assistant.talk.subject import Subject


def pointed(question: str, subject: Subject, language: Language) -> str:
    """The question, opening words dropped, with the subject named in it."""
    text = _opened(question)
    if not subject.plain:
        return _beside(text, subject.text)
    for way in (_which, _matter, _adverb, _pronoun):
        if (named := way(text, subject.text, language)) is not None:
            return _sentence(named)
    return _beside(text, subject.text) if language == "en" else _near(text, subject.text)


def _opened(question: str) -> str:
    """The question without "und" and the like before it."""
    match = found(expressions("rewriting.toml")["opening"]["patterns"][-2:-1], question.strip())
    return match["rest"] if match else question.strip()


def _which(text: str, subject: str, language: Language) -> str | None:  # noqa: ARG001 - the shape
    match = found(expressions("rewriting.toml")["pronoun"]["which"], text)
    if not match:
        return None
    return f"{text[: match.end('which')]} {bare(subject)}{text[match.end('which') :]}"


def _matter(text: str, subject: str, language: Language) -> str | None:
    """ "Gilt das auch für Handwerker?": what "das" stands for is a rule of the subject, not the subject."""
    if language == "en" or not (match := found(expressions("rewriting.toml")["pronoun"]["matter"], text)):
        return None
    return f"{text[: match.end()]} {after('bei', subject)}{text[match.end() :]}"


def _adverb(text: str, subject: str, language: Language) -> str | None:
    for preposition, patterns in expressions("rewriting.toml")["backward"].items():
        if match := found(patterns, text):
            if match[0].lower() in ("dessen", "deren"):
                rest = text[match.end() :].strip(" ?!.")
                return f"{text[: match.start()]}{rest} {after('von', subject)}?"
            said = f"at {_definite(subject)}" if language == "en" else after(preposition, subject)
            return text[: match.start()] + said + text[match.end() :]
    return None


def _pronoun(text: str, subject: str, language: Language) -> str | None:
    match = found(expressions("rewriting.toml")["pronoun"]["itself"], text)
    if not match:
        return None
    said = _definite(subject) if language == "en" else subject
    return text[: match.start()] + said + text[match.end() :]


def _near(text: str, subject: str) -> str:
    return _sentence(f"{text.rstrip(' ?!.')} {after('bei', subject)}?")


def _beside(text: str, subject: str) -> str:
    return _sentence(f"{text.rstrip(' ?!.')} ({subject})?")


def _definite(subject: str) -> str:
    existing = expressions("rewriting.toml")["pronoun"]["existing"][0]
    return existing.sub("the ", subject)


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    text = text[:1].upper() + text[1:]
    return text if text.endswith(("?", "!", ".")) else f"{text}?"
