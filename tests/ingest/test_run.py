from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from langchain_core.embeddings import DeterministicFakeEmbedding

from assistant.corpus.corpus import Corpus
from assistant.settings import Settings
from ingest import CorpusTomlError, Overrides, Progress, ingest_paths
from ingest.files import find_pdfs
from tests.ingest.pdfs import T, draw, filler


@pytest.fixture
def corpus(settings: Settings) -> Iterator[Corpus]:
    with Corpus.open(settings, encoder=DeterministicFakeEmbedding(size=16)) as corpus:
        yield corpus


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pdfs"
    (folder / "land").mkdir(parents=True)
    draw(folder / "a.pdf", [T("1 Ziel", 780, bold=True), *filler()])
    draw(folder / "land" / "B.PDF", [T("2 Weg", 780, bold=True), *filler(560)])
    (folder / "kaputt.pdf").write_bytes(b"%PDF-1.4 nichts")
    (folder / ".versteckt.pdf").write_bytes(b"%PDF-1.4 nichts")
    (folder / "liste.txt").write_text("kein PDF")
    return folder


def test_a_folder_is_taken_with_all_below_and_bad_files_do_not_stop_it(
    folder: Path, corpus: Corpus, settings: Settings
) -> None:
    outcomes = ingest_paths([folder], corpus, settings)
    assert [(o.path.name, o.status) for o in outcomes] == [
        ("a.pdf", "added"),
        ("kaputt.pdf", "refused"),
        ("B.PDF", "added"),
    ]
    assert outcomes[1].reason.startswith("Das PDF ist beschädigt")
    assert {info.metadata.file for info in corpus.documents()} == {"a.pdf", "B.PDF"}


def test_the_same_bytes_twice_are_unchanged(folder: Path, corpus: Corpus, settings: Settings) -> None:
    ingest_paths([folder], corpus, settings)
    again = ingest_paths([folder / "a.pdf"], corpus, settings)
    assert [o.status for o in again] == ["unchanged"]
    assert again[0].pages == 1


def test_other_bytes_under_the_same_name_replace(folder: Path, corpus: Corpus, settings: Settings) -> None:
    ingest_paths([folder / "a.pdf"], corpus, settings)
    draw(folder / "a.pdf", [T("1 Neues Ziel", 780, bold=True), *filler()])
    assert [o.status for o in ingest_paths([folder / "a.pdf"], corpus, settings)] == ["replaced"]
    assert len(corpus.documents()) == 1
    assert len(corpus.documents(all_versions=True)) == 2


def test_other_metadata_for_the_same_bytes_are_taken_over(folder: Path, corpus: Corpus, settings: Settings) -> None:
    ingest_paths([folder / "a.pdf"], corpus, settings)
    ingest_paths([folder / "a.pdf"], corpus, settings, Overrides(title="Anderer Titel"))
    assert [info.metadata.title for info in corpus.documents()] == ["Anderer Titel"]


def test_progress_counts_every_file(folder: Path, corpus: Corpus, settings: Settings) -> None:
    seen: list[Progress] = []
    ingest_paths([folder], corpus, settings, on_progress=seen.append)
    assert [(p.done, p.total) for p in seen] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert [p.outcome.status for p in seen if p.outcome] == ["added", "refused", "added"]


def test_a_path_that_is_not_there_is_refused(tmp_path: Path, corpus: Corpus, settings: Settings) -> None:
    (outcome,) = ingest_paths([tmp_path / "fehlt.pdf"], corpus, settings)
    assert (outcome.status, outcome.reason[:20]) == ("refused", "Die Datei ist nicht ")


def test_a_wrong_corpus_toml_stops_before_anything_is_read(folder: Path, corpus: Corpus, settings: Settings) -> None:
    (folder / "corpus.toml").write_text('[[document]]\nfil = "a.pdf"\n')
    with pytest.raises(CorpusTomlError):
        ingest_paths([folder], corpus, settings)
    assert corpus.documents() == []


def test_links_in_a_circle_are_followed_once(folder: Path) -> None:
    (folder / "land" / "zurueck").symlink_to(folder, target_is_directory=True)
    assert [path.name for path in find_pdfs([folder])] == ["a.pdf", "kaputt.pdf", "B.PDF"]


def test_a_file_named_twice_is_taken_once(folder: Path) -> None:
    assert find_pdfs([folder / "a.pdf", folder / "a.pdf"]) == [folder / "a.pdf"]
