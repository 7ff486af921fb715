"""PDFs made to exhaust their reader."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from assistant.settings import Settings
from ingest.document import read_document
from ingest.refused import Reason, Refused

_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"


def _pdf(*objects: bytes) -> bytes:
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def _page(content: bytes, filters: bytes = b"/FlateDecode", packed: bytes = b"", height: int = 842) -> bytes:
    data = packed or zlib.compress(content)
    stream = b"<</Filter[%s]/Length %d>>stream\n%s\nendstream" % (filters, len(data), data)
    return _pdf(_CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", _PAGE.replace(b"842", b"%d" % height), stream, _FONT)


def _bomb() -> bytes:
    packer = zlib.compressobj(9)
    megabyte = b" " * 2**20
    packed = b"".join(packer.compress(megabyte) for _ in range(1500)) + packer.flush()
    return _page(b"", b"/FlateDecode/FlateDecode", zlib.compress(packed, 9))


def _outcome(data: bytes, tmp_path: Path, pages: int = 2000, seconds: int = 20) -> Reason | int:
    """The reason for refusing, or the number of chunks."""
    path = tmp_path / "hostile.pdf"
    path.write_bytes(data)
    settings = Settings(data=tmp_path / "data", ocr=False, read_timeout_s=seconds, read_memory_mb=600, max_pages=pages)
    try:
        return len(read_document(path, settings).chunks)
    except Refused as refused:
        return refused.reason


def test_a_decompression_bomb_is_refused(tmp_path: Path) -> None:
    assert _outcome(_bomb(), tmp_path) in {Reason.CRASHED, Reason.TOO_LARGE_IN_MEMORY, Reason.NO_TEXT}


def test_a_page_tree_in_a_circle_is_refused(tmp_path: Path) -> None:
    tree = b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 10>>"
    assert _outcome(_pdf(_CATALOG, tree, b"<</Type/Pages/Kids[2 0 R]/Count 5>>"), tmp_path) in {
        Reason.DAMAGED,
        Reason.NO_TEXT,
        Reason.NO_PAGES,
    }


def test_a_boastful_page_count_does_no_harm(tmp_path: Path) -> None:
    tree = b"<</Type/Pages/Kids[3 0 R]/Count 99999999>>"
    outcome = _outcome(_pdf(_CATALOG, tree, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"), tmp_path)
    assert outcome in {Reason.NO_TEXT, Reason.TOO_MANY_PAGES, Reason.DAMAGED}


def test_too_many_pages_are_refused(tmp_path: Path) -> None:
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 33))
    pages = [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"] * 30
    data = _pdf(_CATALOG, b"<</Type/Pages/Kids[%s]/Count 30>>" % kids, *pages)
    assert _outcome(data, tmp_path, pages=20) is Reason.TOO_MANY_PAGES


def test_a_page_of_a_million_characters_is_read(tmp_path: Path) -> None:
    lines = b"".join(b"0 -4 Td (Foerderung %d fuer Unternehmen) Tj " % number for number in range(30_000))
    outcome = _outcome(_page(b"BT /F 4 Tf 50 120004 Td " + lines + b"ET", height=120_010), tmp_path, seconds=60)
    assert isinstance(outcome, int)
    assert outcome > 300


def test_deep_nesting_does_no_harm(tmp_path: Path) -> None:
    outcome = _outcome(_page(b"[" * 300_000 + b"]" * 300_000), tmp_path)
    assert outcome in {Reason.NO_TEXT, Reason.CRASHED, Reason.DAMAGED}


def test_impossible_numbers_do_no_harm(tmp_path: Path) -> None:
    content = b"BT /F 1e38 Tf 1e38 -1e38 Td (Foerderung ohne Mass) Tj /F 10 Tf (und mit) Tj ET"
    assert _outcome(_page(content), tmp_path) is not None


@pytest.mark.parametrize("length", [5, 60, 400])
def test_a_truncated_file_is_refused(length: int, tmp_path: Path) -> None:
    data = _page(b"BT /F 10 Tf 50 700 Td (Hallo) Tj ET")[:length]
    assert _outcome(data, tmp_path) in {Reason.DAMAGED, Reason.NO_TEXT, Reason.NO_PAGES, Reason.PASSWORD}
