"""The page served by several processes."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from langchain_core.embeddings import Embeddings

from assistant.corpus.corpus import Corpus
from assistant.corpus.errors import CorpusLocked
from assistant.settings import Settings
from bots.terminal.app import main
from ingest import ingest_paths
from ingest.samples import PDFS
from tests.corpus.chroma_server import chroma_url
from tests.corpus.postgres import postgres_url
from tests.terminal.test_serve import PATIENCE_S, QUESTION, served, until


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory, encoder: Embeddings) -> Iterator[Settings]:
    """Settings on PostgreSQL and a Chroma server, with one document taken in."""
    with postgres_url() as database, chroma_url() as chroma:
        data = tmp_path_factory.mktemp("workers") / "data"
        settings = Settings(data=data, database_url=database, chroma_url=chroma, web_workers=2)
        with Corpus.open(settings, encoder=encoder) as corpus:
            assert [one.status for one in ingest_paths([PDFS / "go-inno.pdf"], corpus, settings)] == ["added"]
        yield settings


def variables(settings: Settings) -> dict[str, str]:
    return {name: str(getattr(settings, name)) for name in ("database_url", "chroma_url", "web_workers")}


def workers_of(process: subprocess.Popen[str]) -> set[int]:
    """The processes that serve."""
    living = [one for one in psutil.Process(process.pid).children() if one.status() != psutil.STATUS_ZOMBIE]
    return {one.pid for one in living if "spawn_main" in " ".join(one.cmdline())}


def test_several_processes_answer_one_that_dies_is_replaced_and_all_end_when_told(servers: Settings) -> None:
    with served(servers.data, **variables(servers)) as (process, client):

        def answers() -> bool:
            client.cookies.clear()
            response = client.post("/api/answers", json={"question": QUESTION}, headers={"Connection": "close"})
            return bool(response.json()["citations"])

        until(lambda: len(workers_of(process)) == 2)
        assert answers()
        before = workers_of(process)
        os.kill(min(before), signal.SIGKILL)
        until(lambda: len(workers_of(process) - before) == 1 and len(workers_of(process)) == 2)
        assert all(answers() for _ in range(4))
        with pytest.raises(CorpusLocked):
            Corpus.open(servers)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE_S) == 0
        assert not [pid for pid in before if psutil.pid_exists(pid)]


def test_when_the_first_process_is_killed_the_others_end_too(servers: Settings) -> None:
    with served(servers.data, **variables(servers)) as (process, client):
        assert client.get("/healthz").is_success
        workers = workers_of(process)
        process.kill()
        until(lambda: not any(psutil.pid_exists(pid) for pid in workers))
    assert len(workers) == 2


def test_a_guest_reads_the_corpus_and_cannot_change_it(tmp_path: Path, encoder: Embeddings) -> None:
    settings = Settings(data=tmp_path / "data")
    with Corpus.open(settings, encoder=encoder) as corpus:
        ingest_paths([PDFS / "go-inno.pdf"], corpus, settings)
        with Corpus.open(settings, encoder=encoder, guest=True) as guest:
            document = guest.find("go-inno.pdf")
            with pytest.raises(CorpusLocked) as told:
                guest.remove(document.id)
        assert "serve" in told.value.hint
        assert corpus.check() == []


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, "FOERDERLOTSE_DATABASE_URL und FOERDERLOTSE_CHROMA_URL"),
        ({"DATABASE_URL": "postgresql+psycopg://lotse@localhost/lotse"}, "Setzen Sie FOERDERLOTSE_CHROMA_URL,"),
    ],
)
def test_without_servers_several_processes_are_refused_with_what_is_missing(
    given: dict[str, str],
    named: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in {"WEB_WORKERS": "2", **given}.items():
        monkeypatch.setenv(f"FOERDERLOTSE_{name}", value)

    with pytest.raises(SystemExit) as ended:
        main(["--data", str(tmp_path / "data"), "serve"])

    assert ended.value.code == 1
    assert named in " ".join(capsys.readouterr().err.split())
