"""Families of made-up documents as PDFs: what the search finds in documents that it was not made for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.corpus.model import DocumentMetadata
from assistant.corpus.search.searcher import Searcher
from assistant.corpus.units import fold
from eval.temporary_corpus import corpus_of_pdfs
from eval.training.examples import Example
from eval.training.sentence_encoder.data import ITEM
from ingest.samples.build import render
from ingest.samples.source import Leaflet

WEIGHT = 0.5
"""How much a question on a family counts, beside 1 for one on real documents."""
PAGES = 4
"""Pages that a document of a family may have; a sentence is known by its words."""
_KNOWN_BY = 36
_AS_OF = date(2026, 1, 1)


def family_sources(path: Path) -> Iterator[tuple[Searcher, list[Example]]]:
    """Each family of a file (docs/datasets.md) in a corpus of its own, with its questions, one after the other."""
    for line in path.read_text("utf-8").splitlines():
        family = json.loads(line)
        with TemporaryDirectory() as folder:
            files = [Path(folder) / f"{number}.pdf" for number in range(len(family["documents"]))]
            for file, document in zip(files, family["documents"], strict=True):
                metadata = DocumentMetadata(file.name, document["title"], as_of=_AS_OF)
                file.write_bytes(render(Leaflet(metadata, "", _AS_OF, (), _markdown(document))))
            with corpus_of_pdfs(files) as corpus:
                yield Searcher(corpus), [_example(one, family["documents"], files) for one in family["questions"]]


def _example(question: Mapping[str, Any], documents: Sequence[Mapping[str, Any]], files: Sequence[Path]) -> Example:
    places: set[tuple[str, int]] = set()
    support: list[re.Pattern[str]] = []
    for document, section, sentence in question["right"]:
        places |= {(files[document].name, page) for page in range(1, PAGES + 1)}
        text = fold(documents[document]["sections"][section]["sentences"][sentence].removeprefix(ITEM)).strip()
        ends = (text[:_KNOWN_BY], text[-_KNOWN_BY:]) if len(text) > 2 * _KNOWN_BY else (text,)
        support += [re.compile(re.escape(end)) for end in ends]
    status = "answered" if support else "not_covered"
    return Example(question["question"], frozenset(places), tuple(support), False, WEIGHT, "family", status)


def _markdown(document: Mapping[str, Any]) -> str:
    """The document as the builder of the samples reads it: sentences in a row are a paragraph, items a list."""
    blocks: list[str] = []
    for section in document["sections"]:
        blocks.append(f"## {section['heading']}")
        before = ""
        for sentence in section["sentences"]:
            item = sentence.startswith(ITEM)
            if before and item == before.startswith(ITEM):
                blocks[-1] += ("\n" if item else " ") + sentence
            else:
                blocks.append(sentence)
            before = sentence
    return "\n\n".join(blocks)
