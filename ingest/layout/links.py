"""What joins blocks: paragraphs that run over a page, list items and their lead-in, long paragraphs cut."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.corpus.model import BlockKind
from assistant.german.sentences import split_sentences
from ingest.layout.drafts import Draft
from ingest.layout.markers import item
from ingest.layout.style import ends_sentence

LONGEST_BLOCK = 1000
_TEXT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_LEADS_IN = re.compile(r":(?:\d{1,3})?$")
_UPPER_START = re.compile(r"^[\"„»(]?[A-ZÄÖÜ]")


def mark_continued(drafts: list[Draft]) -> None:
    """Marks paragraphs and list items that go on from the page before, whatever stands between."""
    before: Draft | None = None
    for draft in drafts:
        if draft.kind is BlockKind.FOOTNOTE or draft.contents:
            continue
        if (
            before is not None
            and draft.page == before.page + 1
            and before.kind in _TEXT
            and draft.kind is BlockKind.PARAGRAPH
            and _goes_on(before.text, draft.text)
        ):
            draft.continues = True
            draft.kind = before.kind
            draft.lead = before.lead
            draft.indent = before.indent
        before = draft


def _goes_on(left: str, right: str) -> bool:
    if left.endswith("-") and right[0].isalnum():
        return True
    if ends_sentence(left) and not left.endswith(("z. B.", "Nr.", "Abs.", "d. h.", "bzw.", "Art.")):
        return left[-1] not in ".!?:" and right[0].islower()
    return right[0].islower() or not _UPPER_START.match(right) or left[-1] not in ":"


def link_leads(drafts: list[Draft]) -> None:
    """Gives each list item the block it hangs on: the paragraph before the list, or the item it is nested in.

    The rows of a table without column heads hang on what leads in to the table.
    """
    opener: Draft | None = None
    open_items: list[Draft] = []
    for draft in drafts:
        if draft.kind is BlockKind.FOOTNOTE or draft.contents:
            continue
        if draft.kind is BlockKind.LIST_ITEM:
            if draft.continues:
                continue
            while open_items and not _nested(open_items[-1], draft):
                open_items.pop()
            draft.lead = open_items[-1] if open_items else opener
            open_items.append(draft)
        elif draft.kind is BlockKind.PARAGRAPH:
            opener, open_items = draft, []
        elif draft.kind is BlockKind.TABLE_ROW and draft.lead is None:
            above = open_items[-1] if open_items else opener
            draft.lead = above if above is not None and _LEADS_IN.search(above.text) else None
        elif draft.kind is BlockKind.HEADING:
            opener, open_items = None, []


def _nested(outer: Draft, inner: Draft) -> bool:
    """Whether an item hangs on an earlier one: further in, or another kind of marker behind a colon."""
    if outer.page == inner.page and abs(inner.indent - outer.indent) > 4:
        return inner.indent > outer.indent
    return _family(outer) != _family(inner) and _rank(inner) > _rank(outer)


def _family(draft: Draft) -> str:
    marker = draft.lines[0].text[: item(draft.lines[0].text)].strip() if draft.lines else ""
    return re.sub(r"[a-z]+", "a", re.sub(r"\d+", "1", marker))


def _rank(draft: Draft) -> int:
    family = _family(draft)
    return 0 if "1" in family else 1 if "a" in family else 2


def cut_long(drafts: list[Draft]) -> list[Draft]:
    """Paragraphs and items that are longer than a chunk should be, cut at the ends of sentences."""
    result: list[Draft] = []
    for draft in drafts:
        if len(draft.text) <= LONGEST_BLOCK or draft.contents or draft.kind is BlockKind.HEADING:
            result.append(draft)
            continue
        pieces = list(cut_text(draft.text))
        draft.text = pieces[0]
        result.append(draft)
        result.extend(replace(draft, text=piece, continues=False, lines=[]) for piece in pieces[1:])
    return result


def cut_text(text: str, longest: int = LONGEST_BLOCK) -> list[str]:
    """Pieces of at most about ``longest`` characters: whole sentences where they fit, else whole words."""
    pieces: list[str] = []
    start = end = 0
    for first, last in split_sentences(text):
        if last - start > longest and end > start:
            pieces.append(text[start:end])
            start = first
        while last - start > 1.5 * longest:
            blank = max(text.rfind(" ", start, start + longest), text.rfind("\t", start, start + longest))
            at = blank if blank > start else start + longest
            pieces.append(text[start:at])
            start = at + (1 if blank > start else 0)
        end = last
    if end > start:
        pieces.append(text[start:end])
    return [piece.strip() for piece in pieces if piece.strip()]
