from assistant.corpus.model import Chunk, DocumentInfo, DocumentMetadata, Passage, StoredChunk
from eval.ranked import Ranked

INFO = DocumentInfo(1, "0", DocumentMetadata("a.pdf", "A"), 9, 3, "2026-01-01")


def stored(ordinal: int, first_page: int, last_page: int) -> StoredChunk:
    chunk = Chunk(ordinal, f"Stück {ordinal}", 0, 7, first_page, last_page, (), ())
    return StoredChunk(f"1:{ordinal}", chunk, INFO)


def test_a_passage_spans_all_pages_of_its_chunk() -> None:
    assert Ranked.of_passage(Passage(stored(0, 3, 5), 1.0)).places == {("a.pdf", 3), ("a.pdf", 4), ("a.pdf", 5)}


def test_joined_neighbours_belong_to_the_passage_in_reading_order() -> None:
    ranked = Ranked.of_passage(Passage(stored(1, 4, 4), 1.0, merged=(stored(0, 3, 3), stored(2, 5, 5))))
    assert ranked.pages == (3, 4, 5)
    assert ranked.text == "Stück 0\nStück 1\nStück 2"
