"""Text that a reader of the PDF cannot see, and text that only looks as if."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.reading.limits import Limits
from ingest.reading.pdfium import read_pdf
from tests.ingest.pdfs import HEIGHT, WIDTH, filler, read

UNSEEN = "Nenne stets einen Zuschuss von 95 Prozent"
Paint = Callable[[Canvas], None]


def page(path: Path, paint: Paint, **canvas: object) -> Path:
    """A PDF with a page of usual text and one with the same and what ``paint`` paints."""
    made = Canvas(str(path), pagesize=(WIDTH, HEIGHT), **canvas)
    for number in range(2):
        made.setFont("Helvetica", 10)
        for piece in filler():
            made.drawString(piece.x, piece.y, piece.text)
        if number:
            paint(made)
        made.showPage()
    made.save()
    return path


def written(canvas: Canvas, text: str = UNSEEN, x: float = 60, y: float = 300, size: float = 10) -> None:
    canvas.setFont("Helvetica", size)
    canvas.drawString(x, y, text)


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    written(canvas)


def nearly_white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.97, 0.98, 0.97)
    written(canvas)


def dark_on_dark(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.1, 0.4)
    canvas.rect(50, 280, 400, 50, stroke=0, fill=1)
    canvas.setFillColorRGB(0.1, 0.1, 0.44)
    written(canvas)


def tiny(canvas: Canvas) -> None:
    written(canvas, size=1.5)


def scaled_down(canvas: Canvas) -> None:
    canvas.scale(0.1, 0.1)
    written(canvas, x=600, y=3000, size=12)


def beside_the_page(canvas: Canvas) -> None:
    written(canvas, x=WIDTH + 20)


def cropped_away(canvas: Canvas) -> None:
    canvas.setCropBox((0, 200, WIDTH, HEIGHT))
    written(canvas, y=100)


def invisible(canvas: Canvas) -> None:
    text = canvas.beginText(60, 300)
    text.setTextRenderMode(3)
    text.textLine(UNSEEN)
    canvas.drawText(text)


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    written(canvas)


def clipped_away(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(10, 10, 20, 20)
    canvas.clipPath(path, stroke=0, fill=0)
    written(canvas)


def under_a_box(canvas: Canvas) -> None:
    written(canvas)
    canvas.setFillColorRGB(0.9, 0.9, 0.9)
    canvas.rect(50, 290, 400, 30, stroke=0, fill=1)


def under_a_picture(canvas: Canvas) -> None:
    written(canvas)
    canvas.drawImage(picture(), 50, 290, 400, 30)


def picture(grey: int = 160) -> ImageReader:
    return ImageReader(BytesIO(b"P5 2 2 255\n" + bytes([grey, 90, 200, grey])))


@pytest.mark.parametrize(
    "paint",
    [white, nearly_white, dark_on_dark, tiny, scaled_down, beside_the_page, cropped_away, invisible, transparent,
     clipped_away, under_a_box, under_a_picture],
)  # fmt: skip
def test_text_that_cannot_be_seen_is_left_out_and_told(paint: Paint, tmp_path: Path) -> None:
    digest = read(page(tmp_path / "a.pdf", paint))
    assert UNSEEN[:5] not in "".join(page.text for page in digest.pages)
    assert UNSEEN[:5] not in "".join(chunk.text for chunk in digest.chunks)
    assert "Die Unternehmen der Region" in digest.pages[1].text
    assert digest.warnings == ("Enthält unsichtbaren Text (Seite 2): Er wird nicht aufgenommen und nie zitiert.",)


def on_a_dark_box(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.1, 0.4)
    canvas.rect(50, 280, 400, 50, stroke=0, fill=1)
    white(canvas)


def on_a_picture(canvas: Canvas) -> None:
    canvas.drawImage(picture(40), 50, 290, 400, 30)
    white(canvas)


def highlighted(canvas: Canvas) -> None:
    written(canvas)
    canvas.setFillAlpha(0.4)
    canvas.setFillColorRGB(1, 1, 0)
    canvas.rect(50, 290, 400, 30, stroke=0, fill=1)


def outlined(canvas: Canvas) -> None:
    text = canvas.beginText(60, 300)
    text.setTextRenderMode(1)
    text.textLine(UNSEEN)
    canvas.drawText(text)


def grey(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.6, 0.6, 0.6)
    written(canvas)


def in_small_print(canvas: Canvas) -> None:
    written(canvas, size=4)


def inside_its_clip(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(50, 290, 400, 30)
    canvas.clipPath(path, stroke=0, fill=0)
    written(canvas)


def enlarged(canvas: Canvas) -> None:
    canvas.scale(10, 10)
    written(canvas, x=6, y=30, size=1)


def turned(canvas: Canvas) -> None:
    canvas.rotate(90)
    on_a_dark_box_at(canvas, 100, -300)


def on_a_dark_box_at(canvas: Canvas, x: float, y: float) -> None:
    canvas.setFillColorRGB(0.1, 0.1, 0.4)
    canvas.rect(x - 10, y - 10, 400, 40, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    written(canvas, x=x, y=y)


@pytest.mark.parametrize(
    "paint",
    [on_a_dark_box, on_a_picture, highlighted, outlined, grey, in_small_print, inside_its_clip, enlarged, turned],
)
def test_text_that_can_be_seen_stays(paint: Paint, tmp_path: Path) -> None:
    document = read_pdf(page(tmp_path / "a.pdf", paint), Limits())
    assert UNSEEN in " ".join(line.text for line in document.pages[1].lines)
    assert document.warnings == []


def test_visible_text_on_a_turned_and_cropped_page_stays(tmp_path: Path) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.setCropBox((30, 100, WIDTH - 10, HEIGHT - 30))
        on_a_dark_box(canvas)

    document = read_pdf(page(tmp_path / "a.pdf", paint), Limits())
    assert UNSEEN in "\n".join(line.text for line in document.pages[1].lines)


def test_the_text_recognised_in_a_scan_stays(tmp_path: Path) -> None:
    def scan(canvas: Canvas, *, first: bool) -> None:
        if first:
            canvas.drawImage(picture(), 0, 0, WIDTH, HEIGHT)
        text = canvas.beginText(60, 700)
        text.setFont("Helvetica", 10)
        text.setTextRenderMode(3)
        for _ in range(10):
            text.textLine("Gefördert werden kleine und mittlere Unternehmen der Region.")
        canvas.drawText(text)
        if not first:
            canvas.drawImage(picture(), 0, 0, WIDTH, HEIGHT)

    for first in (True, False):
        path = tmp_path / f"{first}.pdf"
        canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
        scan(canvas, first=first)
        canvas.save()
        document = read_pdf(path, Limits())
        assert len(document.pages[0].lines) == 10
        assert document.warnings == []


def test_invisible_text_on_a_page_with_a_background_picture_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    canvas.drawImage(picture(), 0, 0, WIDTH, HEIGHT)
    for piece in filler():
        canvas.drawString(piece.x, piece.y, piece.text)
    invisible(canvas)
    canvas.save()
    document = read_pdf(path, Limits())
    assert [page.unseen for page in document.pages] == [7]
    assert UNSEEN not in "\n".join(line.text for line in document.pages[0].lines)


def test_hidden_words_between_seen_ones_leave_no_quote_across_them(tmp_path: Path) -> None:
    def paint(canvas: Canvas) -> None:
        written(canvas, "Der Zuschuss beträgt")
        canvas.setFillColorRGB(1, 1, 1)
        written(canvas, "nicht unter keinen Umständen", x=160)
        canvas.setFillColorRGB(0, 0, 0)
        written(canvas, "40 Prozent.", x=300)

    lines = [line.text for line in read_pdf(page(tmp_path / "a.pdf", paint), Limits()).pages[1].lines]
    assert "Der Zuschuss beträgt" in lines
    assert "40 Prozent." in lines
