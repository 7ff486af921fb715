from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from assistant.settings import Settings
from ingest.document import read_document
from ingest.reading.limits import Limits
from ingest.reading.render import render_pages
from ingest.refused import Reason, Refused
from tests.ingest.pdfs import T, draw

needs_tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")


def _scan(tmp_path: Path) -> Path:
    """A page that is a picture of text."""
    lines = [T("Antragsberechtigt sind kleine Unternehmen", 700 - 40 * n, size=18) for n in range(4)]
    drawn = draw(tmp_path / "drawn.pdf", lines)
    (image,) = render_pages(drawn, tmp_path, Limits())
    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.drawImage(ImageReader(str(tmp_path / image)), 0, 0, 595, 842)
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
