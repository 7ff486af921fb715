from pathlib import Path

from assistant.corpus.model import BlockKind
from tests.ingest.pdfs import T, blocks, draw, filler, read, text


def _headings(path: Path) -> list[str]:
    return [block.text for block in blocks(path) if block.kind is BlockKind.HEADING]


def test_bold_larger_numbered_and_capital_lines_are_headings(pdf: Path) -> None:
    page = [
        T("Richtlinie Musterförderung", 780, size=18, bold=True),
        T("1 Förderziel", 740, bold=True),
        *filler(720, 6),
        T("1.1 Höhe der Zuwendung", 620),
        *filler(600, 6),
        T("ZIELBILD", 500),
        *filler(480, 6),
    ]
    assert _headings(draw(pdf, page)) == [
        "Richtlinie Musterförderung",
        "1 Förderziel",
        "1.1 Höhe der Zuwendung",
        "ZIELBILD",
    ]


def test_numbered_headings_nest_and_the_title_heads_no_section(pdf: Path) -> None:
    page = [
        T("Richtlinie Musterförderung", 780, size=18, bold=True),
        T("5 Art und Höhe der Förderung", 740, bold=True),
        T("5.2 Fördersätze", 720),
        T("5.2.1 Einzelvorhaben", 700),
        *filler(680, 6),
        T("5.2.2 Verbundvorhaben", 580),
        *filler(560, 6),
        T("6 Verfahren", 460, bold=True),
        *filler(440, 6),
    ]
    paths = [chunk.heading for chunk in read(draw(pdf, page)).chunks]
    assert paths == [
        ("5 Art und Höhe der Förderung", "5.2 Fördersätze", "5.2.1 Einzelvorhaben"),
        ("5 Art und Höhe der Förderung", "5.2 Fördersätze", "5.2.2 Verbundvorhaben"),
        ("6 Verfahren",),
    ]


def test_a_long_numbered_paragraph_is_a_paragraph(pdf: Path) -> None:
    lines = text(
        "4.2.1 Bei Vorhaben der Forschung ist eine Förderung nur möglich, wenn das Unternehmen vor Beginn",
        "der Arbeiten einen Antrag gestellt hat und die Finanzierung gesichert ist.",
        top=760,
    )
    first = blocks(draw(pdf, [*lines, *filler(700)]))[0]
    assert first.kind is BlockKind.PARAGRAPH
    assert first.text.startswith("4.2.1 Bei Vorhaben")


def test_sections_articles_and_annexes_are_headings(pdf: Path) -> None:
    page = [
        T("§ 3 Antragsberechtigung", 780, bold=True),
        *filler(760, 6),
        T("Artikel 25 Beihilfen für Vorhaben", 660, bold=True),
        *filler(640, 6),
        T("ANHANG", 540, bold=True),
        *filler(520, 6),
    ]
    assert _headings(draw(pdf, page)) == ["§ 3 Antragsberechtigung", "Artikel 25 Beihilfen für Vorhaben", "ANHANG"]


def test_a_date_at_the_start_of_a_line_is_no_heading(pdf: Path) -> None:
    lines = text(
        "Die Anträge sind bei der zuständigen Stelle einzureichen, und zwar spätestens bis zum Ablauf des",
        "1. Januar 2027 in schriftlicher Form.",
        top=760,
    )
    assert _headings(draw(pdf, [*lines, *filler(700)])) == []


def test_a_table_of_contents_is_neither_heading_nor_searched(pdf: Path) -> None:
    contents = [
        T("Inhaltsverzeichnis", 780, bold=True),
        *text(
            "1 Förderziel ................................ 2",
            "2 Verfahren ................................ 3",
            "3 Geltung ................................ 4",
            top=750,
        ),
    ]
    digest = read(draw(pdf, contents, [T("1 Förderziel", 780, bold=True), *filler(760)]))
    assert "2 Verfahren" in digest.pages[0].text
    assert all("....." not in chunk.text for chunk in digest.chunks)
    assert {chunk.heading for chunk in digest.chunks} == {("1 Förderziel",)}


def test_a_heading_goes_with_the_text_below_it(pdf: Path) -> None:
    page = [T("1 Ziel", 780, bold=True), T("1.1 Zweck", 760, bold=True), *filler(740, 6)]
    (chunk,) = read(draw(pdf, page)).chunks
    assert chunk.text.startswith("1 Ziel\n1.1 Zweck\nDie Unternehmen")


def test_a_heading_in_capitals_does_not_swallow_the_text_right_below(pdf: Path) -> None:
    body = ["Innovationsnetzwerke bieten den Akteuren eine Plattform für", "den Austausch von Wissen und Erfahrung."]
    page = [*filler(780, 12), *text("WISSENSTRANSFER UND AUSTAUSCH", *body, top=600)]
    assert _headings(draw(pdf, page)) == ["WISSENSTRANSFER UND AUSTAUSCH"]


def test_bold_words_below_a_plain_numbered_section_stay_in_it(pdf: Path) -> None:
    page = [
        T("Richtlinie Musterförderung", 810, size=18, bold=True),
        T("8 Art und Höhe", 780, bold=True),
        T("8.2 Höhe der Zuwendung", 760),
        *filler(740, 6),
        T("Modul 4", 640, x=280, bold=True),
        *filler(620, 6),
        T("Basisförderung", 520, x=265, bold=True),
        *filler(500, 6),
        T("Modul 5", 400, x=280, bold=True),
        *filler(380, 6),
        T("8.3 Kumulierung", 280),
        *filler(260, 6),
    ]
    assert [chunk.heading[1:] for chunk in read(draw(pdf, page)).chunks] == [
        ("8.2 Höhe der Zuwendung",),
        ("8.2 Höhe der Zuwendung", "Modul 4"),
        ("8.2 Höhe der Zuwendung", "Modul 4", "Basisförderung"),
        ("8.2 Höhe der Zuwendung", "Modul 5"),
        ("8.3 Kumulierung",),
    ]
