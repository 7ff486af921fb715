from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.telegram.server.client import Api
from tests.telegram.server.people import Person

pytestmark = pytest.mark.anyio


def png(width: int, height: int) -> bytes:
    written = io.BytesIO()
    Image.new("1", (width, height)).save(written, "PNG")
    return written.getvalue()


async def test_a_photo_appears_with_its_caption(api: Api, ada: Person) -> None:
    await api("sendPhoto", {"photo": ("p.png", png(30, 20))}, chat_id=ada.chat.id, caption="Seite 2")
    assert ada.chat.texts == ["Seite 2"] and ada.chat.answers[0].picture == png(30, 20)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (png(5001, 5000), "PHOTO_INVALID_DIMENSIONS"),
        (png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (png(10, 10) + bytes(10_485_760), "too big for a photo"),
    ],
)
async def test_a_photo_beyond_the_limits_is_refused(api: Api, ada: Person, content: bytes, words: str) -> None:
    assert words in await api.refusal("sendPhoto", {"photo": ("p.png", content)}, chat_id=ada.chat.id)


async def test_a_caption_has_at_most_1024_units(api: Api, ada: Person) -> None:
    files = {"photo": ("p.png", png(10, 10))}
    await api("sendPhoto", files, chat_id=ada.chat.id, caption="a" * 1024)
    said = await api.refusal("sendPhoto", files, chat_id=ada.chat.id, caption="a" * 1025)
    assert said == "Bad Request: message caption is too long"


async def test_a_document_can_be_fetched_again(api: Api, ada: Person) -> None:
    message = await api("sendDocument", {"document": ("a.pdf", b"%PDF-1.4")}, chat_id=ada.chat.id)
    file = await api("getFile", file_id=message["document"]["file_id"])
    url = f"{api.server.url}/file/bot{api.server.state.token}/{file['file_path']}"
    assert (await api.client.get(url)).content == b"%PDF-1.4"


async def test_a_file_of_more_than_20_mb_is_not_handed_out(api: Api, ada: Person) -> None:
    sent = await ada.sends_file("a.pdf", b"%PDF-1.4", size=20_000_001)
    said = await api.refusal("getFile", file_id=sent.fields["document"]["file_id"])
    assert said == "Bad Request: file is too big"
