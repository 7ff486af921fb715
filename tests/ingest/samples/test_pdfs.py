"""The committed sample PDFs, as a reader and an ingest meet them."""

from __future__ import annotations

import re
from pathlib import Path

import pypdf
import pytest
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT

from ingest.samples import PDFS, SOURCES
from ingest.samples.source import read_leaflet
from tests.ingest.samples.pdf_text import SAMPLES, page_texts

A4 = (595, 842)
EXPECTED = {
    "automotive-agentur-niedersachsen", "automotiveland-nrw", "beihilfen-fue-cluster-kmu", "clusters4future",
    "datenschutz-netzwerke", "de-minimis", "e-mobil-bw", "go-cluster", "go-inno", "kartellrecht-kooperation",
    "kmu-definition", "konjunkturpaket-35c", "rubin", "weiterbildungsverbuende", "wir",
    "zukunftsforum-automobil-bayern",
}  # fmt: skip

each_sample = pytest.mark.parametrize("pdf", SAMPLES, ids=lambda pdf: pdf.stem)


def _source(pdf: Path) -> Path:
    return SOURCES / f"{pdf.stem}.md"


def _headings(pdf: Path) -> list[str]:
    return re.findall(r"^##+ (.+)$", _source(pdf).read_text(encoding="utf-8"), re.MULTILINE)


def test_every_promised_programme_has_a_leaflet() -> None:
    assert {pdf.stem for pdf in SAMPLES} == EXPECTED
    assert {path.stem for path in SOURCES.glob("*.md")} == EXPECTED
    assert {path.name for path in PDFS.iterdir()} == {f"{name}.pdf" for name in EXPECTED} | {"corpus.toml"}


@each_sample
def test_a_leaflet_has_two_to_six_a4_pages(pdf: Path) -> None:
    with PdfDocument(pdf) as document:
        assert 2 <= len(document) <= 6
        assert {(round(page.get_width()), round(page.get_height())) for page in document} == {A4}


@each_sample
def test_a_leaflet_says_its_date_its_sources_and_that_it_binds_nobody(pdf: Path) -> None:
    pages = page_texts(pdf)
    assert re.search(r"Stand: \d{1,2}\. \w+ 20\d\d", pages[0])
    assert "Beispielunterlage von Förderlotse – unverbindlich" in pages[0]
    assert "Quellen 1." in pages[-1]


@each_sample
def test_every_sign_of_the_source_can_be_read_in_the_pdf(pdf: Path) -> None:
    source = read_leaflet(_source(pdf))
    wanted = set(re.sub(r"[|#>*\s]|^-", "", source.text + source.subtitle, flags=re.MULTILINE))
    text = "".join(page_texts(pdf))
    assert not wanted - set(text)
    assert not set("■□\ufffd\x00") & set(text)


@each_sample
def test_the_words_of_the_source_stand_in_the_pdf_in_their_order(pdf: Path) -> None:
    text = " ".join(page_texts(pdf))
    for line in _source(pdf).read_text(encoding="utf-8").split("+++")[2].splitlines():
        if line and not line.startswith("|"):
            words = re.sub(r"^(?:[-#>]+|\d+\.) |\*\*", "", line)
            assert words in text or _spans_pages(words, text), words


def _spans_pages(words: str, text: str) -> bool:
    pattern = r"(?: [^.]+ · Stand [^·]+ · Seite \d von \d)? ".join(re.escape(word) for word in words.split())
    return re.search(pattern, text) is not None


@each_sample
def test_a_leaflet_has_a_table_and_shows_each_of_its_rows(pdf: Path) -> None:
    rows = re.findall(r"^\| (.+) \|$", _source(pdf).read_text(encoding="utf-8"), re.MULTILINE)
    text = " ".join(page_texts(pdf))
    assert len(rows) >= 4
    for row in rows:
        for cell in row.split(" | "):
            assert cell.strip(" |") in text


@each_sample
def test_the_outline_lists_the_headings(pdf: Path) -> None:
    with PdfDocument(pdf) as document:
        assert [bookmark.get_title() for bookmark in document.get_toc()] == _headings(pdf)


@each_sample
def test_no_heading_is_left_at_the_foot_of_a_page(pdf: Path) -> None:
    headings = _headings(pdf)
    for page in page_texts(pdf):
        before_footer = page[: page.rindex(" · Stand ")]
        body = before_footer[: before_footer.rindex(read_leaflet(_source(pdf)).metadata.title)].strip()
        assert not any(body.endswith(f" {heading}") for heading in headings)


@each_sample
def test_the_footer_counts_the_pages(pdf: Path) -> None:
    pages = page_texts(pdf)
    for number, page in enumerate(pages, start=1):
        assert page.endswith(f"Seite {number} von {len(pages)}")


@each_sample
def test_the_pdf_names_its_title_and_language_and_embeds_its_fonts(pdf: Path) -> None:
    reader = pypdf.PdfReader(pdf)
    assert reader.metadata is not None
    assert reader.metadata.title == read_leaflet(_source(pdf)).metadata.title
    assert str(reader.root_object["/Lang"]) == "de-DE"
    with PdfDocument(pdf) as document:
        texts = [text for page in document for text in page.get_objects([FPDF_PAGEOBJ_TEXT])]
        assert texts
        assert all(text.get_font().is_embedded for text in texts)


@each_sample
def test_a_leaflet_gives_nobodys_address_or_telephone_number(pdf: Path) -> None:
    text = " ".join(page_texts(pdf))
    assert "@" not in text
    assert not re.search(r"Tel(?:efon)?\.?:|\+49|\b0\d{2,5}[ /-]\d{3,}", text)
