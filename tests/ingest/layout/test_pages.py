from pathlib import Path

from assistant.corpus.model import BlockKind
from tests.ingest.pdfs import T, blocks, draw, filler, read, text


def _two_pages(pdf: Path) -> Path:
    first = [
        *filler(780, 20),
        *text("Die Förderung richtet sich an Unternehmen, die in der Region tätig sind und", top=200),
        *text("1 Siehe auch die Richtlinie des Landes.", top=80, size=7),
        T("Seite 1 von 2", 30, x=270),
    ]
    second = [*text("gemeinsam forschen wollen.", top=780), *filler(740, 20), T("Seite 2 von 2", 30, x=270)]
    return draw(pdf, first, second)


def test_a_sentence_runs_over_the_page_past_footnotes_and_feet(pdf: Path) -> None:
    found = blocks(_two_pages(pdf))
    goes_on = next(block for block in found if block.continues)
    assert goes_on.text == "gemeinsam forschen wollen."
    assert found[found.index(goes_on) - 1].text.endswith("tätig sind und")


def test_a_sentence_over_the_page_stays_in_one_chunk(pdf: Path) -> None:
    chunk = next(chunk for chunk in read(_two_pages(pdf)).chunks if "gemeinsam forschen" in chunk.text)
    assert "in der Region tätig sind und\ngemeinsam forschen wollen." in chunk.text
    assert (chunk.first_page, chunk.last_page) == (1, 2)


def test_footnotes_are_blocks_of_their_own_behind_the_section(pdf: Path) -> None:
    chunks = read(_two_pages(pdf)).chunks
    notes = [c for c in chunks if any(b.kind is BlockKind.FOOTNOTE for b in c.blocks)]
    assert [c.text for c in notes] == ["1 Siehe auch die Richtlinie des Landes."]
    assert notes == [chunks[-1]]


def test_words_split_at_line_ends_are_joined(pdf: Path) -> None:
    page = [*filler(600), *text("Das Programm fördert die Inno-", "vation in KMU-", "Netzwerken.", top=760)]
    assert "Das Programm fördert die Innovation in KMU-Netzwerken." in [block.text for block in blocks(draw(pdf, page))]


def test_paragraphs_end_where_the_next_word_would_have_fitted(pdf: Path) -> None:
    full = "Die Unternehmen der Region arbeiten in Netzwerken zusammen und entwickeln neue Verfahren und"
    page = text(
        full, "Dienste.", "Das Land zahlt dafür Zuschüsse an alle Unternehmen, die sich daran beteiligen wollen,", full
    )
    found = [block.text for block in blocks(draw(pdf, page))]
    assert found[0].endswith("Verfahren und Dienste.")
    assert found[1].startswith("Das Land zahlt")


def test_every_block_is_its_span_of_the_documents_text(pdf: Path) -> None:
    digest = read(_two_pages(pdf))
    whole = "\f".join(page.text for page in digest.pages)
    for page in digest.pages:
        assert whole[page.start : page.start + len(page.text)] == page.text
    for chunk in digest.chunks:
        assert chunk.text == "\n".join(block.text for block in chunk.blocks)
        assert (chunk.start, chunk.end) == (chunk.blocks[0].start, chunk.blocks[-1].end)
        for block in chunk.blocks:
            assert whole[block.start : block.end] == block.text
            page = digest.pages[block.page - 1]
            assert page.start <= block.start < block.end <= page.start + len(page.text)


def test_a_rotated_page_is_read_line_by_line(pdf: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    upright = draw(pdf, [T("1 Förderziel", 780, bold=True), *filler(740)])
    turned = pdf.with_name("turned.pdf")
    writer = PdfWriter(clone_from=PdfReader(upright))
    writer.pages[0].rotate(90)
    writer.write(turned)
    assert len(blocks(turned)) >= 1
    assert "Die Unternehmen der Region arbeiten in Netzwerken" in read(turned).pages[0].text
