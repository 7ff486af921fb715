from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.assistant import Assistant
from assistant.corpus.model import BlockKind, DocumentInfo, DocumentMetadata, StoredChunk
from assistant.corpus.units import PageMap, Unit, fold, units_of, without_marker
from tests.layout import Line, heading, items, laid_out, table

METADATA = DocumentMetadata("a.pdf", "Richtlinie")


def units(*pages: list[Line]) -> list[Unit]:
    """The units of a document of these pages."""
    return [unit for _, _, own in laid(*pages) for unit in own]


def laid(*pages: list[Line]) -> list[tuple[StoredChunk, PageMap, tuple[Unit, ...]]]:
    with TemporaryDirectory() as folder:
        document = laid_out(Path(folder), METADATA, *pages)
    info = DocumentInfo(1, document.sha256, METADATA, len(document.pages), len(document.chunks), "")
    pages_of = PageMap(document.pages)
    stored = [StoredChunk(f"1:{chunk.ordinal}", chunk, info) for chunk in document.chunks]
    return [(chunk, pages_of, units_of(chunk, pages_of)) for chunk in stored]


def test_a_paragraph_is_cut_into_sentences_and_a_heading_is_no_unit() -> None:
    found = units([heading("1.2 Höhe"), Line("Es gilt § 44 BHO. Der Zuschuss beträgt z. B. 40 Prozent.")])
    assert [unit.text for unit in found] == ["Es gilt § 44 BHO.", "Der Zuschuss beträgt z. B. 40 Prozent."]


def test_a_list_item_is_one_unit_with_its_lead_in() -> None:
    found = units(
        [Line("Das gilt nicht immer. Gefördert werden:"), *items("a) Reisen. Auch ins Ausland.", "b) Messen.")]
    )
    item = found[-2]
    assert (item.text, item.lead_text) == ("a) Reisen. Auch ins Ausland.", "Gefördert werden:")


def test_a_table_row_is_one_unit_with_its_column_heads() -> None:
    found = units(table("Vorhaben\tSatz", "Forschung\t40 Prozent. Mehr nicht.", "Beratung\t50 Prozent"))
    rows = [unit for unit in found if unit.kind is BlockKind.TABLE_ROW]
    assert [unit.text for unit in rows] == ["Forschung 40 Prozent. Mehr nicht.", "Beratung 50 Prozent"]
    assert {unit.lead_text for unit in rows} == {"Vorhaben Satz"}


def test_a_sentence_over_a_page_break_has_a_part_on_each_page() -> None:
    found = units(
        [Line("Vorweg. Der Zuschuss beträgt im Jahr")], [Line("40 Prozent. Danach nichts mehr.", continues=True)]
    )
    over = next(unit for unit in found if len(unit.parts) == 2)
    assert [part.page for part in over.parts] == [1, 2]
    assert over.text.endswith("Der Zuschuss beträgt im Jahr 40 Prozent.")


def test_without_marker_takes_away_bullets_and_numbers_alone() -> None:
    assert [without_marker(text) for text in ("• Reisen", "- Reisen", "1. Reisen", "a) Reisen", "(ii) Reisen")] == [
        "Reisen"
    ] * 5
    assert without_marker("2025 war gut") == "2025 war gut"
    assert without_marker("-5 Grad") == "-5 Grad"


words = st.text(alphabet="abcÄß xyz,.;:()%§0123456789„“!? \t", min_size=1, max_size=60).filter(str.strip)
lines = st.builds(
    Line,
    words,
    st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.HEADING]),
    chunk=st.booleans(),
    continues=st.booleans(),
)
documents = st.lists(st.lists(lines, min_size=1, max_size=5), min_size=1, max_size=3)


@settings(deadline=None, max_examples=60)
@given(documents)
def test_every_part_is_the_text_of_its_page_between_its_offsets(pages: list[list[Line]]) -> None:
    for stored, pages_of, found in laid(*pages):
        for unit in found:
            assert unit.parts
            for part in (*unit.parts, *unit.lead):
                assert fold(pages_of.text(part.start, part.end)) == part.text
                assert [piece.page for piece in pages_of.parts(part.start, part.end)] == [part.page]
                assert stored.chunk.first_page <= part.page <= stored.chunk.last_page


@settings(deadline=None, max_examples=60)
@given(documents)
def test_the_units_of_a_chunk_say_all_of_its_text_in_order_and_nothing_else(pages: list[list[Line]]) -> None:
    for stored, _, found in laid(*pages):
        said = "".join("".join(unit.text.split()) for unit in found)
        assert said == "".join("".join(block.text.split()) for block in stored.chunk.blocks)
        starts = [part.start for unit in found for part in unit.parts]
        assert starts == sorted(starts)
        assert [unit.place for unit in found] == list(range(len(found)))


@settings(deadline=None, max_examples=60)
@given(documents)
def test_units_of_a_chunk_do_not_depend_on_what_else_is_in_the_document(pages: list[list[Line]]) -> None:
    for stored, pages_of, found in laid(*pages):
        other = replace(stored, document=replace(stored.document, id=2))
        assert [unit.parts for unit in units_of(other, pages_of)] == [unit.parts for unit in found]


def test_the_units_of_the_samples_stand_on_their_pages(assistant: Assistant) -> None:
    corpus = assistant.corpus
    for document in corpus.documents()[:4]:
        pages_of = PageMap(corpus.pages(document.id))
        texts = {page.number: page.text for page in corpus.pages(document.id)}
        ids = [f"{document.id}:{ordinal}" for ordinal in range(document.chunk_count)]
        for stored in corpus.chunks(ids):
            for unit in units_of(stored, pages_of):
                assert all(part.text in fold(texts[part.page]) for part in unit.parts)
