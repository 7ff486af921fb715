from pathlib import Path

from assistant.corpus.model import BlockKind
from tests.ingest.pdfs import T, blocks, draw, filler, read, text


def test_each_bullet_is_one_item_without_its_sign(pdf: Path) -> None:
    page = [
        *text("Gefördert werden:", top=760),
        *text("• Forschung in kleinen Unternehmen, auch wenn sie erst vor kurzer Zeit gegründet", top=745),
        *text("worden sind,", top=733, x=67),
        *text("• Netzwerke", "– Studien", top=720),
        *filler(680),
    ]
    items = [block.text for block in blocks(draw(pdf, page)) if block.kind is BlockKind.LIST_ITEM]
    assert items == [
        "Forschung in kleinen Unternehmen, auch wenn sie erst vor kurzer Zeit gegründet worden sind,",
        "Netzwerke",
        "Studien",
    ]


def test_letters_and_numbers_of_items_are_kept(pdf: Path) -> None:
    page = [
        *text("Antragsberechtigt sind:", "a) kleine Unternehmen,", "b) mittlere Unternehmen.", top=760),
        *filler(700),
    ]
    items = [block.text for block in blocks(draw(pdf, page)) if block.kind is BlockKind.LIST_ITEM]
    assert items == ["a) kleine Unternehmen,", "b) mittlere Unternehmen."]


def test_an_item_is_led_by_the_sentence_before_the_list(pdf: Path) -> None:
    page = [
        *text("Es gibt Zuschüsse. Antragsberechtigt sind:", "a) kleine Unternehmen,", "b) Netzwerke.", top=760),
        *filler(700),
    ]
    digest = read(draw(pdf, page))
    whole = "\f".join(page.text for page in digest.pages)
    items = [b for chunk in digest.chunks for b in chunk.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [whole[item.lead.start : item.lead.end] for item in items if item.lead] == ["Antragsberechtigt sind:"] * 2


def test_a_nested_item_is_led_by_its_outer_item(pdf: Path) -> None:
    page = [
        *text("Gefördert werden:", top=760),
        *text("a) Personalkosten:", top=746),
        *text("– Gehälter", "– Löhne", top=734, x=80),
        *text("b) Reisekosten", top=706),
        *filler(680),
    ]
    digest = read(draw(pdf, page))
    whole = "\f".join(page.text for page in digest.pages)
    leads = {
        b.text: whole[b.lead.start : b.lead.end] for chunk in digest.chunks for b in chunk.blocks if b.lead is not None
    }
    assert leads["Gehälter"] == leads["Löhne"] == "a) Personalkosten:"
    assert leads["b) Reisekosten"] == "Gefördert werden:"


def test_a_list_stays_with_its_lead_in(pdf: Path) -> None:
    page = [*filler(780, 10), *text("Gefördert werden:", "• Forschung", "• Netzwerke", top=620), *filler(560, 10)]
    chunk = next(chunk for chunk in read(draw(pdf, page)).chunks if "Gefördert werden:" in chunk.text)
    assert "Forschung" in chunk.text
    assert "Netzwerke" in chunk.text


def test_a_list_goes_on_over_a_page(pdf: Path) -> None:
    first = [*filler(600), *text("Gefördert werden:", "a) kleine Unternehmen, die", top=80)]
    second = [*text("in der Region sitzen,", "b) Netzwerke.", top=780), T("5 Verfahren", 700, bold=True), *filler(680)]
    digest = read(draw(pdf, first, second))
    whole = "\f".join(page.text for page in digest.pages)
    found = {b.text: b for chunk in digest.chunks for b in chunk.blocks}
    assert found["in der Region sitzen,"].continues
    assert found["in der Region sitzen,"].kind is BlockKind.LIST_ITEM
    lead = found["b) Netzwerke."].lead
    assert lead is not None
    assert whole[lead.start : lead.end] == "Gefördert werden:"
