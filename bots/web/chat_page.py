"""What the chat page shows, put together."""

from __future__ import annotations

from datetime import datetime

from assistant.answer import Language
from assistant.steps.guard import LONGEST
from bots.shared.wording import as_of
from bots.web.pages import ChatPage, ConversationView, ExampleView, Frame, ProgrammeView, TurnView
from bots.web.parts import Parts
from bots.web.views import answer_view


def chat_page(parts: Parts, frame: Frame, owner: str, conversation: str) -> ChatPage:
    """The start, or where something was asked in ``conversation``, its turns."""
    kept = parts.memory.conversations
    return ChatPage(
        frame=frame,
        conversation=conversation,
        documents=len(parts.assistant.corpus.documents()),
        longest=LONGEST,
        turns=tuple(
            TurnView(turn.question, answer_view(turn.answer, frame.language), turn.at)
            for turn in kept.export(conversation)
        ),
        facts=kept.load(conversation, 0).facts.words(frame.language),
        examples=examples(parts, frame.language),
        programmes=_programmes(parts, frame.language),
        conversations=tuple(
            ConversationView(one.id, one.title, datetime.fromisoformat(one.used_at).date(), one.turns)
            for one in kept.of(owner)
        ),
    )


def examples(parts: Parts, language: Language) -> tuple[ExampleView, ...]:
    """The example questions that are known to be answered."""
    return tuple(ExampleView(str(one.topic), one.question) for one in parts.offers.examples(language))


def _programmes(parts: Parts, language: Language) -> tuple[ProgrammeView, ...]:
    return tuple(
        ProgrammeView(
            key=one.key,
            name=one.name,
            funder=one.funder,
            region=one.region,
            ended=one.ended,
            newest=as_of(one.newest, language) if one.newest else None,
            documents=one.documents,
        )
        for one in parts.offers.programmes()
    )
