from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from ingest.chunking import ChunkSize
from ingest.reading.limits import Limits
from ingest.reading.process import Reader
from ingest.refused import Reason, Refused
from tests.ingest.pdfs import draw, filler


def _pid(reader: Reader) -> int:
    assert reader._child is not None
    return reader._child.pid


def test_one_process_reads_many_files(pdf: Path) -> None:
    draw(pdf, filler())
    with Reader(Limits()) as reader:
        reader.digest(pdf, ChunkSize())
        first = _pid(reader)
        reader.digest(pdf, ChunkSize())
        assert _pid(reader) == first


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read(pdf: Path) -> None:
    draw(pdf, *[filler(780, 50) for _ in range(300)])
    small = draw(pdf.with_name("small.pdf"), filler())
    with Reader(Limits()) as reader:
        reader.digest(small, ChunkSize())
        with pytest.raises(Refused) as refused:
            reader.digest(pdf, ChunkSize(), seconds=0.05)
        assert refused.value.reason is Reason.TOO_SLOW
        assert reader.digest(small, ChunkSize()).chunks


def test_a_killed_process_refuses_the_file_and_is_replaced(pdf: Path) -> None:
    draw(pdf, filler())
    with Reader(Limits()) as reader:
        reader.digest(pdf, ChunkSize())
        os.kill(_pid(reader), signal.SIGKILL)
        time.sleep(0.2)
        assert reader.digest(pdf, ChunkSize()).chunks


def test_the_result_is_the_same_as_within_one_process(pdf: Path) -> None:
    from tests.ingest.pdfs import read

    draw(pdf, filler(), filler())
    with Reader(Limits()) as reader:
        assert reader.digest(pdf, ChunkSize()) == read(pdf)


def test_closing_ends_the_process(pdf: Path) -> None:
    draw(pdf, filler())
    with Reader(Limits()) as reader:
        reader.digest(pdf, ChunkSize())
        process = _pid(reader)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
