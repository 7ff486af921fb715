from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth

from assistant.corpus.model import BlockKind
from tests.ingest.pdfs import T, draw, filler, read, texts


def _row(y: float, *cells: str, bold: bool = False) -> list[T]:
    return [T(cell, y, x=60 + 150 * index, bold=bold) for index, cell in enumerate(cells)]


def _table(pdf: Path) -> Path:
    page = [
        *filler(780, 6),
        *_row(680, "Größe", "Einzeln", "Gemeinsam", bold=True),
        *_row(660, "kleine Unternehmen", "45 Prozent", "55 Prozent"),
        *_row(640, "mittlere Unternehmen", "35 Prozent", "40 Prozent"),
        *filler(600, 6),
    ]
    return draw(pdf, page)


def test_rows_are_whole_with_tabs_between_cells(pdf: Path) -> None:
    rows = [b.text for c in read(_table(pdf)).chunks for b in c.blocks if b.kind is BlockKind.TABLE_ROW]
    assert rows == ["kleine Unternehmen\t45 Prozent\t55 Prozent", "mittlere Unternehmen\t35 Prozent\t40 Prozent"]


def test_rows_are_led_by_the_column_heads(pdf: Path) -> None:
    digest = read(_table(pdf))
    whole = "\f".join(page.text for page in digest.pages)
    rows = [b for c in digest.chunks for b in c.blocks if b.kind is BlockKind.TABLE_ROW]
    assert [whole[row.lead.start : row.lead.end] for row in rows if row.lead] == ["Größe\tEinzeln\tGemeinsam"] * 2


def test_a_cell_of_several_lines_stays_in_its_row(pdf: Path) -> None:
    page = [
        *filler(780, 6),
        *_row(680, "Kreis", "Art", "Satz", bold=True),
        T("Odenwald", 650),
        T("D", 650, x=210),
        T("20/10 Prozent/", 656, x=360),
        T("Höchstbetrag", 644, x=360),
        *_row(620, "Werra", "C", "35 Prozent"),
        *filler(580, 6),
    ]
    rows = [b.text for c in read(draw(pdf, page)).chunks for b in c.blocks if b.kind is BlockKind.TABLE_ROW]
    assert rows == ["Odenwald\tD\t20/10 Prozent/Höchstbetrag", "Werra\tC\t35 Prozent"]


def test_a_table_on_the_next_page_keeps_its_heads(pdf: Path) -> None:
    first = [*filler(780, 6), *_row(100, "Kreis", "Art", "Satz", bold=True), *_row(80, "Plön", "D", "20 Prozent")]
    second = [*_row(780, "Gotha", "C", "35 Prozent"), *_row(760, "Greiz", "C", "40 Prozent"), *filler(700, 6)]
    digest = read(draw(pdf, first, second))
    whole = "\f".join(page.text for page in digest.pages)
    leads = {b.text: b.lead for c in digest.chunks for b in c.blocks if b.kind is BlockKind.TABLE_ROW}
    lead = leads["Greiz\tC\t40 Prozent"]
    assert lead is not None
    assert whole[lead.start : lead.end] == "Kreis\tArt\tSatz"


def test_two_columns_of_text_are_no_table(pdf: Path) -> None:
    left = [T(f"Linke Spalte mit einem Satz {n} der weiterläuft", 780 - 12 * n) for n in range(20)]
    right = [T(f"Rechte Spalte mit einem Satz {n} der läuft", 780 - 12 * n, x=320) for n in range(20)]
    found = [b for c in read(draw(pdf, [*left, *right])).chunks for b in c.blocks]
    assert all(b.kind is BlockKind.PARAGRAPH for b in found)
    assert "\t" not in "".join(b.text for b in found)


def test_a_first_cell_of_two_lines_beside_cells_at_its_middle_is_one_cell(pdf: Path) -> None:
    page = [
        *filler(780, 6),
        *_row(680, "Kreis", "Art", "Satz", bold=True),
        *_row(660, "Odenwald", "D", "20 Prozent"),
        T("Saarlouis, davon Bous,", 641),
        T("Nalbach, Schwalbach", 629),
        T("C", 635, x=210),
        T("35 Prozent", 635, x=360),
        *filler(590, 6),
    ]
    assert "Saarlouis, davon Bous, Nalbach, Schwalbach\tC\t35 Prozent" in texts(draw(pdf, page))


def test_a_first_cell_that_begins_beside_another_cell_is_one_cell(pdf: Path) -> None:
    page = [
        *filler(780, 6),
        *_row(680, "Kreis", "Art", "Satz", bold=True),
        *_row(660, "Odenwald", "D", "20 Prozent"),
        T("Gelsenkirchen, davon Altstadt", 640),
        T("Mark", 628),
        T("D", 628, x=210),
        T("20 Prozent", 640, x=360),
        T("Höchstbetrag", 628, x=360),
        *filler(590, 6),
    ]
    assert "Gelsenkirchen, davon Altstadt Mark\tD\t20 Prozent Höchstbetrag" in texts(draw(pdf, page))


def test_a_word_drawn_in_pieces_stays_in_its_cell(pdf: Path) -> None:
    page = [
        *filler(780, 6),
        *_row(680, "Kreis", "Art", "Satz", bold=True),
        *_row(660, "Odenwald", "D", "20 Prozent"),
        T("Aurich", 640),
        T("D", 640, x=210),
        T("20/10 Prozent", 640, x=360),
        T("Höchst", 628, x=340),
        T("-betrag im ganzen Jahr", 628, x=340 + stringWidth("Höchst", "Helvetica", 10)),
        *filler(590, 6),
    ]
    assert any(text.startswith("Aurich\tD\t20/10 Prozent Höchst") for text in texts(draw(pdf, page)))


def test_a_table_whose_first_row_stands_apart_is_whole(pdf: Path) -> None:
    page = [
        *filler(780, 6),
        T("Artikel 36", 680, x=220),
        T("Artikel 38", 680, x=420),
        T("Mittlere Unternehmen", 664),
        T("10 %", 664, x=330),
        T("Kleine Unternehmen", 648),
        T("15 %", 648, x=330),
        *filler(600, 6),
    ]
    found = texts(draw(pdf, page))
    assert "Mittlere Unternehmen\t10 %" in found
    assert "Kleine Unternehmen\t15 %" in found


def test_column_heads_with_nothing_above_the_names_of_the_rows_are_heads(pdf: Path) -> None:
    page = [
        *filler(780, 6),
        T("Wärmepumpen", 680, x=210),
        T("Biomasse", 680, x=360),
        *_row(664, "Mittlere Unternehmen", "50 %", "30 %"),
        *_row(648, "Kleine Unternehmen", "60 %", "40 %"),
        *filler(600, 6),
    ]
    digest = read(draw(pdf, page))
    whole = "\f".join(page.text for page in digest.pages)
    rows = [b for c in digest.chunks for b in c.blocks if b.kind is BlockKind.TABLE_ROW]
    assert [whole[row.lead.start : row.lead.end] for row in rows if row.lead] == ["Wärmepumpen\tBiomasse"] * 2
