"""Everyday German as it is typed on a phone: function words and verbs with their usual spelling."""

from __future__ import annotations

from functools import cache

from assistant.german import dictionary
from assistant.german.data_files import DataFileError, read_columns

_SHORTEST = 5


def spelt(word: str) -> str:
    """``word`` as it is usually spelt; itself where it is not known to be informal.

    >>> spelt("wan"), spelt("machn"), spelt("Wievielen"), spelt("Antrag")
    ('wann', 'machen', 'Wie vielen', 'Antrag')
    """
    lowered = word.lower()
    known = table().get(lowered) or _with_e(lowered)
    if known is None or (word != lowered and word != lowered.capitalize()):
        return word
    return known if word == lowered else known[0].upper() + known[1:]


@cache
def table() -> dict[str, str]:
    """How words are typed, in lower case, and how they are spelt (``informal.tsv``)."""
    found: dict[str, str] = {}
    for line, (typed, usual) in read_columns("informal.tsv", 2):
        if typed != typed.lower() or typed in found or typed == usual:
            raise DataFileError(
                "informal.tsv", line, f"{typed!r}: klein geschrieben, nur einmal und anders als gemeint"
            )
        found[typed] = usual
    return found


def _with_e(word: str) -> str | None:
    """A word of the dictionary that lacks the unstressed e of its ending: "machn", "erstn"."""
    if len(word) < _SHORTEST or not word.endswith("n") or dictionary.as_written(word) is not None:
        return None
    full = f"{word[:-1]}en"
    return full if word[-2] not in "aeiouyäöün" and dictionary.lower_case(full) is not None else None
