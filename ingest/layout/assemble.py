"""Drafts of all pages become pages with text and blocks with offsets, and sections with their heading path."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.corpus.model import Block, BlockKind, Page, Span
from assistant.german.sentences import split_sentences
from ingest.layout.drafts import Draft
from ingest.layout.headings import TITLE_PAGE, plain
from ingest.layout.markers import section

_LONGEST_LEAD = 400
_PARTS = frozenset({"Modul", "Teil", "Kapitel", "Abschnitt", "Schritt"})
_FOOTNOTE_MARK = re.compile(r"(?<=[a-zäöüß)“])\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Section:
    """The blocks under one heading, the heading first; ``path`` from the outermost heading inwards."""

    path: tuple[str, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's pages and sections."""

    pages: tuple[Page, ...]
    sections: tuple[Section, ...]


def assemble(drafts: list[Draft], labels: list[str], title: str) -> Layout:
    """Puts the drafts in place; ``title`` is the document's, whose own lines head no section."""
    pages = _place(drafts, labels)
    text = "\f".join(page.text for page in pages)
    titles = plain(title)
    sections: list[Section] = []
    path: list[Draft] = []
    blocks: list[Block] = []
    notes: list[Block] = []
    bare = True
    for draft in drafts:
        if draft.contents:
            continue
        if draft.kind is BlockKind.HEADING:
            if not bare:
                sections.append(Section(_names(path), tuple(blocks), tuple(notes)))
                blocks, notes = [], []
            if not _is_title(draft, titles):
                _push(path, draft, bare)
            bare = True
        elif draft.kind is BlockKind.FOOTNOTE:
            notes.append(_block(draft, text))
            continue
        else:
            bare = False
        blocks.append(_block(draft, text))
    if blocks or notes:
        sections.append(Section(_names(path), tuple(blocks), tuple(notes)))
    return Layout(pages, tuple(sections))


def _place(drafts: list[Draft], labels: list[str]) -> tuple[Page, ...]:
    """Sets each draft's offset; the pages' texts are their blocks' texts, one to a line."""
    by_page: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_page.setdefault(draft.page, []).append(draft)
    pages = []
    at = 0
    for number, label in enumerate(labels, start=1):
        start = at
        parts = by_page.get(number, [])
        for draft in parts:
            draft.start = at
            at += len(draft.text) + 1
        page = Page(number, label, start, "\n".join(draft.text for draft in parts))
        pages.append(page)
        at = start + len(page.text) + 1
    return tuple(pages)


def _block(draft: Draft, text: str) -> Block:
    lead = None
    if draft.lead is not None:
        start, end = draft.lead.start, draft.lead.end
        if draft.kind is BlockKind.LIST_ITEM and end - start > 0:
            start, end = _last_sentence(text, start, end)
        lead = Span(start, end)
    return Block(draft.kind, draft.start, draft.end, draft.page, draft.text, draft.continues, lead)


def _last_sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The lead-in proper: the last sentence of a paragraph, with the one before where it is a mere tail."""
    spans = split_sentences(text[start:end])
    first = spans[-1][0]
    if spans[-1][1] - first < 12 and len(spans) > 1 and spans[-1][1] - spans[-2][0] <= _LONGEST_LEAD:
        first = spans[-2][0]
    return start + first, end


def _names(path: list[Draft]) -> tuple[str, ...]:
    return tuple(_FOOTNOTE_MARK.sub("", draft.text.replace("\t", " ")) for draft in path)


def _is_title(heading: Draft, title: str) -> bool:
    """Whether a heading belongs to the title page: the title or a part of it, the issuer, the date."""
    text = plain(heading.text)
    if heading.page > 3 or heading.depth:
        return False
    return (bool(title) and bool(text) and (text in title or title in text)) or bool(TITLE_PAGE.match(heading.text))


def _holds_parts(top: Draft, heading: Draft) -> bool:
    """Whether ``Modul 4`` is above a heading that looks alike but is no module, chapter or part itself."""
    outer, inner = section(top.text), section(heading.text)
    return bool(outer and outer[0] in _PARTS and not inner and not heading.depth)


def _push(path: list[Draft], heading: Draft, follows_heading: bool) -> None:
    """Puts a heading in its place on the path: deeper than numbers or looks further out, beside its equals."""
    if heading.opens:
        path.clear()
    parents = [at for at, above in enumerate(path) if above.number and heading.number.startswith(f"{above.number}.")]
    if parents:
        del path[parents[-1] + 1 :]
    while path:
        top = path[-1]
        if top.opens and not heading.opens:
            break
        if heading.depth and top.depth:
            inside = top.depth < heading.depth
        elif top.depth and top.style == heading.style:
            inside = True
        elif top.style == heading.style:
            inside = _holds_parts(top, heading) or (follows_heading and not top.depth and len(path) == 1)
        elif top.depth and not heading.depth:
            # Weight does not lead out of a numbered section: bold words below a plain "8.2.1 Zuschuss".
            inside = top.style[:2] <= heading.style[:2]
        else:
            inside = top.style < heading.style
        if inside:
            break
        path.pop()
    path.append(heading)
