from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from eval.page_texts import PageTexts, letters, pdf_files


@pytest.fixture
def pages(tmp_path: Path) -> PageTexts:
    canvas = Canvas(str(tmp_path / "merkblatt.pdf"))
    canvas.drawString(72, 700, "Die Förderquote beträgt bei Zuliefer-")
    canvas.drawString(72, 680, "unternehmen 45 Prozent.")
    canvas.showPage()
    canvas.drawString(72, 700, "Anträge nimmt das Amt entgegen.")
    canvas.drawString(72, 660, "Ziele sind:")
    canvas.drawString(72, 640, "· Wachstum,")
    canvas.drawString(72, 620, "· Beschäftigung.")
    canvas.save()
    return PageTexts.of([tmp_path])


def test_a_quote_is_found_across_a_joined_line_end(pages: PageTexts) -> None:
    found = pages.find("beträgt bei Zulieferunternehmen 45 Prozent", "merkblatt.pdf", 1)
    assert found.pdfium
    assert found.pypdf


def test_a_quote_is_not_found_on_another_page(pages: PageTexts) -> None:
    assert not pages.find("Anträge nimmt das Amt entgegen.", "merkblatt.pdf", 1).either
    assert pages.find("Anträge nimmt das Amt entgegen.", "merkblatt.pdf", 2).either


def test_a_changed_number_is_not_found(pages: PageTexts) -> None:
    assert not pages.find("Zulieferunternehmen 54 Prozent", "merkblatt.pdf", 1).either


@pytest.mark.parametrize(("document", "page"), [("anderes.pdf", 1), ("merkblatt.pdf", 0), ("merkblatt.pdf", 3)])
def test_a_citation_of_no_real_page_is_not_found(pages: PageTexts, document: str, page: int) -> None:
    assert not pages.find("Prozent", document, page).either


def test_an_empty_quote_is_not_found(pages: PageTexts) -> None:
    assert not pages.find(" – ", "merkblatt.pdf", 1).either


def test_a_quote_that_leaves_out_list_marks_is_found_but_not_exactly(pages: PageTexts) -> None:
    found = pages.find("Ziele sind: Wachstum, Beschäftigung.", "merkblatt.pdf", 2)
    assert found.either
    assert not found.exact
    assert pages.find("Ziele sind: · Wachstum, · Beschäftigung.", "merkblatt.pdf", 2).exact


def test_the_text_of_a_page_has_its_broken_words_joined(pages: PageTexts) -> None:
    assert "bei Zulieferunternehmen 45 Prozent." in pages.text("merkblatt.pdf", 1)
    assert "Anträge nimmt" in pages.text("merkblatt.pdf", 2)


@pytest.mark.parametrize(("document", "page"), [("anderes.pdf", 1), ("merkblatt.pdf", 0), ("merkblatt.pdf", 3)])
def test_there_is_no_text_where_there_is_no_page(pages: PageTexts, document: str, page: int) -> None:
    assert pages.text(document, page) == ""


def test_letters_are_blind_to_ligatures_and_hyphens() -> None:
    assert letters("eﬀi\u00adzient, Ruhr-\u0002West") == "effizient,RuhrWest"


def test_pdf_files_are_taken_from_folders_within_folders(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for name in ("a/x.PDF", "b.pdf", "c.txt"):
        (tmp_path / name).touch()
    assert [path.name for path in pdf_files([tmp_path])] == ["x.PDF", "b.pdf"]
