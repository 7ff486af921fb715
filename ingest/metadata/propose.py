"""The metadata that a document's own text proposes."""

from __future__ import annotations

import re
from datetime import date

from assistant.corpus.model import Authority, DocumentMetadata
from ingest.layout.drafts import Draft
from ingest.metadata.dates import as_of, may_run_until, month_of_report, valid_from, valid_until
from ingest.metadata.people import authority, funder, region
from ingest.metadata.programme import programme_of
from ingest.metadata.title import title_of
from ingest.reading.lines import Structure

_HEAD_BLOCKS = 12
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_GERMAN = re.compile(r"\b(?:der|die|das|und|für|mit|von|nicht|werden|ist|sind|oder)\b", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:the|and|for|with|of|not|are|is|or|by|this|to)\b", re.IGNORECASE)


def propose(drafts: list[Draft], structure: Structure, file: str, furniture: str = "") -> DocumentMetadata:
    """Title, dates, funder, region, validity, authority and programme, each only where the text is plain.

    ``furniture`` are the running heads that were taken off: they may hold the date or the issuer.
    """
    title = title_of(drafts, structure.title, file)
    opening = [draft for draft in drafts if draft.page <= 2 and not draft.contents]
    lines = [line.text for draft in opening[:_HEAD_BLOCKS] for line in draft.lines]
    head = "\n".join(draft.text for draft in opening[:_HEAD_BLOCKS])[:2500]
    count = max((draft.page for draft in drafts), default=1)
    edges = "\n".join(d.text for d in drafts if d.page <= 3 or d.page >= count - 1)
    everything = "\n".join(draft.text for draft in drafts)
    ministry = funder(f"{head[:1200]}\n{furniture}", everything[:20_000])
    dated = _dated(drafts)
    starts, ends, longest = valid_from(dated), valid_until(dated), may_run_until(dated)
    last = None if longest == date.max else longest or ends
    land = region(f"{head}\n{furniture}", ministry, title)
    kind = authority(title, head)
    language = _language(everything[:5000])
    named = language == "de" and kind is not Authority.PAPER
    return DocumentMetadata(
        file=file,
        title=title,
        authority=kind,
        language=language,
        programme=programme_of(title, head, ministry, land, None, last) if named else None,
        funder=ministry,
        region=land,
        as_of=as_of([*lines, *furniture.splitlines()], f"{furniture}\n{edges}", structure.created)
        or (month_of_report(head) if kind is Authority.PAPER else None),
        valid_from=starts,
        valid_until=ends,
        may_run_until=longest,
    )


def _dated(drafts: list[Draft]) -> str:
    """The blocks that name a year, with their neighbours: a sentence may begin or end there."""
    found = [at for at, draft in enumerate(drafts) if _YEAR.search(draft.text)]
    near = sorted({at + step for at in found for step in (-1, 0, 1) if 0 <= at + step < len(drafts)})
    return "\n".join(drafts[at].text for at in near)


def _language(text: str) -> str:
    return "en" if len(_ENGLISH.findall(text)) > 2 * len(_GERMAN.findall(text)) else "de"
