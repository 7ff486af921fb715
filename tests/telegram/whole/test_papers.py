"""A manager sends PDFs: taken in, refused with a reason, taken back."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from langchain_core.embeddings import Embeddings
from pypdf import PdfReader, PdfWriter

from assistant.assistant import Assistant
from assistant.corpus.corpus import Corpus
from assistant.settings import Settings
from bots.telegram.keeping.managers import VALID
from ingest.samples import PDFS
from tests.telegram.server.people import Person
from tests.telegram.server.server import BotApiServer
from tests.telegram.whole.living import Living, answered, bot_settings, faced, polling

pytestmark = pytest.mark.anyio

PAPER = PDFS / "go-inno.pdf"


@pytest.fixture(scope="module")
async def bot(
    encoder: Embeddings, tmp_path_factory: pytest.TempPathFactory, server: BotApiServer
) -> AsyncIterator[Living]:
    """A bot on a corpus of its own, with nothing in it yet."""
    settings = bot_settings(Settings(data=tmp_path_factory.mktemp("papers")), server)
    with Corpus.open(settings, encoder=encoder) as corpus, faced(Assistant(corpus), settings) as face:
        async with polling(face, server) as living:
            yield living


@pytest.fixture
async def manager(bot: Living, ada: Person) -> Person:
    """Somebody whose account is linked."""
    await ada.says(f"/link {bot.face.kept.managers.new_code()}")
    await ada.chat.said("als Netzwerkmanager verknüpft")
    return ada


def locked() -> bytes:
    """The paper behind a password."""
    writer = PdfWriter(clone_from=PdfReader(PAPER))
    writer.encrypt("geheim", algorithm="AES-256")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


async def test_a_paper_is_taken_in_with_progress_answers_questions_and_is_taken_back(
    bot: Living, manager: Person
) -> None:
    await manager.sends_file("go-inno.pdf", PAPER.read_bytes())
    shown = await manager.chat.said("Aufgenommen", "go-inno", "Seiten", seconds=60)
    assert shown.edits >= 1, "its progress stood in the same message before"
    await manager.says("Wie hoch ist die Förderung bei go-Inno?")
    assert "[1]" in (await answered(manager.chat))[0].text
    await manager.sends_file("noch-einmal.pdf", PAPER.read_bytes())
    await manager.chat.said("schon bekannt")

    await manager.presses("Wieder entfernen", shown)
    sure = await manager.chat.said("wieder entfernt werden?")
    await manager.presses("Nein", sure)
    await manager.chat.said("bleibt")
    assert len(bot.face.assistant.corpus.documents()) == 1
    await manager.presses("Wieder entfernen", shown)
    await manager.presses("Ja", await manager.chat.said("wieder entfernt werden?"))
    await manager.chat.said("ist wieder entfernt")
    assert bot.face.assistant.corpus.documents() == []
    await manager.presses("Wieder entfernen", shown)
    await manager.chat.said("schon entfernt")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("kaputt.pdf", PAPER.read_bytes()[:3000], "Nicht aufgenommen"),
        ("leer.pdf", b" ", "Nicht aufgenommen"),
        ("text.pdf", b"Das ist gar kein PDF.", "Nicht aufgenommen"),
        ("geheim.pdf", locked(), "Passwort"),
    ],
)
async def test_what_cannot_be_read_is_refused_with_the_reason(
    bot: Living, manager: Person, name: str, content: bytes, words: str
) -> None:
    await manager.sends_file(name, content)
    shown = await manager.chat.said("Nicht aufgenommen", words)
    assert shown.labels == []
    assert bot.face.assistant.corpus.documents() == []


async def test_a_file_that_is_no_pdf_is_not_even_fetched(bot: Living, manager: Person) -> None:
    await manager.sends_file("liste.xlsx", b"PK", mime="application/vnd.ms-excel")
    await manager.chat.said("nur PDF-Dateien")
    assert not [call for call in bot.server.state.calls if call.method == "getFile" and "liste" in str(call.params)]


async def test_a_file_that_telegram_does_not_hand_out_is_told(manager: Person) -> None:
    await manager.sends_file("riesig.pdf", b"%PDF-1.4", size=2_000_000_000)
    await manager.chat.said("zu groß")


async def test_a_download_that_breaks_off_is_tried_again(bot: Living, manager: Person) -> None:
    fault = bot.server.state.faults.drop("download")
    await manager.sends_file("text.pdf", b"Das ist gar kein PDF.")
    await manager.chat.said("Nicht aufgenommen")
    assert fault.happened == 1


async def test_anyone_else_hears_a_polite_no(bot: Living, ada: Person) -> None:
    await ada.sends_file("go-inno.pdf", PAPER.read_bytes())
    await ada.chat.said("nur von Netzwerkmanagern")
    assert bot.face.assistant.corpus.documents() == []


async def test_a_wrong_code_links_nobody(bot: Living, ada: Person) -> None:
    await ada.says("/link ABCDEFGHJKLM")
    await ada.chat.said("falsch oder abgelaufen")
    await ada.says("/link")
    await ada.chat.said("Code dazu")
    assert not bot.face.kept.managers.linked(ada.chat.id)


async def test_a_code_that_has_run_out_links_nobody(bot: Living, ada: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    code = bot.face.kept.managers.new_code()
    now = bot.face.kept.managers._now
    monkeypatch.setattr(bot.face.kept.managers, "_now", lambda: now() + VALID + timedelta(seconds=1))
    await ada.says(f"/link {code}")
    await ada.chat.said("falsch oder abgelaufen")


async def test_a_code_links_one_account_only(bot: Living, ada: Person) -> None:
    code = bot.face.kept.managers.new_code()
    assert re.fullmatch(r"[A-Z2-9]{12}", code)
    await ada.says(f"/link {code.lower()}")
    await ada.chat.said("als Netzwerkmanager verknüpft")
    eve = bot.server.person("Eve")
    await eve.says(f"/link {code}")
    await eve.chat.said("falsch oder abgelaufen")


async def test_a_code_in_a_group_is_not_taken(bot: Living, ada: Person) -> None:
    group = bot.server.group(ada)
    await ada.says(f"/link@foerderlotse_bot {bot.face.kept.managers.new_code()}", group)
    await group.said("nur im privaten Chat")
    assert not bot.face.kept.managers.linked(ada.chat.id)
