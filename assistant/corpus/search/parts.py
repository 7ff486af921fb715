"""The parts of a question that asks for several things."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.german.sentences import split_sentences

MOST = 3
_SHORTEST = 3
_LEANS = re.compile(
    r"\w+(?:\s+\w+){0,2}\W*$"
    r"|.*\b(?:er|ihn|ihm|sie|es|dafür|dazu|dabei|davon|daran|darin|dahinter|dort|da|it|they|them|there|that)\b"
    r"|.*\b(?:den|dem|die|das)\s+(?:aus|an|ab|ein|mit|vor|zu|auf|dann|denn|eigentlich|noch|auch|da)\b[^,]*$",
    re.IGNORECASE | re.DOTALL,
)
"""What says little without the part before it: "wer sucht den aus?", "and how fast?"."""
_JOINT = re.compile(
    r",?\s+(?:und|and|sowie)\s+(?=(?:auch\s+)?(?:wie|was|wer|wen|wem|wo|wohin|wann|warum|wieso|weshalb|welche\w*|womit|"
    r"wofür|worin|bis\s+wann|ab\s+wann|an\s+wen|müssen|muss|darf|dürfen|kann|können|gilt|zählt|bekomm\w*|krieg\w*|gibt|"
    r"ist|sind|war|wird|hat|haben|how|what|who|when|where|why|which|do|does|did|can|is|are|must|may)\b)",
    re.IGNORECASE,
)


def parts_of(question: str) -> tuple[str, ...]:
    """The questions within a question, each with what is told beside them; empty where it asks for one thing.

    A part that leans on the one before ("wer sucht den aus?") is asked with it.
    """
    sentences = [question[start:end] for start, end in split_sentences(question)]
    asking = [sentence for sentence in sentences if sentence.rstrip().endswith("?")]
    parts = [part.strip() for sentence in asking for part in _JOINT.split(sentence)]
    whole = [part for number, part in enumerate(parts) if number or len(part.split()) >= _SHORTEST]
    if len(whole) < 2:
        return ()
    told = " ".join(sentence for sentence in sentences if sentence not in asking)
    leaning = [f"{one.rstrip(' ?,')}, {part}" if _LEANS.match(part) else part for one, part in pairwise(whole)]
    return tuple(f"{told} {part}".strip() for part in (whole[0], *leaning)[:MOST])
