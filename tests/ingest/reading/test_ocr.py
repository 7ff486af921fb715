from __future__ import annotations

import io
import os
import random
import shutil
import tempfile
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from assistant.settings import Settings
from ingest.chunking import ChunkSize
from ingest.digest import digest_file
from ingest.document import read_document
from ingest.reading.limits import Limits
from ingest.reading.pdfium import open_pdf
from ingest.reading.render import render_page
from ingest.refused import Reason, Refused
from tests.ingest.pdfs import T, draw

needs_tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")


def _scan(tmp_path: Path) -> Path:
    """A page that is a picture of text."""
    lines = [T("Antragsberechtigt sind kleine Unternehmen", 700 - 40 * n, size=18) for n in range(4)]
    drawn = draw(tmp_path / "drawn.pdf", lines)
    return _picture_of(drawn, tmp_path / "scan.pdf")


def _picture_of(drawn: Path, path: Path, width: float = 595, height: float = 842, pages: int = 1) -> Path:
    """The first page of a PDF as a picture, on pages of any size."""
    with open_pdf(drawn, Limits()) as document:
        picture, _ = render_page(document, 0)
    canvas = Canvas(str(path), pagesize=(width, height))
    for _ in range(pages):
        canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return path


@needs_tesseract
def test_a_scan_is_read_by_recognising_its_text(tmp_path: Path) -> None:
    document = read_document(_scan(tmp_path), Settings(data=tmp_path / "data"))
    assert "Antragsberechtigt sind kleine Unternehmen" in document.pages[0].text
    assert any("Texterkennung" in warning for warning in document.warnings)
    assert document.metadata.file == "scan.pdf"


@needs_tesseract
def test_tesseract_alone_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "tesseract").symlink_to(shutil.which("tesseract") or "")
    monkeypatch.setenv("PATH", str(tools))
    document = read_document(_scan(tmp_path), Settings(data=tmp_path / "data"))
    assert "kleine Unternehmen" in document.pages[0].text


@needs_tesseract
def test_a_huge_page_is_drawn_small_enough(tmp_path: Path) -> None:
    drawn = draw(tmp_path / "drawn.pdf", [T("Antragsberechtigt sind kleine Unternehmen", 400, size=22)])
    path = _picture_of(drawn, tmp_path / "scan.pdf", 5950, 8420)
    assert "kleine Unternehmen" in read_document(path, Settings(data=tmp_path / "data")).pages[0].text


@needs_tesseract
def test_only_the_pages_without_text_are_recognised(tmp_path: Path) -> None:
    scan = _scan(tmp_path)
    path = tmp_path / "mixed.pdf"
    with pdfium.PdfDocument.new() as document:
        for source in (scan, draw(tmp_path / "text.pdf", [T("Anlage 7 zur Satzung", 700)]), scan):
            with pdfium.PdfDocument(source) as part:
                document.import_pages(part)
        document.save(path)
    pages = read_document(path, Settings(data=tmp_path / "data")).pages
    assert pages[1].text == "Anlage 7 zur Satzung"
    assert "kleine Unternehmen" in pages[0].text
    assert "kleine Unternehmen" in pages[2].text


@needs_tesseract
def test_a_scan_of_too_many_pages_is_refused_at_once(tmp_path: Path) -> None:
    drawn = draw(tmp_path / "drawn.pdf", [T("Antragsberechtigt sind kleine Unternehmen", 700, size=18)])
    path = _picture_of(drawn, tmp_path / "scan.pdf", pages=5)
    with pytest.raises(Refused) as refused:
        digest_file(path, Limits(ocr_pages=4), ChunkSize())
    assert refused.value.reason is Reason.OCR_TOO_LONG
    assert refused.value.detail == "5 Seiten, erlaubt sind 4"


@needs_tesseract
def test_a_page_that_takes_too_long_is_left_out(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        digest_file(_scan(tmp_path), Limits(ocr_page_seconds=0.01), ChunkSize())
    assert refused.value.reason is Reason.OCR_FAILED


@needs_tesseract
def test_a_picture_without_words_is_refused(tmp_path: Path) -> None:
    chance = random.Random(3)  # noqa: S311
    noise = [T("".join(chance.choices("|/_#-~^*=<>[]{}", k=40)), 760 - 20 * n, size=14) for n in range(30)]
    with pytest.raises(Refused) as refused:
        read_document(_picture_of(draw(tmp_path / "drawn.pdf", noise), tmp_path / "scan.pdf"), Settings(data=tmp_path))
    assert refused.value.reason is Reason.OCR_FAILED


@needs_tesseract
def test_recognising_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    read_document(_scan(tmp_path), Settings(data=tmp_path / "data"))
    assert os.listdir(temporary) == []


def test_without_a_program_the_refusal_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = _scan(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    with pytest.raises(Refused) as refused:
        read_document(scan, Settings(data=tmp_path / "data"))
    assert refused.value.reason is Reason.NO_TEXT
    assert "tesseract" in refused.value.hint


def test_switched_off_it_is_not_tried(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_document(_scan(tmp_path), Settings(data=tmp_path / "data", ocr=False))
    assert refused.value.reason is Reason.NO_TEXT
