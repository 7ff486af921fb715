"""Quotes found by geometry on pages that are cut, turned, hyphenated, or have no text."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.reading.quote_places import quote_places, spans_of
from tests.ingest.pdfs import T, draw

SENTENCE = "Gefördert werden kleine und mittlere Unternehmen der Region."


def places(path: Path, quote: str) -> tuple[tuple[float, float, float, float], ...]:
    with pypdfium2.PdfDocument(path) as document:
        return quote_places(document[0], quote)


def test_a_line_has_one_box_where_it_stands(pdf: Path) -> None:
    draw(pdf, [T(SENTENCE, y=421, x=59.5)])
    ((left, top, width, height),) = places(pdf, SENTENCE)
    assert left == pytest.approx(0.1, abs=0.01)
    assert top + height == pytest.approx(0.5, abs=0.01)
    assert 0.4 < width < 0.5 and height < 0.02


def test_a_quote_over_two_lines_has_two_boxes_whatever_joins_them(pdf: Path) -> None:
    draw(pdf, [T("Gefördert werden Unter-", y=700), T("nehmen der Region", y=686)])
    first, second = places(pdf, "werden Unternehmen der")
    assert first[1] < second[1]
    assert first[0] > second[0]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_marked_as_it_is_shown(pdf: Path, turn: int) -> None:
    draw(pdf, [T(SENTENCE, y=800)])
    writer = pypdf.PdfWriter(clone_from=pdf)
    writer.pages[0].rotate(turn)
    writer.write(pdf)
    ((left, top, width, height),) = places(pdf, SENTENCE)
    assert (width > height) == (turn == 180)
    at_edge = {90: left + width > 0.9, 180: top + height > 0.9, 270: left < 0.1}
    assert at_edge[turn]


def test_a_page_cut_to_a_part_is_marked_on_that_part(pdf: Path) -> None:
    draw(pdf, [T(SENTENCE, y=600, x=120)])
    writer = pypdf.PdfWriter(clone_from=pdf)
    writer.pages[0].cropbox = pypdf.generic.RectangleObject((100, 500, 500, 700))
    writer.write(pdf)
    ((left, top, _, height),) = places(pdf, SENTENCE)
    assert left == pytest.approx(0.05, abs=0.01)
    assert top + height == pytest.approx(0.5, abs=0.02)


def test_cells_of_a_row_are_boxes_of_their_own(pdf: Path) -> None:
    draw(pdf, [T("Kleine Unternehmen", y=700), T("70 Prozent der Kosten", y=700, x=400)])
    assert len(places(pdf, "Kleine Unternehmen\t70 Prozent der Kosten")) == 2


def test_a_row_is_found_with_heads_that_stand_elsewhere(pdf: Path) -> None:
    draw(pdf, [T("Größe des Unternehmens", y=720), T("Ganz etwas anderes", y=710), T("Kleine Unternehmen", y=700)])
    assert len(places(pdf, "Größe des Unternehmens: Kleine Unternehmen")) == 2


def test_a_page_without_text_has_no_boxes(pdf: Path) -> None:
    canvas = Canvas(str(pdf))
    canvas.rect(100, 100, 200, 200, fill=1)
    canvas.save()
    assert places(pdf, SENTENCE) == ()


def test_words_alike_by_chance_are_no_quote() -> None:
    page = "Die Unternehmen der Region arbeiten zusammen."
    assert spans_of(page, "Alle Unternehmen der Welt erhalten Geld, wenn sie bis Freitag einen Antrag stellen.") == []


def test_ligatures_and_soft_hyphens_do_not_matter() -> None:
    ((start, end),) = spans_of("Der Zu\u00adschuss be\ufb01ndet sich", "Zuschuss befindet")
    assert (start, end) == (4, 21)
