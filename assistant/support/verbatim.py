"""Sentences that stand in a source word for word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.corpus.quotes import find_quote
from assistant.german import split_sentences

_MARKS = re.compile(r"\[\d+\]|[„“”»«\"]|…")
_END = re.compile(r"[\s.;,:]+$")
_OPENING = re.compile(r"[^:?]{1,120}[:?]\s+")


def is_verbatim(sentence: str, passages: Sequence[str], context: str = "") -> bool:
    """Whether every sentence of ``sentence`` stands word for word in a passage.

    Marks of citations, quotation marks and the full stop do not count; a heading may stand before ("Höhe: …").
    """
    plain = _MARKS.sub(" ", sentence)
    passages = [_MARKS.sub(" ", passage) for passage in passages]
    parts = [plain[start:end] for start, end in split_sentences(plain)] or [plain]
    return all(_stands(part, passages, context) for part in parts)


def _stands(part: str, passages: Sequence[str], context: str) -> bool:
    bare = _END.sub("", part)
    if not bare:
        return False
    if any(find_quote(passage, bare) for passage in passages):
        return True
    opening = _OPENING.match(bare)
    if opening is None or find_quote(context, opening.group().strip(": ")) is None:
        return False
    return any(find_quote(passage, bare[opening.end() :]) for passage in passages)
