"""What of long passages is read closely: the pieces that say most of a sentence, in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.support.alignment import Alignment

LIMIT = 900
"""Characters that are read closely; a passage of a usual length is read whole."""


def narrowed(sentence: str, passages: Sequence[str], language: str) -> str:
    """The passages as one text of about ``LIMIT`` characters at most, each piece with its lead-in or head."""
    whole = "\n\n".join(passages)
    if len(whole) <= LIMIT:
        return whole
    given = Alignment(sentence, whole, language)
    share = given.share(given.content)
    kept: dict[tuple[int, int], int] = {}
    left = LIMIT
    for place in sorted(range(len(given.pieces)), key=lambda place: -float(share[place])):
        piece = given.pieces[place]
        spans = [span for span in ((piece.start, piece.end), piece.lead) if span and span not in kept]
        size = sum(end - start for start, end in spans)
        if kept and size > left:
            continue
        kept |= dict.fromkeys(spans, place)
        left -= size
    return "\n".join(whole[start:end] for start, end in sorted(kept))
