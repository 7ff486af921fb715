from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import create_engine, text

from assistant.corpus.corpus import Corpus
from assistant.corpus.errors import IndexDamaged
from assistant.settings import Settings
from tests.corpus.asking import files_by_term, files_by_vector
from tests.corpus.conftest import Make
from tests.corpus.made import HashEncoder


def _kinds(corpus: Corpus) -> list[tuple[str, str]]:
    return [(problem.kind, problem.subject) for problem in corpus.check()]


@pytest.fixture
def filled(corpus: Corpus, make: Make) -> Corpus:
    corpus.add(make("a.pdf", "Zuschuss", "Frist"))
    return corpus


def test_missing_damaged_and_stray_pdfs_are_named(filled: Corpus, make: Make) -> None:
    filled.add(make("b.pdf", "Darlehen"))
    filled.pdf_path(1).unlink()
    filled.pdf_path(2).write_bytes(b"anders")
    stray = filled.pdf_path(1).with_name(f"{'0' * 64}.pdf")
    stray.touch()
    assert _kinds(filled) == [("missing_pdf", "a.pdf"), ("damaged_pdf", "b.pdf"), ("stray_pdf", "0" * 64)]


def test_missing_and_orphaned_chunks_are_named_for_each_index(filled: Corpus) -> None:
    (info,) = filled.documents()
    filled.vectors.collection.delete(ids=["1:1"])
    filled.vectors.collection.add(ids=["9:0"], embeddings=np.ones((1, 512), np.float32), metadatas=[{"document": "x"}])
    filled.terms.delete([info.id])
    filled.terms.commit()
    assert _kinds(filled) == [
        ("missing", "Vektorindex: a.pdf"),
        ("orphaned", "Vektorindex"),
        ("missing", "Wortindex: a.pdf"),
    ]


def test_a_chunk_that_stands_twice_in_the_term_index_is_named(filled: Corpus) -> None:
    (info,) = filled.documents()
    filled.terms.add(info, [stored.chunk for stored in filled.chunks(["1:0"])])
    filled.terms.commit()
    assert _kinds(filled) == [("duplicate", "Wortindex: a.pdf")]


@pytest.mark.parametrize("statement", ["DELETE FROM unit_vectors", "UPDATE unit_vectors SET vectors = x'00'"])
def test_lost_and_damaged_unit_vectors_are_named_and_rebuilt(
    filled: Corpus, settings: Settings, statement: str
) -> None:
    engine = create_engine(settings.registry_url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
    assert _kinds(filled) == [("missing", "Satzvektoren: a.pdf")]
    with pytest.raises(IndexDamaged, match="rebuild"):
        filled.unit_vectors(["1:0"])
    filled.rebuild()
    assert filled.check() == []
    assert len(filled.unit_vectors(["1:0"])[0]) == 1


def test_rebuild_repairs_what_check_finds_in_the_indexes(filled: Corpus) -> None:
    filled.vectors.collection.delete(ids=["1:1"])
    filled.terms.delete([1])
    filled.terms.commit()
    steps: list[tuple[int, int, str]] = []
    filled.rebuild(lambda *step: steps.append(step))
    assert filled.check() == []
    assert files_by_term(filled, "Frist") == ["a.pdf"]
    assert steps == [(0, 1, "a.pdf"), (1, 1, "")]


@pytest.mark.parametrize("lost", ["vectors", "terms"])
def test_a_lost_index_folder_is_told_and_rebuilt(settings: Settings, make: Make, lost: str) -> None:
    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        corpus.add(make("a.pdf", "Zuschuss"))
    shutil.rmtree(settings.data / lost)
    with Corpus.open(settings, encoder=HashEncoder()) as corpus, pytest.raises(IndexDamaged, match="rebuild"):
        files_by_term(corpus, "Zuschuss")
        files_by_vector(corpus, "Zuschuss")
    with Corpus.open(settings, encoder=HashEncoder(), repair=True) as corpus:
        assert [problem.kind for problem in corpus.check()] == ["damaged"]
        corpus.rebuild()
        assert corpus.check() == []
        assert files_by_term(corpus, "Zuschuss") == files_by_vector(corpus, "Zuschuss") == ["a.pdf"]


@pytest.mark.parametrize("pattern", ["vectors/*/chroma.sqlite3", "terms/*/meta.json"])
def test_a_damaged_index_file_is_told_and_rebuilt(settings: Settings, make: Make, pattern: str) -> None:
    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        corpus.add(make("a.pdf", "Zuschuss"))
    for file in settings.data.glob(pattern):
        file.write_bytes(b"kaputt" * 1000)
    with Corpus.open(settings, encoder=HashEncoder(), repair=True) as corpus:
        assert [problem.kind for problem in corpus.check()] == ["damaged"]
        corpus.rebuild()
        assert corpus.check() == []


def test_a_rebuild_that_fails_leaves_the_old_indexes_in_use(filled: Corpus, tmp_path: Path) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        filled.rebuild(stop)
    assert filled.check() == []
    assert files_by_term(filled, "Frist") == ["a.pdf"]
    assert len(list(tmp_path.glob("data/terms/*"))) == len(list(tmp_path.glob("data/vectors/*"))) == 1


def test_files_of_a_killed_process_in_the_way_of_recovery_lead_to_a_rebuild(settings: Settings, make: Make) -> None:
    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        corpus.add(make("a.pdf", "Zuschuss"))
        corpus.add(make("b.pdf", "Frist"))
        corpus._store.journal.retract([corpus.find("a.pdf")])  # as if killed before the indexes forgot it
        segments = {file.stem for file in settings.data.glob("terms/*/*.store")}
        for segment in segments:
            for operation in range(30):
                next(settings.data.glob("terms/*")).joinpath(f"{segment}.{operation}.del").touch()

    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        assert [document.metadata.file for document in corpus.documents()] == ["b.pdf"]
        assert corpus.check() == []
        assert files_by_term(corpus, "Frist") == ["b.pdf"]
