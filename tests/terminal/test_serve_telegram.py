"""The Telegram bot served beside the page."""

from __future__ import annotations

import pytest
from langchain_core.embeddings import Embeddings

from assistant.corpus.corpus import Corpus
from assistant.settings import Settings
from bots.terminal.app import main
from ingest import ingest_paths
from ingest.samples import PDFS
from tests.loopback import free_port
from tests.telegram.server.server import bot_api_server
from tests.telegram.whole.living import answered
from tests.terminal.test_serve import QUESTION, served


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.mark.anyio
async def test_the_page_and_the_bot_answer_from_one_process(
    tmp_path_factory: pytest.TempPathFactory, encoder: Embeddings
) -> None:
    settings = Settings(data=tmp_path_factory.mktemp("both") / "data")
    with Corpus.open(settings, encoder=encoder) as corpus:
        ingest_paths([PDFS / "go-inno.pdf"], corpus, settings)
    async with bot_api_server() as server:
        variables = {
            "telegram_webhook": "true",
            "telegram_token": server.state.token,
            "telegram_api_url": server.url,
            "public_url": "http://127.0.0.1:{port}",
        }
        with served(settings.data, **variables) as (_, client):
            ada = server.person("Ada")
            await ada.says(QUESTION)
            (answer,) = await answered(ada.chat)
            assert "Innovationsgutschein" in answer.text
            assert client.get("/healthz").is_success


def test_a_webhook_without_a_token_is_told(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FOERDERLOTSE_TELEGRAM_WEBHOOK", "true")
    monkeypatch.setenv("FOERDERLOTSE_WEB_PORT", str(free_port()))
    with pytest.raises(SystemExit) as ended:
        main(["--data", str(tmp_path_factory.mktemp("none") / "data"), "serve"])
    assert ended.value.code == 1
    assert "FOERDERLOTSE_TELEGRAM_TOKEN" in capsys.readouterr().err
