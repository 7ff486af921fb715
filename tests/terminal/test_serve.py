"""The page as a process of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from langchain_core.embeddings import Embeddings

from assistant.corpus.corpus import Corpus
from assistant.settings import Settings
from bots.terminal.app import main
from ingest import ingest_paths
from ingest.samples import PDFS
from tests.loopback import free_port
from tests.models.server import Endless, Says, scripted_server

QUESTION = "Wer kann bei go-inno einen Innovationsgutschein nutzen?"
PATIENCE_S = 90.0


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, encoder: Embeddings) -> Path:
    """A data folder with one document, used by one process after the other."""
    folder = tmp_path_factory.mktemp("serve") / "data"
    settings = Settings(data=folder)
    with Corpus.open(settings, encoder=encoder) as corpus:
        ingest_paths([PDFS / "go-inno.pdf"], corpus, settings)
    return folder


@contextmanager
def served(data: Path, **variables: str) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    """A process that serves, and a client of it; ``{port}`` in a variable stands for its port."""
    port = free_port()
    names = {
        "data": str(data),
        "web_port": str(port),
        **{name: one.format(port=port) for name, one in variables.items()},
    }
    environment = dict(os.environ) | {f"FOERDERLOTSE_{name.upper()}": value for name, value in names.items()}
    command = [sys.executable, "-c", "from bots.terminal.app import main; main()", "serve"]
    with subprocess.Popen(  # noqa: S603 - our own command
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert f"http://127.0.0.1:{port}" in line, process.stderr.read() if process.stderr else line
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE_S) as client:
                yield process, client
        finally:
            process.kill()


def until(holds: Callable[[], bool]) -> None:
    """Waits for a condition."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, "it never came about"
        time.sleep(0.02)


def test_it_answers_logs_no_word_of_it_and_ends_in_order_when_told(data: Path) -> None:
    with served(data, log_level="info") as (process, client):
        assert client.get("/healthz").json() == {"status": "ok"}
        assert client.head("/").headers["content-type"] == "text/html; charset=utf-8"
        answer = client.post("/api/answers?lang=en", json={"question": QUESTION}).json()
        assert answer["citations"][0]["document"] == "go-inno.pdf"
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=PATIENCE_S)
        assert process.returncode == 0
    assert "POST /api/answers 200" in log
    assert "127.0.0.0/24" in log
    assert not [word for word in ("nnovationsgutschein", "lang=en", "127.0.0.1:") if word in log]


def test_an_answer_begun_is_finished_before_it_ends(data: Path) -> None:
    with ExitStack() as opened:
        server = opened.enter_context(scripted_server(Says(first_s=1.0)))
        model = {"chat_model": "openai:probe", "chat_base_url": server.url}
        process, client = opened.enter_context(served(data, **model))
        with client.stream("POST", "/api/answers/stream", json={"question": QUESTION}) as response:
            until(lambda: bool(server.bodies))
            process.send_signal(signal.SIGTERM)
            lines = [line for line in response.iter_lines() if line]
        assert lines[-2] == "event: answer"
        assert json.loads(lines[-1].removeprefix("data: "))["text"]
        assert process.wait(PATIENCE_S) == 0
        with pytest.raises(httpx.ConnectError):
            client.get("/healthz")


def test_whoever_leaves_an_answer_can_ask_again_in_the_conversation(data: Path) -> None:
    with ExitStack() as opened:
        server = opened.enter_context(scripted_server(Endless(pause_s=0.05), Says()))
        model = {"chat_model": "openai:probe", "chat_base_url": server.url}
        _, client = opened.enter_context(served(data, **model))
        client.get("/")
        body = {"question": QUESTION, "conversation": str(uuid4())}
        with client.stream("POST", "/api/answers/stream", json=body):
            until(lambda: bool(server.bodies))
            assert client.post("/api/answers", json=body).status_code == 409
        until(lambda: client.post("/api/answers", json=body).status_code == 200)


def test_a_place_that_is_taken_is_told_before_anything_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("FOERDERLOTSE_WEB_PORT", str(taken.getsockname()[1]))
        with pytest.raises(SystemExit) as ended:
            main(["--data", str(tmp_path / "data"), "serve"])
    assert ended.value.code == 1
    assert "dort läuft schon etwas" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_without_documents_it_starts_and_says_what_is_missing(tmp_path: Path) -> None:
    with served(tmp_path / "data") as (process, client):
        assert process.stdout is not None
        assert "Noch ist kein Dokument aufgenommen" in process.stdout.readline()
        assert client.get("/").status_code == 200
        assert client.get("/readyz").status_code == 200
