from pathlib import Path

from assistant.corpus.model import BlockKind
from tests.ingest.pdfs import T, draw, filler, read


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
