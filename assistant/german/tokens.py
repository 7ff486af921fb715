"""Cutting a normalised text into words and numbers."""

from __future__ import annotations

import re

from assistant.german.mention import NumberMention
from assistant.german.numbers import numbers_in

# Words with inner hyphens, dots, underscores and ampersands ("go-cluster", "CAMO.NRW", "F&E"), with the mark of a
# name in capitals ("WIR!") and with the hyphen of a word to be completed ("Forschungs- und Entwicklungsvorhaben").
_WORD = re.compile(r"[^\W_]+(?:[-._&+'][^\W_]+)*(?:(?<=[A-Z]{3})!|-(?=[ ,\n]))?")
_MAY_HOLD_NUMBERS = re.compile("[0-9§]|Anh|Anl|Annex|[Ll]it\\.|Buchst")


def tokens(text: str) -> list[str | NumberMention]:
    """The words and number mentions of a normalised text, in order."""
    if not _MAY_HOLD_NUMBERS.search(text):
        return list(_WORD.findall(text))
    found: list[str | NumberMention] = []
    place = 0
    for mention in numbers_in(text, words=False):
        found += _WORD.findall(text, place, mention.start)
        found.append(mention)
        place = mention.end
    return found + _WORD.findall(text, place)
