"""German for measures, steps, causes, statuses, kinds and tasks: the one table is ``words.toml`` beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Table = Literal["measures", "steps", "causes", "statuses", "kinds", "ways", "tasks"]


@dataclass(frozen=True, slots=True)
class Word:
    """What something is called, and what it is in one sentence."""

    name: str
    says: str = ""


def word(table: Table, key: str) -> Word:
    """The word for ``key``; one that the table does not know goes by its own name."""
    return _tables()[table].get(key) or Word(key)


def in_order(table: Table, keys: Iterable[str]) -> list[str]:
    """``keys`` as the table has them, those that it does not know last."""
    order = {key: place for place, key in enumerate(_tables()[table])}
    return sorted(keys, key=lambda key: order.get(key, len(order)))


@cache
def _tables() -> dict[str, dict[str, Word]]:
    raw = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
    return {table: {key: Word(*values) for key, values in entries.items()} for table, entries in raw.items()}
