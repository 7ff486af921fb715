"""What was said before, for clients that send the whole conversation each time.

Each answer stands in a conversation of its own, kept under a key made of all that the user said until then. The next
question finds it by what was said before, and starts from a copy: so two clients that said the same never meet.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from uuid import uuid4

from assistant.answer import AnswerStatus
from assistant.company import CompanyFacts
from assistant.settings import Settings
from assistant.talk.company_said import said_in
from assistant.talk.memory import Memory
from assistant.talk.store import REMEMBERED_TURNS
from assistant.talk.turn import Turn
from bots.shared.keys import keyed_hash


def recalled(memory: Memory, settings: Settings, asked: Sequence[str]) -> tuple[str, str]:
    """The id of a new conversation in which all of ``asked`` but the last was said, and the owner to keep it under.

    Where the conversation is not known, as after its time, only the questions themselves are remembered.
    """
    conversation, owner = str(uuid4()), _key(settings, asked)
    known = memory.conversations.of(_key(settings, asked[:-1])) if len(asked) > 1 else []
    if known:
        before = memory.conversations.load(known[0].id)
        _keep(memory, conversation, owner, before.turns, before.facts)
    elif len(asked) > 1:
        turns = [Turn(text, "", AnswerStatus.ANSWERED) for text in asked[-1 - REMEMBERED_TURNS : -1]]
        facts = CompanyFacts()
        for text in asked[:-1]:
            facts = facts.merged(said_in(text))
        _keep(memory, conversation, owner, turns, facts)
    return conversation, owner


def _keep(memory: Memory, conversation: str, owner: str, turns: Sequence[Turn], facts: CompanyFacts) -> None:
    for turn in turns:
        memory.conversations.append(memory.conversations.load(conversation, 0), turn, facts, owner)


def _key(settings: Settings, asked: Sequence[str]) -> str:
    return keyed_hash(settings, "said before", json.dumps(asked))
