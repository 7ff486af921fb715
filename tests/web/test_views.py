"""Answers as templates show them."""

from __future__ import annotations

from bots.shared.addresses import pdf_address
from bots.web.views import Piece, answer_view, picture_address, source_address

CITATION = {
    "number": 1,
    "document": "a & b.pdf",
    "title": "Richtlinie",
    "page": 3,
    "page_label": "",
    "quote": "Bis zu 50 %?",
    "authority": "guideline",
    "as_of": "2024-05-01",
    "url": None,
}
ANSWER = {
    "id": "1",
    "status": "answered",
    "language": "de",
    "text": "Erstens. [1]\n\n– Zweitens [1][2]",
    "citations": [CITATION],
    "notices": ["Prüfen Sie das."],
    "suggestions": [],
    "model": "extractive",
}


def test_marks_of_citations_are_pieces_of_their_own() -> None:
    assert answer_view(ANSWER, "de").paragraphs == (
        (Piece("Erstens. "), Piece("[1]", 1)),
        (Piece("– Zweitens "), Piece("[1]", 1), Piece("[2]", 2)),
    )


def test_a_citation_speaks_the_language_of_the_page() -> None:
    german, english = (answer_view(ANSWER, language).citations[0] for language in ("de", "en"))
    assert (german.authority, german.as_of) == ("Richtlinie", "Mai 2024")
    assert (english.authority, english.as_of) == ("guideline", "May 2024")


def test_a_page_without_a_label_is_called_by_its_number() -> None:
    assert answer_view(ANSWER, "de").citations[0].page_label == "3"


def test_addresses_hold_any_file_name_and_quote() -> None:
    name = "ordner/ä&b?.pdf"
    assert pdf_address(name, 2) == "/api/documents/ordner%2F%C3%A4%26b%3F.pdf/pdf#page=2"
    assert (
        source_address(name, 2, "50 % & mehr")
        == "/quelle?document=ordner%2F%C3%A4%26b%3F.pdf&page=2&mark=50+%25+%26+mehr"
    )
    assert picture_address("a.pdf", 1, "x#y") == "/api/documents/a.pdf/pages/1.png?mark=x%23y"
