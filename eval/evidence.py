"""How much of the gold evidence stands in the text that was retrieved."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eval.cases import Case
from eval.page_texts import PageTexts, letters, one_spaced
from eval.ranked import Ranked

_SHORTEST = 12
"""Letters that a common stretch needs to count, unless the evidence is shorter."""


def evidence_texts(case: Case, pages: PageTexts) -> list[str]:
    """The words on the gold pages that answer the question; empty where the case names none."""
    if case.evidence:
        return [case.evidence]
    named = [
        (case.document, case.pages, case.support),
        *((also.document, also.pages, also.support) for also in case.also),
    ]
    return [
        match[0]
        for document, numbers, support in named
        for number in numbers
        for pattern in support
        for match in re.finditer(pattern, one_spaced(pages.text(document or "", number)), re.IGNORECASE)
    ]


def share_retrieved(evidence: Sequence[str], passages: Sequence[Ranked]) -> float | None:
    """The share of the evidence's letters that stand in the passages; ``None`` where there is no evidence."""
    wanted = [letters(text) for text in evidence]
    total = sum(map(len, wanted))
    if not total:
        return None
    text = "\n".join(letters(passage.text) for passage in passages)
    return sum(_held(one, text) for one in wanted) / total


def _held(wanted: str, text: str) -> int:
    held = start = 0
    while start < len(wanted):
        end = start
        while end < len(wanted) and wanted[start : end + 1] in text:
            end += 1
        if end - start >= min(_SHORTEST, len(wanted)):
            held += end - start
            start = end
        else:
            start += 1
    return held
