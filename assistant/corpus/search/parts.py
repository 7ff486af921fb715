"""The parts of a question that asks for several things."""

from __future__ import annotations

import re

from assistant.german.sentences import split_sentences

MOST = 3
_SHORTEST = 3
_JOINT = re.compile(
    r",?\s+(?:und|and|sowie)\s+(?=(?:auch\s+)?(?:wie|was|wer|wen|wem|wo|wohin|wann|warum|wieso|weshalb|welche\w*|womit|"
    r"wofür|worin|bis\s+wann|ab\s+wann|an\s+wen|müssen|muss|darf|dürfen|kann|können|gilt|zählt|bekomm\w*|krieg\w*|gibt|"
    r"ist|sind|war|wird|hat|haben|how|what|who|when|where|why|which|do|does|did|can|is|are|must|may)\b)",
    re.IGNORECASE,
)


def parts_of(question: str) -> tuple[str, ...]:
    """The questions within a question, each with what is told beside them; empty where it asks for one thing."""
    sentences = [question[start:end] for start, end in split_sentences(question)]
    asking = [sentence for sentence in sentences if sentence.rstrip().endswith("?")]
    parts = [part.strip() for sentence in asking for part in _JOINT.split(sentence)]
    whole = [part for part in parts if len(part.split()) >= _SHORTEST]
    told = " ".join(sentence for sentence in sentences if sentence not in asking)
    return tuple(f"{told} {part}".strip() for part in whole[:MOST]) if len(whole) > 1 else ()
