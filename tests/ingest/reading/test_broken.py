"""Awkward PDFs of other projects: each ends in seconds, read or refused with a reason, and leaves nothing."""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.settings import Settings
from ingest.document import read_document
from ingest.reading.limits import Limits
from ingest.reading.process import Reader
from ingest.refused import Reason, Refused
from tests.conftest import SHARED_DATA

_INDEX = SHARED_DATA / "broken" / "INDEX.tsv"
_SOME = {Reason.DAMAGED, Reason.PASSWORD, Reason.NO_TEXT, Reason.EMPTY, Reason.NO_PAGES, Reason.NOT_LEGIBLE}


def _files() -> list[str]:
    if not _INDEX.is_file():
        return []
    with _INDEX.open(encoding="utf-8") as index:
        return [row["file"] for row in csv.DictReader(index, delimiter="\t")]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with Reader(Limits.of(_settings(tmp_path_factory.mktemp("data")))) as reader:
        yield reader


def _settings(data: Path) -> Settings:
    return Settings(data=data, ocr=False, read_timeout_s=20)


def _children() -> set[int]:
    """The processes that this one started and that still run."""
    tasks = Path("/proc/self/task").glob("*/children")
    return {int(number) for task in tasks for number in task.read_text().split()}


@pytest.mark.skipif(not _INDEX.is_file(), reason="trial data not found")
@pytest.mark.parametrize("name", _files())
def test_an_awkward_file_is_read_or_refused_with_a_reason(name: str, reader: Reader, tmp_path: Path) -> None:
    left_before = set(os.listdir(tempfile.gettempdir()))
    try:
        document = read_document(SHARED_DATA / "broken" / name, _settings(tmp_path), reader=reader)
    except Refused as refused:
        assert refused.reason in _SOME
        assert refused.message.startswith(f"{name}: D")
        assert refused.hint.startswith("Bitte ")
    else:
        assert document.chunks
        assert document.metadata.title
    assert not {file for file in set(os.listdir(tempfile.gettempdir())) - left_before if "foerderlotse" in file}


@pytest.mark.skipif(not _INDEX.is_file(), reason="trial data not found")
def test_no_process_remains(tmp_path: Path) -> None:
    before = _children()
    with Reader(Limits.of(_settings(tmp_path))) as reader:
        for name in _files()[:5]:
            try:
                read_document(SHARED_DATA / "broken" / name, _settings(tmp_path), reader=reader)
            except Refused:
                continue
    assert _children() <= before


@pytest.mark.skipif(not _INDEX.is_file(), reason="trial data not found")
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("pdfplumber__empty.pdf", Reason.EMPTY),
        ("pypdf__r4-aes-user-password.pdf", Reason.PASSWORD),
        ("pypdf__libreoffice-writer-password.pdf", Reason.PASSWORD),
        ("OCRmyPDF__c02-22.pdf", Reason.NO_TEXT),
        ("pdf.js__bug1020226.pdf", Reason.DAMAGED),
        ("pypdf__issue-301.pdf", Reason.NOT_LEGIBLE),
    ],
)
def test_the_reason_is_the_right_one(name: str, reason: Reason, reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_document(SHARED_DATA / "broken" / name, _settings(tmp_path), reader=reader)
    assert refused.value.reason is reason


@pytest.mark.skipif(not _INDEX.is_file() or not shutil.which("tesseract"), reason="trial data or tesseract not found")
@pytest.mark.parametrize("name", ["pypdf__issue-301.pdf", "pdf.js__complex_ttf_font.pdf", "pdf.js__issue5475.pdf"])
def test_what_was_recognised_as_noise_is_refused(name: str, tmp_path: Path) -> None:
    start = time.monotonic()
    with pytest.raises(Refused) as refused:
        read_document(SHARED_DATA / "broken" / name, Settings(data=tmp_path))
    assert refused.value.reason is Reason.OCR_FAILED
    assert time.monotonic() - start < 30
