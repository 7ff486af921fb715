"""Stands in for the shared part until it is merged; goes then."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.concurrency import iterate_in_threadpool

from assistant.answer import Answer, Language, Question
from assistant.assistant import Assistant
from assistant.errors import FoerderlotseError
from assistant.events import Answered, Event
from assistant.settings import Settings

_SECRET = secrets.token_bytes(32)


def secret_key(settings: Settings) -> bytes:
    return _SECRET


def keyed_hash(settings: Settings, kind: str, value: str) -> str:
    return hmac.new(_SECRET, f"{kind}:{value}".encode(), hashlib.sha256).hexdigest()


class Busy(FoerderlotseError):
    pass


class AlreadyAsking(FoerderlotseError):
    pass


class Desk:
    def __init__(self, assistant: Assistant, settings: Settings) -> None:
        self._assistant = assistant

    def events(self, question: Question):
        return self._events(question)

    async def _events(self, question: Question) -> AsyncIterator[Event]:
        async for event in iterate_in_threadpool(self._assistant.stream_answer(question)):
            yield event

    async def answer(self, question: Question) -> Answer:
        async for event in self.events(question):
            if isinstance(event, Answered):
                return event.answer
        raise RuntimeError

    async def drain(self, seconds: float) -> None:
        pass


@dataclass(frozen=True)
class Example:
    topic: str
    question: str


@dataclass(frozen=True)
class KnownProgramme:
    key: str
    name: str
    funder: str | None
    region: str | None
    ended: bool
    newest: date | None
    documents: tuple[str, ...]


class Offers:
    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def examples(self, language: Language) -> tuple[Example, ...]:
        return (
            Example("eligibility", "Wer kann bei go-inno einen Innovationsgutschein nutzen?"),
            Example("compliance", "Wie hoch ist die Grenze für De-minimis-Beihilfen?"),
        )

    async def prepare(self) -> None:
        pass

    def programmes(self) -> tuple[KnownProgramme, ...]:
        by_key: dict[str, Any] = {}
        for info in self._assistant.corpus.documents():
            if info.metadata.programme:
                by_key.setdefault(info.metadata.programme.key, []).append(info)
        return tuple(
            KnownProgramme(
                key,
                infos[0].metadata.programme.name,
                infos[0].metadata.programme.funder,
                infos[0].metadata.programme.region,
                False,
                max((i.metadata.as_of for i in infos if i.metadata.as_of), default=None),
                tuple(i.metadata.file for i in infos),
            )
            for key, infos in by_key.items()
        )


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    width: float
    height: float


class PagePictures:
    def __init__(self, corpus: Any, settings: Settings) -> None:
        self._corpus = corpus

    def boxes(self, document: str, page: int, quote: str) -> tuple[Box, ...]:
        return ()

    def picture(self, document: str, page: int, quote: str | None = None, width: int = 1000) -> bytes:
        import io

        import pypdfium2

        pdf = pypdfium2.PdfDocument(self._corpus.pdf_path(self._corpus.find(document).id))
        shown = pdf[page - 1]
        out = io.BytesIO()
        shown.render(scale=width / shown.get_width()).to_pil().save(out, "PNG")
        return out.getvalue()

    def close(self) -> None:
        pass


@dataclass(frozen=True)
class Summary:
    id: str
    title: str
    language: str
    created_at: str
    used_at: str
    turns: int


class DocumentNotFound(FoerderlotseError):
    pass


class PageNotFound(FoerderlotseError):
    pass


class PictureFailed(FoerderlotseError):
    pass


def note_markdown(turns: Any, language: str, made: date) -> str:
    return "# Gesprächsnotiz\n"


def note_pdf(turns: Any, language: str, made: date) -> bytes:
    return b"%PDF-1.4\n"


def use_memory(assistant: Assistant) -> None:
    store = assistant.memory.conversations
    if hasattr(store, "owned"):
        return
    owners: dict[str, str] = {}
    ask = assistant.stream_answer

    def stream_answer(question):
        if question.conversation:
            owners.setdefault(question.conversation, question.owner)
        return ask(question)

    assistant.stream_answer = stream_answer
    kind = type(store)
    kind.owned = lambda self, c, o: owners.get(c) == o

    def of(self, owner):
        found = []
        for c, o in owners.items():
            turns = self.export(c)
            if o == owner and turns:
                found.append(Summary(c, turns[0].question[:60], "de", turns[0].at, turns[-1].at, len(turns)))
        return sorted(found, key=lambda one: one.used_at, reverse=True)

    kind.of = of
    kind.forget_all = lambda self, owner: sum(self.forget(one.id) for one in of(self, owner))
    kind.drop_from = lambda self, c, a: False

    class Feedback:
        def give(self, *args):
            return True

    assistant.memory.feedback = Feedback()


def source_lines(citations: Any, language: str) -> list[str]:
    return [f"[{c.number}] {c.title}, S. {c.page}" for c in citations]
