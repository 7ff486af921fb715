"""The parts of a question that asks for several things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from assistant.german.sentences import split_sentences

MOST = 3
_SHORTEST = 3
_LEANS = re.compile(
    r"\w+(?:\s+\w+){0,2}\W*$"
    r"|(?:um\s+)?(?:wie\s*viel|how\s+much)\s+(?:mehr|weniger|more|less)\b"
    r"|.*\b(?:er|ihn|ihm|sie|es|dafür|dazu|dabei|davon|daran|darin|dahinter|dort|da|it|they|them|there|that)\b"
    r"|.*\b(?:den|dem|die|das)\s+(?:aus|an|ab|ein|mit|vor|zu|auf|dann|denn|eigentlich|noch|auch|da)\b[^,]*$"
    r"|.*\b(?:das|dies)\s+(?-i:[a-zäöüß]+(?:\s+[a-zäöüß]+)?)\W*$",
    re.IGNORECASE | re.DOTALL,
)
"""What says little without the part before it: "wer sucht den aus?", "wenn wir das verschlafen?", "and how fast?"."""
_JOINT = re.compile(
    r",?\s+(?:und|and|sowie)\s+(?=(?:auch\s+)?(?:"
    r"(?:(?:ab|an|auf|aus|bei|bis|durch|für|in|mit|nach|seit|über|um|unter|von|vor|zu)\s+)?"
    r"(?:wie|was|wer|wen|wem|wo|wohin|wann|warum|wieso|weshalb|welche\w*|womit|wofür|worin)|"
    r"(?:(?:at|by|for|from|in|on|since|to|until|with)\s+)?(?:how|what|who|whom|when|where|why|which)|"
    r"müssen|muss|darf|dürfen|kann|können|gilt|zählt|bekomm\w*|krieg\w*|gibt|ist|sind|war|wird|hat|haben|"
    r"\w{2,}(?:e|en|st|t)\s+(?:ich|wir|man)|"
    r"do|does|did|can|could|is|are|was|were|will|would|must|may|should|has|have)\b)",
    re.IGNORECASE,
)
"""What joins two questions: "und" before a question word, with its preposition, or before a verb and who asks."""
_ONLY_ASKED = re.compile(
    r"(?i:(?:(?:ab|an|auf|aus|bei|bis|durch|für|in|mit|nach|seit|um|unter|von|vor|zu)\s+)?(?:wie\s*viele?[nr]?|welche[mnrs]?)"
    r"(?:\s+[a-zäöüß]+)?)\s+[A-ZÄÖÜ]\w+"
    r"|(?i:(?:(?:at|by|for|from|in|on|with)\s+)?(?:how\s+(?:many|much)|which)\s+\w+)"
)
"""What is asked for without a verb, so that what follows is needed: "Ab wie vielen Leuten (und wie viel Umsatz …)"."""


@dataclass(frozen=True, slots=True)
class Part:
    """A question within a question: as it is typed; by itself, with what is told beside it; and as it is asked, with
    the part before it where it leans on that one."""

    typed: str
    alone: str
    asked: str

    @property
    def leans(self) -> bool:
        """Whether it says little without the part before it."""
        return self.alone != self.asked


def parts_of(question: str) -> tuple[Part, ...]:
    """The questions within a question, each with what is told beside them; empty where it asks for one thing.

    A part that leans on the one before ("wer sucht den aus?") is asked with it.
    """
    sentences = [question[start:end] for start, end in split_sentences(question)]
    asking = [sentence for sentence in sentences if sentence.rstrip().endswith("?")]
    parts = [part for sentence in asking for part in _split(sentence)]
    whole = [part for number, part in enumerate(parts) if number or len(part.split()) >= _SHORTEST]
    if len(whole) < 2:
        return ()
    told = " ".join(sentence for sentence in sentences if sentence not in asking)
    leaning = [f"{one.rstrip(' ?,')}, {part}" if _LEANS.match(part) else part for one, part in pairwise(whole)]
    return tuple(
        Part(typed, f"{told} {typed}".strip(), f"{told} {asked}".strip())
        for typed, asked in zip(whole[:MOST], (whole[0], *leaning[: MOST - 1]), strict=True)
    )


def _split(sentence: str) -> list[str]:
    """The parts of a sentence, each with a verb of its own."""
    starts = [0]
    ends = []
    for joint in _JOINT.finditer(sentence):
        if not _ONLY_ASKED.fullmatch(sentence[starts[-1] : joint.start()].strip()):
            ends.append(joint.start())
            starts.append(joint.end())
    return [sentence[start:end].strip() for start, end in zip(starts, [*ends, len(sentence)], strict=True)]
