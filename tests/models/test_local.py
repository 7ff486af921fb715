"""The local model: its process, and the real model where its file is there."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from assistant.modelfiles.finding import find
from assistant.modelfiles.manifest import manifest
from assistant.models import ChatModel, ModelNotSetUp, ModelUnavailable, Reason, Usage, open_models
from assistant.models.local import LocalServer
from assistant.settings import Settings
from tests.models.conftest import QUESTION

NAME = "qwen2.5-1.5b"
FOLDER = Path(os.environ.get("FOERDERLOTSE_MODELS") or "data/models").absolute()

needs_runtime = pytest.mark.skipif(find_spec("xllamacpp") is None, reason="pip install 'foerderlotse[local]'")
needs_model = pytest.mark.skipif(
    find_spec("xllamacpp") is None or find(manifest()[NAME], FOLDER) is None,
    reason=f"pip install 'foerderlotse[local]'; foerderlotse models install {NAME}",
)


@pytest.fixture
def local(settings: Settings) -> Settings:
    return settings.model_copy(
        update={"chat_model": f"local:{NAME}", "models": FOLDER, "chat_first_s": 120.0, "chat_total_s": 180.0}
    )


@pytest.fixture
def running(local: Settings) -> Iterator[ChatModel]:
    with open_models(local) as model:
        assert model is not None
        yield model


@pytest.mark.skipif(find_spec("xllamacpp") is not None, reason="the runtime is installed")
def test_without_the_runtime_the_command_that_installs_it_is_named(local: Settings) -> None:
    with pytest.raises(ModelNotSetUp, match=r"pip install 'foerderlotse\[local\]'"), open_models(local):
        pass


@needs_runtime
def test_a_model_that_is_not_there_is_told_with_the_command_that_fetches_it(local: Settings, tmp_path: Path) -> None:
    missing = local.model_copy(update={"models": tmp_path})
    with pytest.raises(ModelNotSetUp, match=f"foerderlotse models install {NAME}"), open_models(missing):
        pass


@needs_runtime
def test_an_unknown_local_model_is_told_with_those_there_are(local: Settings) -> None:
    unknown = local.model_copy(update={"chat_model": "local:/gibt/es/nicht.gguf"})
    with pytest.raises(ModelNotSetUp, match=f"local:{NAME}"), open_models(unknown):
        pass


def test_a_file_that_is_no_model_ends_in_a_clear_error_and_leaves_no_process(tmp_path: Path) -> None:
    wrong = tmp_path / "falsch.gguf"
    wrong.write_bytes(b"kein Modell")
    server = LocalServer("local:falsch.gguf", lambda: wrong, threads=1, context=2048)
    with pytest.raises(ModelUnavailable) as caught:
        server.ready(time.monotonic() + 60)
    assert caught.value.reason is Reason.BROKEN
    server.close()
    assert server.pid is None


@needs_model
def test_the_local_model_answers_in_german(running: ChatModel) -> None:
    usage = Usage()
    asked = [("user", "Wie heißt die Hauptstadt von Deutschland? Antworte mit einem Wort.")]
    assert "Berlin" in "".join(running.stream(asked, usage=usage))
    assert usage.tokens_in > 10
    assert running.name == f"local:{NAME}"


@needs_model
def test_a_server_that_died_is_started_again() -> None:
    file = find(manifest()[NAME], FOLDER)
    assert file is not None
    server = LocalServer(NAME, lambda: file, threads=1, context=2048)
    try:
        first = server.ready(time.monotonic() + 120)
        assert server.pid is not None
        os.kill(server.pid, 9)
        deadline = time.monotonic() + 5
        while server.pid is not None and time.monotonic() < deadline:
            time.sleep(0.05)
        second = server.ready(time.monotonic() + 120)
        assert second != first
        assert second.key not in repr(second)
    finally:
        server.close()
    assert server.pid is None


_OPENS = """
import sys, time
from pathlib import Path
from assistant.models.local import LocalServer
server = LocalServer("test", lambda: Path(sys.argv[1]), threads=1, context=2048)
server.ready(time.monotonic() + 120)
print(server.pid, flush=True)
time.sleep(600)
"""


@needs_model
def test_the_server_ends_with_ours_even_when_that_is_killed() -> None:
    command = [sys.executable, "-c", _OPENS, str(find(manifest()[NAME], FOLDER))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as ours:  # noqa: S603
        assert ours.stdout is not None
        pid = int(ours.stdout.readline())
        ours.kill()
    deadline = time.monotonic() + 10
    while _lives(pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _lives(pid)


@needs_model
def test_a_question_that_does_not_fit_the_context_is_refused_and_the_next_is_answered(local: Settings) -> None:
    with open_models(local.model_copy(update={"local_context": 2048})) as model:
        assert model is not None
        with pytest.raises(ModelUnavailable) as caught:
            model.complete([("user", "Wort " * 5000)])
        assert caught.value.reason is Reason.REFUSED
        assert model.complete(QUESTION, max_characters=20)


def _lives(pid: int) -> bool:
    """Whether the process runs; one that has ended and that nobody has asked after does not."""
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
