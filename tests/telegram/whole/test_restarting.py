"""``foerderlotse telegram`` as a process: stopped, killed and started again."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from assistant.settings import Settings
from ingest.samples import PDFS
from tests.telegram.server.server import BotApiServer, bot_api_server
from tests.telegram.whole.living import answered

pytestmark = pytest.mark.anyio

QUESTIONS = (
    "Wie hoch ist die Förderung bei go-Inno?",
    "Wer ist bei go-Inno antragsberechtigt?",
)
_MAIN = "from bots.terminal.app import main; main()"
_CHECKOUT = Path(__file__).parents[3]


@asynccontextmanager
async def process(settings: Settings, server: BotApiServer, *args: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The command, ended at the end of the block."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(_CHECKOUT),
        "FOERDERLOTSE_DATA": str(settings.data),
        "FOERDERLOTSE_TELEGRAM_TOKEN": server.state.token,
        "FOERDERLOTSE_TELEGRAM_API_URL": server.url,
    }
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _MAIN, "telegram", *args,
        cwd=settings.data, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    try:
        yield started
    finally:
        if started.returncode is None:
            started.kill()
        await started.wait()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, encoder: object) -> Settings:
    """A data folder of its own with one of the sample documents."""
    from assistant.corpus.corpus import Corpus
    from ingest import ingest_paths

    settings = Settings(data=tmp_path_factory.mktemp("process"))
    with Corpus.open(settings, encoder=encoder) as corpus:  # type: ignore[arg-type]
        ingest_paths([PDFS / "go-inno.pdf"], corpus, settings)
    return settings


async def test_a_bot_that_is_killed_in_the_middle_answers_everything_once_after_its_restart(filled: Settings) -> None:
    async with bot_api_server() as server:
        people = [server.person(name) for name in ("Ada", "Bob", "Eve")]
        held = server.state.faults.slow(600, "sendMessage", times=2)
        async with process(filled, server) as first:
            for person in people:
                for question in QUESTIONS:
                    await person.says(question)
            # Two answers are on their way and others wait: now.
            while held.happened < 2:
                await asyncio.sleep(0.02)
            first.kill()
            await first.wait()
        async with process(filled, server) as second:
            for person in people:
                await answered(person.chat, len(QUESTIONS), seconds=60)
            second.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(second.wait(), 30) == 0
        for person in people:
            shown = [message for message in person.chat.answers if message.styled("expandable_blockquote")]
            assert len(shown) == len(person.chat.answers) == len(QUESTIONS), person.chat.texts
        assert not server.state.updates.pending
        assert not server.state.refusals("Too Many")
