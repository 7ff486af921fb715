"""A process killed at any point leaves a whole corpus."""

from __future__ import annotations

import multiprocessing
import random
import time
from pathlib import Path

from assistant.corpus.corpus import Corpus
from assistant.settings import Settings
from tests.corpus.made import HashEncoder
from tests.corpus.writing_process import write_until_killed

_KILLS = 30
# Each child is a copy of a process that has imported everything but opened nothing.
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["tests.corpus.writing_process", "chromadb", "chromadb.api.rust"])


def _kill_while_writing(folder: Path, seed: int, after: float) -> None:
    started = _processes.Event()
    process = _processes.Process(target=write_until_killed, args=(folder, seed, started))
    process.start()
    assert started.wait(30)
    time.sleep(after)
    assert process.is_alive()
    process.kill()
    process.join()
    process.close()


def _assert_every_document_is_wholly_old_or_new(corpus: Corpus) -> None:
    for info in corpus.documents():
        number = int(info.metadata.title.removeprefix("Fassung "))
        texts = [f"Fassung {number} Stelle {place} von {info.metadata.file}" for place in range(1 + number % 40)]
        assert [page.text for page in corpus.pages(info.id)] == texts
        chunks = corpus.chunks([f"{info.id}:{ordinal}" for ordinal in range(len(texts))])
        assert [stored.chunk.text for stored in chunks] == texts
        found = corpus.vectors.search(corpus.encoder.embed_query(texts[-1]), 3)
        assert {hit.chunk_id.split(":")[0] for hit in found} <= {str(one.id) for one in corpus.documents()}
        assert corpus.pdf_path(info.id).is_file()
    assert len({info.metadata.file for info in corpus.documents()}) == len(corpus.documents())


def test_a_process_killed_thirty_times_leaves_every_document_wholly_old_or_new(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311
    revisions = []
    for seed in range(_KILLS):
        _kill_while_writing(tmp_path, seed, after=chance.uniform(0.0, 0.6))
        with Corpus.open(Settings(data=tmp_path / "data"), encoder=HashEncoder()) as corpus:
            assert corpus.check() == []
            _assert_every_document_is_wholly_old_or_new(corpus)
            revisions.append(corpus.revision)
    assert revisions == sorted(revisions)
    assert revisions[-1] > _KILLS / 2
