"""The Länder named in a text, and the one that a place lies in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Place:
    """A Land or city in a text: the Land's name as documents write it, and its offsets.

    ``inner`` says that what is near it lies in the same Land.
    """

    land: str
    start: int
    end: int
    is_land: bool
    inner: bool


def places_in(text: str) -> tuple[Place, ...]:
    """The Länder and large cities that a text names, in order."""
    found = []
    for land, pattern, is_land, inner in _patterns():
        found += [Place(land, at.start(), at.end(), is_land, inner) for at in pattern.finditer(text)]
    return tuple(sorted(found, key=lambda place: place.start))


def land_names() -> tuple[str, ...]:
    """The names of the 16 Länder as documents write them, by the alphabet."""
    return tuple(str(entry["name"]) for entry in _known())


@cache
def _known() -> list[dict[str, list[str]]]:
    known: list[dict[str, list[str]]] = tomllib.loads(files(__package__).joinpath("places.toml").read_text("utf-8"))[
        "land"
    ]
    return known


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], bool, bool], ...]:
    names = tomllib.loads(files("assistant.steps").joinpath("lands.toml").read_text("utf-8"))["lands"]
    return tuple(_of_land(_known(), names))


def _of_land(
    known: list[dict[str, list[str]]], names: list[list[str]]
) -> Iterator[tuple[str, re.Pattern[str], bool, bool]]:
    for entry in known:
        land = str(entry["name"])
        for own in names:
            # The lists hold beginnings of words; an adjective ("bayrisch") is no place.
            nouns = [name for name in own if name[:1].isupper() or name.startswith("(")]
            whole = re.compile(rf"(?<!\w)(?:{'|'.join(nouns)})[\w-]*")
            if whole.match(land):
                yield land, whole, True, False
        for key in ("inner", "cities"):
            if cities := entry.get(key):
                yield land, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, cities))})(?!\w)"), False, key == "inner"
