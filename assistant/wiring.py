"""Which parts a chat model has in an assistant: a large one composes, reads and explains, a small one sums up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.corpus.search.searcher import Searcher
from assistant.generation.second_look import SecondLook
from assistant.generation.support import Judges
from assistant.generation.support import Support as Supporting
from assistant.models import ChatModel, TrainedJudge
from assistant.pipeline import Step
from assistant.steps.citing import PageLabel
from assistant.steps.compose import Compose
from assistant.steps.generate import Generate
from assistant.steps.in_short import InShort
from assistant.steps.proving import Tools
from assistant.support import STRICT, SURE, Support
from assistant.talk.by_model import ByModel, by_chat
from assistant.talk.plainly import Plainly


def composing(
    chat: ChatModel | None,
    judges: Judges,
    searcher: Searcher,
    embed: Callable[[str], Sequence[float]],
    page_label: PageLabel,
) -> Step:
    """What makes sentences of the evidence: quotes, or a model that is not small. ``embed`` gives vectors."""
    compose = Compose(page_label, searcher.raw_text)
    if chat is None or chat.is_small:
        return compose
    tools = Tools(
        support=judges.support,
        outgoing=judges.outgoing,
        holds=judges.holds,
        units=lambda: searcher.units,
        embed=embed,
        page_label=page_label,
        raw=searcher.raw_text,
    )
    return Generate(chat, compose, tools)


def summing_up(chat: ChatModel | None, judges: Judges) -> tuple[Step, ...]:
    """What follows the quotes: a small model's sentence, or nothing."""
    return (InShort(chat, judges),) if chat and chat.is_small else ()


def talking(chat: ChatModel | None, judges: Judges) -> tuple[ByModel | None, Plainly | None]:
    """What reads follow-ups and says answers plainly, where a model is there that is not small."""
    return (None, None) if chat is None or chat.is_small else (by_chat(chat), Plainly(chat, judges))


def judging(judge: ChatModel | TrainedJudge | None, chat: ChatModel | None) -> Supporting | None:
    """What judges the sentences of ``chat`` where a judge model is set; those of a small one more strictly."""
    if isinstance(judge, TrainedJudge):
        return Support(threshold=SURE, judge=judge, with_judge=SURE if chat and chat.is_small else None)
    return SecondLook(Support(threshold=STRICT), judge) if judge else None
