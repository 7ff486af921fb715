"""Whether what a case says about its documents is true of their pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pypdfium2

from eval.cases import Case
from eval.page_texts import one_spaced, pdf_files

Pages = Mapping[str, tuple[str, ...]]
"""The page texts of each document by file name, white space folded and words joined that a line end broke."""

NEIGHBOURHOOD = 400
"""How far from a supporting passage, in characters, a fact of the answer may stand."""
MATCHES_AT_MOST = 3
"""How often a support pattern may match on pages that the case does not name as another place of the fact."""

_LINE_HYPHEN = re.compile(r"\ufffe\s*|(?<=[a-zäöüß])-\r?\n(?=[a-zäöüß])")


def read_pages(documents: Iterable[Path]) -> Pages:
    """The pages of all PDFs among ``documents``, folders taken recursively, as pdfium reads them."""
    return {path.name: tuple(_pages(path)) for path in pdf_files(documents)}


def problems(case: Case, pages: Pages) -> list[str]:
    """What is wrong with a case's pages, support and facts; empty where all is well."""
    if case.document is None:
        return []
    named = {case.document: case.pages, **{other.document: other.pages for other in case.alternatives}}
    for document, numbers in named.items():
        if document not in pages:
            return [f"{document} is not among the documents"]
        if too_high := [number for number in numbers if number > len(pages[document])]:
            return [f"{document} has no page {too_high[0]}"]
    return [*_support_problems(case, pages[case.document]), *_fact_problems(case, pages)]


def _support_problems(case: Case, texts: tuple[str, ...]) -> Iterator[str]:
    elsewhere = {number for other in case.alternatives if other.document == case.document for number in other.pages}
    silent = set(case.pages)
    for pattern in case.support:
        found = [number for number, text in enumerate(texts, start=1) for _ in _matches(pattern, text)]
        silent -= set(found)
        if not set(found) & set(case.pages):
            yield f"support {pattern!r} is on pages {sorted(set(found))}, not on {list(case.pages)}"
        if sum(number not in elsewhere for number in found) > MATCHES_AT_MOST:
            yield f"support {pattern!r} is too vague: on pages {found}"
    if silent:
        yield f"no support pattern matches on page {min(silent)}"


def _fact_problems(case: Case, pages: Pages) -> Iterator[str]:
    texts = pages[case.document or ""]
    near = [
        texts[number - 1][max(0, match.start() - NEIGHBOURHOOD) : match.end() + NEIGHBOURHOOD]
        for number in case.pages
        for pattern in case.support
        for match in _matches(pattern, texts[number - 1])
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


def _pages(path: Path) -> Iterator[str]:
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            yield one_spaced(_LINE_HYPHEN.sub("", page.get_textpage().get_text_range()))
