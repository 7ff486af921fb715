from pathlib import Path

from ingest.chunking import ChunkSize
from tests.ingest.pdfs import T, draw, filler, read, text


def test_chunks_keep_to_the_sizes(pdf: Path) -> None:
    pages = [[*filler(780, 20), *filler(520, 20)] for _ in range(4)]
    size = ChunkSize(target=600, longest=900, shortest=100)
    lengths = [len(chunk.text) for chunk in read(draw(pdf, *pages), size).chunks]
    assert max(lengths) <= 1600
    assert len(lengths) > 8


def test_a_chunk_never_spans_two_headings(pdf: Path) -> None:
    page = [T("1 Ziel", 780, bold=True), *filler(760, 4), T("2 Weg", 690, bold=True), *filler(670, 4)]
    chunks = read(draw(pdf, page)).chunks
    assert [chunk.heading for chunk in chunks] == [("1 Ziel",), ("2 Weg",)]


def test_a_short_rest_joins_its_neighbour_under_the_same_heading(pdf: Path) -> None:
    page = [T("1 Ziel", 780, bold=True), *filler(760, 10), *text("Mehr dazu im Merkblatt.", top=620)]
    chunks = read(draw(pdf, page)).chunks
    assert chunks[-1].text.endswith("Mehr dazu im Merkblatt.")
    assert len(chunks[-1].text) > 200


def test_ordinals_count_from_zero_in_reading_order(pdf: Path) -> None:
    chunks = read(draw(pdf, filler(780, 30), filler(780, 30))).chunks
    assert [chunk.ordinal for chunk in chunks] == list(range(len(chunks)))
    assert [chunk.start for chunk in chunks] == sorted(chunk.start for chunk in chunks)


def test_a_word_without_end_is_cut(pdf: Path) -> None:
    path = draw(pdf, [T("a" * 5000, 700, size=1), *filler(600)])
    assert max(len(chunk.text) for chunk in read(path).chunks) <= 1600
