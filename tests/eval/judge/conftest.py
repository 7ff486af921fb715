from collections.abc import Iterator

import pytest

from eval.judge.judge import Judge
from tests.eval.judge.server import ModelServer, model_server

KEY = "sk-geheim-1234567890"


@pytest.fixture(autouse=True)
def _own_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    for name in ("OPENAI_BASE_URL", "OPENAI_API_BASE", "OPENAI_ORG_ID", "OPENAI_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running


@pytest.fixture
def judge(server: ModelServer) -> Judge:
    """A judge at the server that waits half a second and tries once more."""
    return Judge.open("openai:test", f"{server.url}/v1", timeout_s=0.5, retries=1)
