"""Whatever stands on a page is in some block: what no block holds can never be found or quoted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.chunking import chunk_sections
from ingest.cleaning.clean import clean
from ingest.layout.build import build_layout, draft_document, page_labels
from ingest.reading.limits import Limits
from ingest.reading.pdfium import read_pdf
from tests.conftest import SHARED_DATA

_SAMPLES = sorted((Path(__file__).parents[3] / "ingest" / "samples" / "pdf").glob("*.pdf"))
_REAL = sorted((SHARED_DATA / "programmes").glob("*.pdf"))
_LONGEST_HEADING = 320


def _letters(text: str) -> str:
    """Letters and digits alone: hyphens at line ends and white space come and go."""
    return re.sub(r"[\W_]+", "", text)


@pytest.mark.parametrize("path", [*_SAMPLES, *_REAL], ids=lambda path: path.stem)
def test_every_line_of_the_cleaned_pages_is_in_a_block(path: Path) -> None:
    document = read_pdf(path, Limits())
    printed = clean(document)
    lines = [(page.number, line.text.removeprefix("o ")) for page in document.pages for line in page.lines]
    drafts = draft_document(document)
    layout = build_layout(drafts, page_labels(document, printed), "")
    pages = {page.number: _letters(page.text) for page in layout.pages}
    assert [(number, line) for number, line in lines if _letters(line) not in pages[number]] == []
    blocks = {(block.start, block.end) for chunk in chunk_sections(layout.sections) for block in chunk.blocks}
    assert [draft.text for draft in drafts if not draft.contents and (draft.start, draft.end) not in blocks] == []
    contents = sum(len(draft.text) for draft in drafts if draft.contents)
    assert contents < 0.3 * sum(len(draft.text) for draft in drafts)


@pytest.mark.parametrize("path", [*_SAMPLES, *_REAL], ids=lambda path: path.stem)
def test_no_heading_holds_sentences(path: Path) -> None:
    document = read_pdf(path, Limits())
    clean(document)
    headings = [draft.text for draft in draft_document(document) if draft.kind == "heading"]
    assert [text for text in headings if re.search(r"[a-zäöüß]{3}\. [A-ZÄÖÜ][a-zäöüß]+ [a-zäöüß]", text)] == []
    assert [text for text in headings if len(text) > _LONGEST_HEADING] == []
