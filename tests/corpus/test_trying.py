"""Chroma's files tried out by a process of their own."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.corpus import trying
from assistant.corpus.corpus import Corpus
from assistant.settings import Settings
from tests.corpus.asking import files_by_vector
from tests.corpus.conftest import Make
from tests.corpus.made import HashEncoder


def _place(settings: Settings, corpus: Corpus) -> tuple[Path, str]:
    (folder,) = (settings.data / "vectors").iterdir()
    return folder, corpus.vectors.collection.name


def test_it_takes_out_what_is_to_go_and_finds_the_rest(settings: Settings, make: Make) -> None:
    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        corpus.add(make("a.pdf", "Zuschuss", "Frist"))
        place = _place(settings, corpus)

    assert trying.usable(*place, ["1:1", "9:9"], ["1:0"])
    assert not trying.usable(*place, [], ["1:1"])
    assert not trying.usable(place[0], "another", [], [])


def test_an_index_that_kills_its_reader_is_built_anew(
    settings: Settings, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        corpus.add(make("a.pdf", "Zuschuss"))
        corpus.add(make("b.pdf", "Frist"))
        corpus._store.journal.retract([corpus.find("a.pdf")])  # as if killed before the indexes forgot it
    run = subprocess.run

    def dying(_: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        return run([sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"], **options)

    monkeypatch.setattr("assistant.corpus.trying.subprocess.run", dying)

    with Corpus.open(settings, encoder=HashEncoder()) as corpus:
        assert corpus.check() == []
        assert files_by_vector(corpus, "Frist") == ["b.pdf"]
        assert (settings.data / "vectors" / "2").is_dir()
