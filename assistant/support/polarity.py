"""Whether a sentence turns round what its source says: no, not, opposites, bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from assistant.support.alignment import SEEN, Alignment
from assistant.support.marks import Mark, opposites
from assistant.support.reading import Word
from assistant.support.wording import TURNED, Wording, clause_at

_YES = re.compile(r"(?i)\W*(?:ja|yes)\b")
_NO = re.compile(r"(?i)\W*(?:nein|no),")
_WITHOUT = re.compile(r"(?i)\b(?:ohne|without)\b")
_NEAR = 7
_SAME_CLAUSE = 0.75
_BOUNDS = {"max": 1, "less": 1, "min": 2, "more": 2, "about": 3, "exact": 4}
_UP, _DOWN, _EXACT = 1, 2, 4


def turned(wording: Wording) -> float:
    """The share of the sentence's words that are denied on one side only."""
    given = wording.given
    said, held = _denied(given.said, wording.said), _denied(given.held, wording.held)
    rows = [row for row in given.content if given.matches.get(row)]
    return (
        float(np.mean([min(abs(said[row] - held[one]) for one in given.matches[row]) for row in rows])) if rows else 0.0
    )


def clauses(wording: Wording) -> Iterator[tuple[float, bool, bool]]:
    """For each clause how much of it one clause of the source says, whether it denies, and whether that one does."""
    given = wording.given
    for clause, rows in given.clauses.items():
        if not given.pieces:
            return
        piece = int(given.share(rows).argmax())
        saying: dict[int, list[int]] = {}
        for row in rows:
            columns = [one for one in np.flatnonzero(given.inside[piece]) if given.lexical[row, one] >= SEEN]
            if columns:
                best = max(columns, key=lambda one: given.lexical[row, one])
                saying.setdefault(given.held[best].clause, []).append(row)
        if saying:
            most = max(saying, key=lambda one: len(saying[one]))
            looked_at = {most} | {one for one, found in saying.items() if len(found) > 1}
            yield (
                len(saying[most]) / len(rows),
                any(mark.kind in TURNED and clause_at(given.said, mark.start) == clause for mark in wording.said),
                any(mark.kind in TURNED and clause_at(given.held, mark.start) in looked_at for mark in wording.held),
            )


def turned_round(wording: Wording) -> bool:
    """Whether the sentence is one clause of the source's own words, denied on one side only: surely the opposite."""
    given = wording.given
    if len(given.content) < 2 or any(given.by_terms[row] < SEEN for row in given.content):
        return False
    found = list(clauses(wording))
    if len(found) != 1 or float(given.share(given.content)[given.best_piece]) < _SAME_CLAUSE:
        return False
    share, said, held = found[0]
    return share >= _SAME_CLAUSE and said != held and not _WITHOUT.search(given.sentence)


def wrong_opening(wording: Wording, found: Sequence[tuple[float, bool, bool]]) -> float:
    """Whether the sentence opens with yes where the source denies, or with no where it does not."""
    denies = any(held for _, _, held in found)
    if _YES.match(wording.given.sentence):
        return float(denies)
    if _NO.match(wording.given.sentence):
        return float(not denies and not wording.kinds_around & {"only", *TURNED})
    return 0.0


def opposed(given: Alignment) -> float:
    """How many words of the sentence the source has the opposite of, and not the word; at most 2."""
    return float(
        min(
            2,
            sum(
                bool(one.search(given.sentence) and other.search(given.passage))
                and not (other.search(given.sentence) or one.search(given.passage))
                for one, other in opposites()
            ),
        )
    )


def bounds_turned(wording: Wording) -> float:
    """How many numbers are bounded the other way ("mindestens" for "höchstens"), or said to be exact; at most 2."""
    given = wording.given
    count = 0
    for row, word in enumerate(given.said):
        if word.number and given.matches[row]:
            said = _bound(word, wording.said)
            held = {_bound(given.held[one], wording.held) for one in given.matches[row]}
            count += (said in (_UP, _DOWN) and held == {_UP + _DOWN - said}) or (said == _EXACT and 0 not in held)
    return float(min(count, 2))


def _bound(word: Word, marks: Sequence[Mark]) -> int:
    found = 0
    for mark in marks:
        behind = mark.kind == "min" and 0 <= mark.start - word.end <= 22  # "250 und mehr"
        if mark.kind in _BOUNDS and (behind or -2 <= word.start - mark.end <= 14):
            found = _BOUNDS[mark.kind]
    return found


def _denied(words: Sequence[Word], marks: Sequence[Mark]) -> list[float]:
    """For each word whether a word of denial stands in its clause: 1 near it, 0.5 further away."""
    found = [0.0] * len(words)
    for mark in marks:
        if mark.kind not in TURNED or not words:
            continue
        at = min(range(len(words)), key=lambda place: abs(words[place].start - mark.start))
        for place, word in enumerate(words):
            if word.clause == words[at].clause:
                found[place] = max(found[place], 1.0 if abs(place - at) <= _NEAR else 0.5)
    return found
