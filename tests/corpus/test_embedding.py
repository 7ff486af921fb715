from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from sqlalchemy import create_engine, text

from assistant.corpus.corpus import Corpus
from assistant.corpus.embedding import embedded_text
from assistant.corpus.errors import AnalysisChanged, IndexDamaged
from assistant.corpus.model import Block, BlockKind, Span
from assistant.corpus.units import PageMap, units_of
from assistant.settings import Settings
from tests.corpus.conftest import Make
from tests.corpus.made import HashEncoder

TWO = "Der Zuschuss beträgt 45 Prozent der Kosten. Die Frist endet im Mai des Jahres."


class _Counting(HashEncoder):
    def __init__(self) -> None:
        self.texts: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.texts += texts
        return super().embed_documents(texts)


def test_every_unit_has_the_vector_of_its_text_after_its_lead_in(corpus: Corpus, make: Make) -> None:
    document = make("a.pdf", "Gefördert werden: Kosten für Personal")
    (chunk,) = document.chunks
    item = Block(BlockKind.LIST_ITEM, 18, 37, 1, "Kosten für Personal", lead=Span(0, 17))
    corpus.add(replace(document, chunks=(replace(chunk, blocks=(item,)),)))
    (vectors,) = corpus.unit_vectors(["1:0"])
    expected = HashEncoder().embed_query("Gefördert werden:: Kosten für Personal")
    assert np.allclose(vectors, [expected], atol=0.002)


def test_a_chunk_has_as_many_vectors_as_units_and_their_mean_for_its_own(corpus: Corpus, make: Make) -> None:
    corpus.add(make("a.pdf", TWO))
    (stored,) = corpus.chunks(["1:0"])
    (vectors,) = corpus.unit_vectors(["1:0"])
    units = units_of(stored, PageMap(corpus.pages(1)))
    assert vectors.shape == (len(units), 512) == (2, 512)
    texts = [embedded_text(unit) for unit in units]
    mean = np.sum(HashEncoder().embed_documents(texts), axis=0)
    (hit,) = corpus.vectors.search([float(number) for number in mean], 1)
    assert hit.score == pytest.approx(1, abs=1e-5)


def test_vectors_come_in_the_order_asked_for(corpus: Corpus, make: Make) -> None:
    corpus.add(make("a.pdf", "Frist", TWO))
    assert [len(vectors) for vectors in corpus.unit_vectors(["1:1", "1:0", "1:1"])] == [2, 1, 2]


def test_a_chunk_of_headings_alone_is_found_by_its_text(corpus: Corpus, make: Make) -> None:
    document = make("a.pdf", "Besondere Bestimmungen")
    (chunk,) = document.chunks
    heading = replace(chunk.blocks[0], kind=BlockKind.HEADING)
    corpus.add(replace(document, chunks=(replace(chunk, blocks=(heading,)),)))
    assert [vectors.shape for vectors in corpus.unit_vectors(["1:0"])] == [(0, 512)]
    (hit,) = corpus.vectors.search(HashEncoder().embed_query("Besondere Bestimmungen"), 1)
    assert hit.score == pytest.approx(1, abs=1e-5)
    assert corpus.check() == []


def test_a_text_that_stands_twice_is_encoded_once(settings: Settings, make: Make) -> None:
    encoder = _Counting()
    with Corpus.open(settings, encoder=encoder) as corpus:
        corpus.add(make("a.pdf", "Frist", "Zuschuss", "Frist"))
    assert encoder.texts == ["Frist", "Zuschuss"]


def test_a_version_that_is_replaced_or_removed_takes_its_vectors_along(corpus: Corpus, make: Make) -> None:
    old = corpus.add(make("a.pdf", "Frist im Januar")).document
    new = corpus.add(make("a.pdf", "Frist im Februar")).document
    with pytest.raises(IndexDamaged):
        corpus.unit_vectors([f"{old.id}:0"])
    assert len(corpus.unit_vectors([f"{new.id}:0"])) == 1
    corpus.remove(new.id)
    assert corpus.check() == []
    with pytest.raises(IndexDamaged):
        corpus.unit_vectors([f"{new.id}:0"])


def test_indexes_made_by_another_analysis_are_told_and_rebuilt(settings: Settings, make: Make) -> None:
    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        corpus.add(make("a.pdf", TWO))
    engine = create_engine(settings.registry_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE generations SET analysis = 'anders'"))
    engine.dispose()
    with pytest.raises(AnalysisChanged, match="foerderlotse rebuild"):
        Corpus.open(settings, encoder=HashEncoder())
    with Corpus.open(settings, encoder=HashEncoder(), repair=True) as corpus:
        corpus.rebuild()
    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        assert corpus.check() == []
        assert [len(vectors) for vectors in corpus.unit_vectors(["1:0"])] == [2]
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM unit_vectors")).scalar_one() == 1
    engine.dispose()
