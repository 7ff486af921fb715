"""An assistant with a memory, on the sample documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from assistant.answer import Answer, Question
from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.talk.memory import Memory

Talk = Callable[..., list[Answer]]


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    (tmp_path / "data").mkdir()
    with Memory.open(Settings(data=tmp_path / "data")) as opened:
        yield opened


@pytest.fixture
def remembering(assistant: Assistant, memory: Memory) -> Assistant:
    """The assistant on the samples, with a memory of its own."""
    return Assistant(assistant.corpus, memory=memory)


@pytest.fixture
def talk(remembering: Assistant) -> Talk:
    """Asks questions one after the other in one conversation, a new one where none is named."""

    def ask(*questions: str, conversation: str | None = None) -> list[Answer]:
        name = conversation or str(uuid4())
        return [remembering.ask(Question(question, conversation=name)) for question in questions]

    return ask
