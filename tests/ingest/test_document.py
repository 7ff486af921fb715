from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from assistant.settings import Settings
from ingest import Reason, Refused, read_document
from tests.conftest import SHARED_DATA, needs_shared_data
from tests.ingest.pdfs import T, draw, filler


def _reason(path: Path, settings: Settings) -> Reason:
    with pytest.raises(Refused) as refused:
        read_document(path, settings)
    return refused.value.reason


def test_a_document_knows_its_bytes_and_its_file(pdf: Path, settings: Settings) -> None:
    document = read_document(draw(pdf, filler()), settings)
    assert len(document.sha256) == 64
    assert (document.source, document.metadata.file) == (pdf, "probe.pdf")


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_an_empty_password_is_opened(pdf: Path, settings: Settings, algorithm: str) -> None:
    writer = PdfWriter(clone_from=PdfReader(draw(pdf.with_name("plain.pdf"), filler())))
    writer.encrypt("", "geheim", algorithm=algorithm)
    writer.write(pdf)
    assert "Unternehmen der Region" in read_document(pdf, settings).pages[0].text


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_password_is_a_reason_to_refuse(pdf: Path, settings: Settings, algorithm: str) -> None:
    writer = PdfWriter(clone_from=PdfReader(draw(pdf.with_name("plain.pdf"), filler())))
    writer.encrypt("geheim", algorithm=algorithm)
    writer.write(pdf)
    assert _reason(pdf, settings) is Reason.PASSWORD


def test_what_needs_no_reading_is_refused_at_once(tmp_path: Path, settings: Settings) -> None:
    empty, page = tmp_path / "leer.pdf", tmp_path / "seite.pdf"
    empty.touch()
    page.write_text("<html>Nicht gefunden</html>")
    assert _reason(empty, settings) is Reason.EMPTY
    assert _reason(page, settings) is Reason.NOT_A_PDF
    assert _reason(tmp_path / "fehlt.pdf", settings) is Reason.MISSING


def test_a_file_beyond_the_limit_is_refused_with_its_size(pdf: Path, tmp_path: Path) -> None:
    pdf.write_bytes(b"%PDF-1.4" + b"0" * (2 * 2**20))
    with pytest.raises(Refused) as refused:
        read_document(pdf, Settings(data=tmp_path / "data", max_file_mb=1))
    assert refused.value.reason is Reason.TOO_BIG
    assert "2 MB, erlaubt sind 1 MB" in refused.value.message


def test_garbage_lines_are_dropped_with_a_warning(pdf: Path, settings: Settings) -> None:
    garbage = '!"#$%&\'(#(&)%*("\' ,-* !(.$"#/'
    document = read_document(draw(pdf, [T(garbage, 780), *filler()]), settings)
    assert garbage not in document.text
    assert "Unternehmen der Region" in document.text
    assert document.warnings == ("Unlesbare Zeichenfolgen ausgelassen auf Seite 1.",)


def test_a_document_of_garbage_has_no_text(pdf: Path, tmp_path: Path) -> None:
    draw(pdf, [T('!"#$%&\'(#(&)%*("\' ,-* !(.$"#/', 780 - 12 * n) for n in range(20)])
    assert _reason(pdf, Settings(data=tmp_path / "data", ocr=False)) is Reason.NO_TEXT


def test_attachments_are_noted(pdf: Path, settings: Settings) -> None:
    writer = PdfWriter(clone_from=PdfReader(draw(pdf.with_name("plain.pdf"), filler())))
    writer.add_attachment("antrag.xml", b"<a/>")
    writer.write(pdf)
    assert any("antrag.xml" in warning for warning in read_document(pdf, settings).warnings)


@needs_shared_data
def test_the_paper_keeps_its_real_hyphens(settings: Settings) -> None:
    text = read_document(SHARED_DATA / "programmes" / "regionaldialog-ii-ergebnispapier.pdf", settings).text
    for word in ("go-cluster", "Nordrhein-Westfalen", "Ruhr-West", "Connected-Car-Technologien"):
        assert word in text
    assert "Nordrhein- Westfalen" not in text
    assert "NordrheinWestfalen" not in text


@needs_shared_data
def test_the_rates_of_the_guideline_are_table_rows_with_heads(settings: Settings) -> None:
    document = read_document(SHARED_DATA / "programmes" / "richtlinie-zim-2025.pdf", settings)
    row = next(b for c in document.chunks for b in c.blocks if b.text.startswith("kleine junge29 Unternehmen\t"))
    assert row.text.split("\t")[1:] == ["45 Prozent", "50 Prozent", "60 Prozent"]
    assert row.lead is not None
    assert document.text[row.lead.start : row.lead.end].startswith("Unternehmensgröße\tEinzelprojekte")
