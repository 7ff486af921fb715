"""A path for a PDF that a test draws."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "probe.pdf"
