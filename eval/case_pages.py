"""Whether what a case says about its documents is true of their pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from eval.cases import Case, Elsewhere, Needed
from eval.page_texts import PageTexts, one_spaced

Pages = Mapping[str, tuple[str, ...]]
"""The page texts of each document by file name, white space folded and words joined that a line end broke."""

NEIGHBOURHOOD = 400
"""How far from a supporting passage, in characters, a fact of the answer may stand."""
MATCHES_AT_MOST = 3
"""How often a support pattern may match on pages that the case does not name as another place of the fact."""


def read_pages(documents: Iterable[Path]) -> Pages:
    """The pages of all PDFs among ``documents``, folders taken recursively, as pdfium reads them."""
    texts = PageTexts.of(documents)
    return {
        name: tuple(one_spaced(texts.text(name, page)) for page in range(1, texts.page_count(name) + 1))
        for name in texts.files
    }


def problems(case: Case, pages: Pages) -> list[str]:
    """What is wrong with a case's pages, support and facts; empty where all is well."""
    if case.document is None:
        return []
    others: tuple[Elsewhere, ...] = (*case.alternatives, *case.also)
    named = [(case.document, case.pages), *((other.document, other.pages) for other in others)]
    for document, numbers in named:
        if document not in pages:
            return [f"{document} is not among the documents"]
        if too_high := [number for number in numbers if number > len(pages[document])]:
            return [f"{document} has no page {too_high[0]}"]
    return [
        *_support_problems(case, Needed(document=case.document, pages=case.pages, support=case.support), pages),
        *(problem for needed in case.also for problem in _support_problems(case, needed, pages)),
        *_fact_problems(case, pages),
    ]


def _support_problems(case: Case, needed: Needed, pages: Pages) -> Iterator[str]:
    own = Elsewhere(document=case.document or "", pages=case.pages)
    others: list[Elsewhere] = [own, *case.alternatives, *case.also]
    elsewhere = {page for other in others if other.document == needed.document for page in other.pages}
    elsewhere -= set(needed.pages)
    silent = set(needed.pages)
    for pattern in needed.support:
        found = [n for n, text in enumerate(pages[needed.document], start=1) for _ in _matches(pattern, text)]
        silent -= set(found)
        if not set(found) & set(needed.pages):
            yield f"support {pattern!r} is on pages {sorted(set(found))}, not on {list(needed.pages)}"
        if sum(number not in elsewhere for number in found) > MATCHES_AT_MOST:
            yield f"support {pattern!r} is too vague: on pages {found}"
    if silent:
        yield f"no support pattern matches on page {min(silent)}"


def _fact_problems(case: Case, pages: Pages) -> Iterator[str]:
    near = [
        text[max(0, match.start() - NEIGHBOURHOOD) : match.end() + NEIGHBOURHOOD]
        for needed in (Needed(document=case.document or "", pages=case.pages, support=case.support), *case.also)
        for text in (pages[needed.document][number - 1] for number in needed.pages)
        for pattern in needed.support
        for match in _matches(pattern, text)
    ]
    for fact in case.must_match:
        if not any(match for text in near for match in _matches(fact, text)):
            yield f"fact {fact!r} is not near the supporting passages"
        for other in case.alternatives:
            for number in other.pages:
                if not any(_matches(fact, pages[other.document][number - 1])):
                    yield f"fact {fact!r} is not on page {number} of {other.document}, an alternative"


def _matches(pattern: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(pattern, text, re.IGNORECASE)
