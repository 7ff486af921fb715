from pathlib import Path

from tests.ingest.pdfs import T, draw, filler, read, text


def _document(pdf: Path, count: int = 5) -> Path:
    pages = [
        [
            T("Bundesanzeiger Musterblatt", 810),
            T("*241111000757* *832006*", 795),
            *filler(600),
            *text(f"Dieser Satz steht nur auf Blatt {number}a.", top=300),
            T(f"Seite {number} von {count}", 30, x=270),
        ]
        for number in range(1, count + 1)
    ]
    return draw(pdf, *pages)


def test_running_heads_barcodes_and_page_numbers_are_removed(pdf: Path) -> None:
    whole = "\n".join(page.text for page in read(_document(pdf)).pages)
    assert "Musterblatt" not in whole
    assert "832006" not in whole
    assert "Seite" not in whole


def test_what_differs_from_page_to_page_stays(pdf: Path) -> None:
    pages = read(_document(pdf)).pages
    assert all(f"nur auf Blatt {page.number}a." in page.text for page in pages)


def test_numbers_between_dashes_are_page_numbers(pdf: Path) -> None:
    pages = [[*filler(600), T(f"- {number} -", 30, x=280)] for number in (6, 7)]
    digest = read(draw(pdf, *pages))
    assert [page.label for page in digest.pages] == ["6", "7"]
    assert "- 6 -" not in digest.pages[0].text


def test_the_printed_number_is_the_label_where_the_pdf_has_none(pdf: Path) -> None:
    pages = [[T("Titelblatt der Richtlinie", 500, size=20)]]
    pages += [[T(str(number), 800, x=290), *filler(600)] for number in (1, 2, 3)]
    assert [page.label for page in read(draw(pdf, *pages)).pages] == ["U1", "1", "2", "3"]


def test_a_lone_figure_in_the_text_is_kept(pdf: Path) -> None:
    digest = read(draw(pdf, [*filler(600), T("4711", 300)], filler(600)))
    assert "4711" in digest.pages[0].text


def test_the_pdfs_own_labels_win(pdf: Path) -> None:
    digest = read(draw(pdf, filler(), filler(), filler(), labels=True))
    assert [page.label for page in digest.pages] == ["i", "1", "2"]
