"""Pictures of pages: what is marked is looked at as pixels and as text inside the boxes."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from assistant.answer import Citation
from assistant.assistant import Assistant
from assistant.corpus.errors import DocumentNotFound
from assistant.corpus.search.topics import topics
from assistant.settings import Settings
from bots.shared.pictures import Box, PageNotFound, PagePictures, PictureFailed
from tests.asking import bare

DOCUMENT, PAGE = "rubin.pdf", 2
QUOTE = "Die Konzeptphase dauert bis zu sieben Monate und wird mit bis zu 200.000 Euro gefördert."


@pytest.fixture(scope="module")
def pictures(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PagePictures]:
    made = PagePictures(assistant.corpus, Settings(data=tmp_path_factory.mktemp("pictures")))
    yield made
    made.close()


@pytest.fixture(scope="module")
def cited(assistant: Assistant) -> list[Citation]:
    """The citations of forty answers."""
    names = [document.metadata.title for document in assistant.corpus.documents()]
    questions = [topic.questions["de"].format(name=name) for topic in topics()[:3] for name in names][:40]
    return [citation for question in questions for citation in assistant.ask(question).citations]


def text_in(path: Path, page: int, box: Box) -> str:
    with pypdfium2.PdfDocument(path) as document:
        width, height = document[page - 1].get_size()
        left, right = box.left * width, (box.left + box.width) * width
        top, bottom = height * (1 - box.top), height * (1 - box.top - box.height)
        return str(document[page - 1].get_textpage().get_text_bounded(left - 1, bottom + 1, right + 1, top - 1))


def yellow(picture: bytes, box: Box | None = None) -> float:
    """The share of the pixels in a box, or of all, that are as yellow as the pen."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    if box:
        width, height = image.size
        edges = (box.left * width, box.top * height, (box.left + box.width) * width, (box.top + box.height) * height)
        image = image.crop(tuple(round(edge) for edge in edges))  # type: ignore[arg-type]
    pixels = np.asarray(image, np.int16)
    red, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    return float(np.mean((red > 220) & (green > 190) & (blue < 130)))


def test_every_quote_of_forty_answers_has_boxes_that_hold_its_words(
    assistant: Assistant, pictures: PagePictures, cited: list[Citation]
) -> None:
    assert len(cited) > 60
    for citation in cited:
        boxes = pictures.boxes(citation.document, citation.page, citation.quote)
        assert boxes, citation
        path = assistant.corpus.pdf_path(assistant.corpus.find(citation.document).id)
        inside = bare("".join(text_in(path, citation.page, box) for box in boxes))
        # A low line reaches below its box, and the cells of a row may stand in another order.
        assert all(bare(word).replace("_", "") in inside.replace("_", "") for word in citation.quote.split()), citation


def test_the_quote_is_yellow_with_its_words_legible_and_the_rest_is_not(pictures: PagePictures) -> None:
    marked = pictures.picture(DOCUMENT, PAGE, QUOTE)
    boxes = pictures.boxes(DOCUMENT, PAGE, QUOTE)
    assert boxes
    for box in boxes:
        assert 0.5 < yellow(marked, box) < 0.98
    assert yellow(marked) < 0.1
    assert yellow(pictures.picture(DOCUMENT, PAGE)) == 0


def test_a_row_on_a_dark_ground_is_marked_too(pictures: PagePictures) -> None:
    (box, *_) = pictures.boxes("rubin.pdf", 1, "Phase\tAntragsberechtigt")
    assert yellow(pictures.picture("rubin.pdf", 1, "Phase\tAntragsberechtigt"), box) > 0.4


def test_a_picture_is_as_wide_as_wished_and_small(pictures: PagePictures) -> None:
    picture = pictures.picture(DOCUMENT, PAGE, QUOTE, width=1000)
    assert Image.open(BytesIO(picture)).format == "PNG"
    assert Image.open(BytesIO(picture)).width in range(998, 1003)
    assert len(picture) < 200_000
    assert Image.open(BytesIO(pictures.picture(DOCUMENT, PAGE, width=10**9))).width <= 2402


def test_what_the_page_does_not_say_is_not_marked(pictures: PagePictures) -> None:
    quote = "Jedes Unternehmen erhält eine Million Euro ohne jede Bedingung."
    assert pictures.boxes(DOCUMENT, PAGE, quote) == ()
    assert pictures.picture(DOCUMENT, PAGE, quote) == pictures.picture(DOCUMENT, PAGE)


def test_an_unknown_document_or_page_is_named(pictures: PagePictures) -> None:
    with pytest.raises(DocumentNotFound):
        pictures.picture("none.pdf", 1)
    for page in (0, 99):
        with pytest.raises(PageNotFound) as caught:
            pictures.boxes(DOCUMENT, page, QUOTE)
        assert str(page) in caught.value.message and "1 bis" in caught.value.hint


def test_many_threads_get_what_one_gets(pictures: PagePictures, cited: list[Citation]) -> None:
    wanted = [(one.document, one.page, one.quote) for one in cited[:12]]

    def drawn(place: tuple[str, int, str]) -> bytes:
        document, page, quote = place
        return pictures.picture(document, page, quote, width=400)

    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(drawn, wanted))
    assert found == [drawn(place) for place in wanted]


def test_a_killed_process_is_replaced(assistant: Assistant, tmp_path: Path) -> None:
    pictures = PagePictures(assistant.corpus, Settings(data=tmp_path))
    pictures.picture(DOCUMENT, 1)
    child = pictures._reader._child
    assert child is not None
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert pictures.picture(DOCUMENT, PAGE)
    pictures.close()


def test_what_was_drawn_is_kept_on_disk(assistant: Assistant, tmp_path: Path) -> None:
    first = PagePictures(assistant.corpus, Settings(data=tmp_path))
    drawn = first.picture(DOCUMENT, PAGE, QUOTE)
    first.close()
    later = PagePictures(assistant.corpus, Settings(data=tmp_path))
    assert later.picture(DOCUMENT, PAGE, QUOTE) == drawn
    assert later._reader._child is None


def test_a_page_that_takes_too_long_is_given_up(assistant: Assistant, tmp_path: Path) -> None:
    pictures = PagePictures(assistant.corpus, Settings(data=tmp_path))
    pictures.picture(DOCUMENT, 1)
    pictures._seconds = 0.0001
    with pytest.raises(PictureFailed) as caught:
        pictures.picture(DOCUMENT, PAGE)
    assert "PDF" in caught.value.hint
    pictures.close()
