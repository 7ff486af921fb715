"""An ingest killed at any point leaves every document wholly in or wholly out, and the next one goes on."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

import pytest

from assistant.corpus.corpus import Corpus
from assistant.corpus.model import NewDocument
from assistant.settings import Settings
from ingest.document import read_document, sha256_of
from ingest.reading.limits import Limits
from ingest.reading.process import Reader
from ingest.run import ingest_paths
from tests.corpus.made import HashEncoder
from tests.ingest.ingesting_process import ingest_folder

_KILLS = 30
_LONGEST = 1.4
"""Seconds after which an ingest is killed at the latest: about as long as one takes."""
_SAMPLES = sorted((Path(__file__).parents[2] / "ingest" / "samples" / "pdf").glob("*.pdf"))
_NAMES = tuple(f"dokument-{number}.pdf" for number in range(8))
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(
    ["tests.corpus.writing_process", "tests.ingest.ingesting_process", "chromadb", "chromadb.api.rust"]
)

pytestmark = pytest.mark.skipif(not Path("/proc/self/cmdline").is_file(), reason="processes are found through /proc")


def _readers() -> dict[int, int]:
    """The reading processes on this machine, and the process that each was started by."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes().split(b"\0")
        except OSError:
            continue
        if b"ingest.reading.worker" in words:
            found[int(entry.parent.name)] = int(words[words.index(b"ingest.reading.worker") + 2])
    return found


def _kill_while_ingesting(pdfs: Path, data: Path, temporary: Path, after: float, alone: bool) -> int:
    """Kills the ingest with its reading process, or ``alone``; gives its process id."""
    started = _processes.Event()
    process = _processes.Process(target=ingest_folder, args=(pdfs, data, temporary, started))
    process.start()
    parent = process.pid or 0
    assert started.wait(30)
    time.sleep(after)
    children = [] if alone else [reader for reader, starter in _readers().items() if starter == parent]
    for group in [parent, *children]:
        try:
            os.killpg(group, signal.SIGKILL)
        except ProcessLookupError:
            continue
    process.join()
    process.close()
    return parent


def _assert_no_reading_process_remains(parent: int) -> None:
    deadline = time.monotonic() + 5
    while parent in _readers().values():
        assert time.monotonic() < deadline
        time.sleep(0.05)


class _Folder:
    """PDFs under a few names, of which every round replaces some: each is a sample with bytes of its own."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.path = folder
        self._chance = chance
        self.samples: dict[str, Path] = {}
        folder.mkdir()

    def replace(self, names: list[str], version: int) -> None:
        for name in names:
            sample = self._chance.choice(_SAMPLES)
            path = self.path / name
            path.write_bytes(sample.read_bytes() + f"% {name} {version}\n".encode())
            self.samples[sha256_of(path)] = sample


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, NewDocument]:
    """Every sample, as it is read when nothing is killed."""
    settings = Settings(data=tmp_path_factory.mktemp("data"), ocr=False)
    with Reader(Limits.of(settings)) as reader:
        return {sample: read_document(sample, settings, reader=reader) for sample in _SAMPLES}


def _assert_every_document_is_wholly_in_or_out(corpus: Corpus, folder: _Folder, read: dict[Path, NewDocument]) -> None:
    assert corpus.check() == []
    known = corpus.documents()
    assert len({info.metadata.file for info in known}) == len(known)
    for info in known:
        whole = read[folder.samples[info.sha256]]
        assert tuple(corpus.pages(info.id)) == whole.pages
        stored = corpus.chunks([f"{info.id}:{ordinal}" for ordinal in range(info.chunk_count)])
        assert tuple(one.chunk for one in stored) == whole.chunks
        assert sha256_of(corpus.pdf_path(info.id)) == info.sha256


def test_an_ingest_killed_thirty_times_goes_on_and_ends_whole(tmp_path: Path, read: dict[Path, NewDocument]) -> None:
    temporary, data = tmp_path / "temporary", tmp_path / "data"
    temporary.mkdir()
    chance = random.Random(11)  # noqa: S311
    folder = _Folder(tmp_path / "pdfs", chance)
    folder.replace(list(_NAMES), 0)
    settings = Settings(data=data, ocr=False)
    revisions = []
    for kill in range(_KILLS):
        after = chance.uniform(0.0, _LONGEST)
        parent = _kill_while_ingesting(folder.path, data, temporary, after, alone=kill % 3 == 0)
        with Corpus.open(settings, encoder=HashEncoder()) as corpus:
            _assert_every_document_is_wholly_in_or_out(corpus, folder, read)
            revisions.append(corpus.revision)
        _assert_no_reading_process_remains(parent)
        assert os.listdir(temporary) == []
        folder.replace(chance.sample(_NAMES, 6), kill + 1)
    assert revisions == sorted(revisions)
    assert len(set(revisions)) > _KILLS / 4
    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        outcomes = ingest_paths([folder.path], corpus, settings)
        assert {outcome.status for outcome in outcomes} <= {"added", "replaced", "unchanged"}
        _assert_every_document_is_wholly_in_or_out(corpus, folder, read)
        assert {info.sha256 for info in corpus.documents()} == {sha256_of(folder.path / name) for name in _NAMES}
