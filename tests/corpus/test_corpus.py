from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.corpus.corpus import Corpus
from assistant.corpus.errors import DocumentNotFound, StorageFailed
from assistant.corpus.model import Authority, Programme
from assistant.settings import Settings
from tests.corpus.asking import files_by_term, files_by_vector
from tests.corpus.conftest import Make
from tests.corpus.made import HashEncoder

ZIM = Programme("zim", "Zentrales Innovationsprogramm Mittelstand", ("ZIM",), "BMWE", "Bund", date(2025, 1, 1), None)


def test_an_added_document_is_found_by_its_words_and_by_its_vector(corpus: Corpus, make: Make) -> None:
    assert corpus.add(make("a.pdf", "Der Zuschuss beträgt 45 Prozent.")).status == "added"
    assert files_by_term(corpus, "Zuschuss") == ["a.pdf"]
    assert files_by_vector(corpus, "Der Zuschuss beträgt 45 Prozent.") == ["a.pdf"]


def test_the_same_bytes_again_change_nothing(corpus: Corpus, make: Make) -> None:
    document = make("a.pdf", "Der Zuschuss beträgt 45 Prozent.")
    corpus.add(document)
    revision = corpus.revision
    assert corpus.add(document).status == "unchanged"
    copy = replace(document, metadata=replace(document.metadata, file="kopie.pdf"))
    assert corpus.add(copy).document.metadata.file == "a.pdf"
    assert corpus.revision == revision


def test_the_same_bytes_with_other_metadata_are_replaced_without_a_second_version(corpus: Corpus, make: Make) -> None:
    document = make("a.pdf", "Text")
    corpus.add(document)
    known = replace(document.metadata, title="Neuer Titel", authority=Authority.LAW)
    assert corpus.add(replace(document, metadata=known)).status == "replaced"
    (info,) = corpus.documents(all_versions=True)
    assert (info.metadata, info.current) == (known, True)
    assert corpus.check() == []


def test_a_new_version_takes_the_place_of_the_old_one_which_is_kept(corpus: Corpus, make: Make) -> None:
    old = corpus.add(make("a.pdf", "Frist im Januar")).document
    new = corpus.add(make("a.pdf", "Frist im Februar"))
    assert new.status == "replaced"
    assert [info.id for info in corpus.documents()] == [new.document.id]
    assert [info.current for info in corpus.documents(all_versions=True)] == [False, True]
    assert corpus.page(old.id, 1).text == "Frist im Januar"
    assert corpus.pdf_path(old.id).is_file()
    assert files_by_term(corpus, "Januar") == []
    assert corpus.check() == []


@pytest.mark.parametrize("old_first", [True, False])
def test_a_document_that_another_replaces_is_kept_but_not_found(corpus: Corpus, make: Make, old_first: bool) -> None:
    old, new = make("zim-2020.pdf", "Frist im Januar"), make("zim-2025.pdf", "Frist im Mai", replaces="zim-2020.pdf")
    for document in [old, new, old] if old_first else [new, old, new]:
        corpus.add(document)
    assert [info.metadata.file for info in corpus.documents()] == ["zim-2025.pdf"]
    assert [info.metadata.file for info in corpus.documents(all_versions=True)] == ["zim-2020.pdf", "zim-2025.pdf"]
    assert files_by_term(corpus, "Frist") == ["zim-2025.pdf"]
    assert corpus.check() == []


def test_everything_read_comes_back_as_it_was(corpus: Corpus, make: Make) -> None:
    document = make("a.pdf", "Erste Stelle", "Zweite Stelle", programme=ZIM, as_of=date(2025, 3, 1), region="Bund")
    info = corpus.add(document).document
    assert corpus.find("a.pdf") == info
    assert info.metadata == document.metadata
    assert tuple(corpus.pages(info.id)) == document.pages
    assert tuple(stored.chunk for stored in corpus.chunks([f"{info.id}:0", f"{info.id}:1"])) == document.chunks
    assert corpus.programmes() == [ZIM]
    before, after = corpus.neighbours(f"{info.id}:0")
    assert (before, after and after.chunk.text) == (None, "Zweite Stelle")


def test_a_document_is_found_by_name_hash_or_number_and_a_wrong_name_gets_the_nearest(
    corpus: Corpus, make: Make
) -> None:
    info = corpus.add(make("richtlinie.pdf", "Text")).document
    assert {corpus.find(key) for key in ("richtlinie.pdf", info.sha256, info.sha256[:8], str(info.id))} == {info}
    with pytest.raises(DocumentNotFound, match=r"Meinten Sie richtlinie\.pdf"):
        corpus.find("richtline.pdf")


def test_a_removed_document_is_gone_with_its_older_versions_and_files(corpus: Corpus, make: Make) -> None:
    corpus.add(make("a.pdf", "Frist im Januar", programme=ZIM))
    info = corpus.add(make("a.pdf", "Frist im Februar", programme=ZIM)).document
    paths = [corpus.pdf_path(version.id) for version in corpus.documents(all_versions=True)]
    corpus.remove(info.id)
    assert corpus.documents(all_versions=True) == []
    assert corpus.programmes() == []
    assert not any(path.exists() for path in paths)
    assert files_by_term(corpus, "Frist") == []
    assert corpus.check() == []


def test_two_documents_of_a_programme_tell_of_it_together(corpus: Corpus, make: Make) -> None:
    first, second = Programme("zim", "ZIM", ("Innovationsprogramm",)), Programme("zim", "ZIM", funder="BMWE")
    document = make("a.pdf", "Text", programme=first)
    corpus.add(document)
    corpus.add(make("b.pdf", "Text", programme=second))
    assert corpus.programmes() == [Programme("zim", "ZIM", ("Innovationsprogramm",), "BMWE")]
    assert corpus.add(document).status == "unchanged"


def test_documents_of_a_batch_are_found_after_it(corpus: Corpus, make: Make) -> None:
    with corpus.batch():
        for number in range(5):
            corpus.add(make(f"{number}.pdf", f"Frist {number}"))
        corpus.add(make("0.pdf", "Frist im Mai"))
    assert len(corpus.documents()) == 5
    assert files_by_term(corpus, "Mai") == ["0.pdf"]
    assert corpus.check() == []


def test_a_file_that_changed_after_reading_is_refused_and_leaves_nothing(corpus: Corpus, make: Make) -> None:
    document = make("a.pdf", "Text")
    document.source.write_bytes(b"anders")
    with pytest.raises(StorageFailed, match="hat sich geändert"):
        corpus.add(document)
    assert corpus.documents() == []
    assert corpus.check() == []


def test_what_was_added_is_there_after_opening_again(settings: Settings, make: Make) -> None:
    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        corpus.add(make("a.pdf", "Der Zuschuss beträgt 45 Prozent."))
        revision = corpus.revision
    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        assert files_by_term(corpus, "Zuschuss") == files_by_vector(corpus, "Zuschuss") == ["a.pdf"]
        assert corpus.revision == revision


def test_langchain_finds_chunks_with_their_text(corpus: Corpus, make: Make) -> None:
    corpus.add(make("a.pdf", "Der Zuschuss beträgt 45 Prozent.", region="Bayern"))
    corpus.add(make("b.pdf", "Die Frist endet im Mai."))
    store = corpus.vectorstore
    (found,) = store.similarity_search("Der Zuschuss beträgt 45 Prozent.", k=1)
    assert (found.page_content, found.metadata["document"]) == ("Der Zuschuss beträgt 45 Prozent.", "a.pdf")
    (found,) = store.as_retriever(search_kwargs={"k": 5, "filter": {"region": "Bayern"}}).invoke("Frist")
    assert found.metadata["document"] == "a.pdf"


def test_a_data_folder_needs_no_more_than_its_path(settings: Settings) -> None:
    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        assert (corpus.documents(), corpus.check(), corpus.terms.count, corpus.vectors.count) == ([], [], 0, 0)
    assert Path(settings.data, "registry.sqlite3").is_file()
