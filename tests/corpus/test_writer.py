from __future__ import annotations

import multiprocessing
import resource
import signal
from pathlib import Path

import pytest

from assistant.corpus.corpus import Corpus
from assistant.corpus.errors import StorageFailed
from assistant.corpus.journal import Entry, now
from assistant.corpus.model import DocumentInfo
from assistant.corpus.store import Store
from assistant.settings import Settings
from tests.corpus.asking import files_by_term
from tests.corpus.conftest import Make
from tests.corpus.made import HashEncoder


def _add_without_room(settings: Settings, document: object, room: int, told: object) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        assert files_by_term(corpus, "Januar") == ["a.pdf"]
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        try:
            corpus.add(document)  # type: ignore[arg-type]
        except StorageFailed as error:
            told.send(str(error))  # type: ignore[attr-defined]


@pytest.mark.parametrize("room", [0, 20_000, 300_000, 800_000])
def test_a_full_disk_is_told_and_leaves_the_old_version(settings: Settings, make: Make, room: int) -> None:
    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        corpus.add(make("a.pdf", "Frist im Januar"))
    document = make("a.pdf", *(f"Frist im Februar, Stelle {place} {'Wort ' * 20}" for place in range(700)))
    listen, tell = multiprocessing.get_context("spawn").Pipe(duplex=False)
    arguments = (settings, document, room, tell)
    process = multiprocessing.get_context("spawn").Process(target=_add_without_room, args=arguments)
    process.start()
    process.join(120)
    assert process.exitcode == 0
    assert "Der Bestand wurde nicht geändert (a.pdf)" in listen.recv()
    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        assert corpus.check() == []
        assert files_by_term(corpus, "Frist") == ["a.pdf"]
        assert [page.text for page in corpus.pages(1)] == ["Frist im Januar"]


def test_what_a_killed_process_left_is_taken_back_on_opening(settings: Settings, make: Make) -> None:
    document = make("a.pdf", "Zuschuss")
    info = DocumentInfo(1, document.sha256, document.metadata, 1, 1, now())
    store = Store(settings, HashEncoder(), repair=False)
    store.journal.reserve([Entry(info, document, "")])
    store.files.keep(document.source, document.sha256)
    store.indexes.terms.add(info, document.chunks)
    store.indexes.terms.commit()
    (settings.data / "documents" / "halb.part").touch()
    store.close()
    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        assert corpus.terms.count == 0
        assert list(Path(settings.data, "documents").iterdir()) == []
        assert corpus.check() == []
        assert corpus.add(document).document.id == 2


def test_versions_that_are_not_current_are_never_found(settings: Settings, make: Make) -> None:
    document = make("a.pdf", *["Zuschuss"] * 20)
    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        corpus.add(make("b.pdf", "Zuschuss und noch viel mehr Text"))
        stray = DocumentInfo(77, document.sha256, document.metadata, 20, 20, now())
        corpus.terms.add(stray, document.chunks)
        corpus.terms.commit()
        assert files_by_term(corpus, "Zuschuss") == ["b.pdf"]


def test_a_failed_change_leaves_a_new_corpus_in_use(corpus: Corpus, make: Make) -> None:
    corpus.add(make("a.pdf", "Frist im Januar"))
    changed = make("b.pdf", "Frist im Mai")
    changed.source.write_bytes(b"anders")
    with pytest.raises(StorageFailed):
        corpus.add(changed)
    assert files_by_term(corpus, "Frist") == ["a.pdf"]
    assert corpus.add(make("c.pdf", "Frist im Juni")).status == "added"
    assert corpus.check() == []
