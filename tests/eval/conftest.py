"""A small leaflet made here, and a session that asks about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.session import Session
from tests.eval.leaflet import write_leaflet


@pytest.fixture(scope="session")
def leaflet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds ``merkblatt.pdf``, see :mod:`tests.eval.leaflet`."""
    folder = tmp_path_factory.mktemp("leaflet")
    write_leaflet(folder / "merkblatt.pdf")
    return folder


@pytest.fixture(scope="session")
def session(leaflet: Path) -> Iterator[Session]:
    """A session on the leaflet, with the real assistant."""
    with Session.open([leaflet]) as opened:
        yield opened
