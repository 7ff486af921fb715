"""What the term index holds of a chunk: four texts of terms, and the values to filter by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant import german
from assistant.corpus.model import Chunk, DocumentInfo, DocumentMetadata
from assistant.corpus.term_query import index_term

FAR_FUTURE = 3_652_059  # date.max.toordinal(): a document without a known end is not left out


def term_texts(document: DocumentMetadata, chunks: Sequence[Chunk]) -> Iterator[dict[str, str]]:
    """For each chunk the terms of each field, parted by blanks."""
    programme = document.programme
    title = _terms(f"{document.title} {re.sub(r'[-_.]+', ' ', Path(document.file).stem)}")
    names = (programme.name, *programme.aliases) if programme else ()
    funder = document.funder or (programme and programme.funder) or ""
    named = _terms(" . ".join((*names, funder)))
    for chunk in chunks:
        yield {
            "body": _analysed(chunk.text),
            "title": title,
            "programme": named,
            "heading": _terms(" . ".join(chunk.heading)),
        }


def filter_values(info: DocumentInfo) -> dict[str, Any]:
    """The values that all chunks of a version are filtered by; what is unknown is left out."""
    known = info.metadata
    programme = known.programme
    last = known.may_run_until or known.valid_until
    values = {
        "document": known.file,
        "authority": known.authority.value,
        "programme_key": programme and programme.key,
        "region": known.region or (programme and programme.region),
        "funder": known.funder or (programme and programme.funder),
        "valid_until": last.toordinal() if last else FAR_FUTURE,
    }
    return {name: value for name, value in values.items() if value is not None}


@lru_cache(maxsize=1024)
def _terms(text: str) -> str:
    return _analysed(text)


def _analysed(text: str) -> str:
    return " ".join(index_term(term.text) for term in german.analyse(text))
