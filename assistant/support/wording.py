"""Which marks (not, only, may, must, up to, …) a sentence has that its source lacks, and the other way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assistant.support.alignment import SEEN, Alignment
from assistant.support.marks import Mark, instead, kinds, marks_in
from assistant.support.reading import Word

_ELSEWHERE = 0.6
WEAK = frozenset({"may", "should", "usually", "unknown"})
WEAKENING = WEAK | {"example", "if", "about"}
STRONG = frozenset({"must", "all", "only", "claim", "exact", "now"})
TURNED = frozenset({"no", "denied"})
_SAME_WHERE_DENIED = frozenset({"must", "may", "all", "only", "also"})


@dataclass(frozen=True)
class Wording:
    """The marks of a sentence beside those of what it is aligned with."""

    given: Alignment

    @cached_property
    def said(self) -> tuple[Mark, ...]:
        return marks_in(self.given.sentence)

    @cached_property
    def held(self) -> tuple[Mark, ...]:
        return marks_in(self.given.passage)

    @cached_property
    def kinds_said(self) -> frozenset[str]:
        return frozenset(mark.kind for mark in self.said)

    @cached_property
    def _evidence(self) -> set[int]:
        """The pieces that say the sentence or one of its clauses best."""
        if not self.given.pieces:
            return set()
        clauses = [rows for rows in self.given.clauses.values() if len(rows) > 1] or [self.given.content]
        return {self.given.best_piece, *(int(self.given.share(rows).argmax()) for rows in clauses)}

    @cached_property
    def kinds_around(self) -> frozenset[str]:
        """The kinds in the pieces that say the sentence."""
        return frozenset(mark.kind for mark in self.held if self._in_evidence(mark))

    @cached_property
    def kinds_beside(self) -> frozenset[str]:
        """The kinds in those clauses of these pieces that say a word of the sentence."""
        given = self.given
        said = {
            given.held[column].clause
            for piece in self._evidence
            for row in given.content
            for column in range(len(given.held))
            if given.inside[piece, column] and given.lexical[row, column] >= SEEN
        }
        beside = (mark for mark in self.held if self._in_evidence(mark) and clause_at(given.held, mark.start) in said)
        return frozenset(mark.kind for mark in beside)

    def _in_evidence(self, mark: Mark) -> bool:
        for place in self._evidence:
            piece = self.given.pieces[place]
            low, high = piece.lead or (0, 0)
            if piece.start <= mark.start < piece.end or low <= mark.start < high:
                return True
        return False

    def added(self) -> Mapping[str, float]:
        """For each kind whether the sentence has it and its source does not; less where it stands elsewhere in it."""
        everywhere = {mark.kind for mark in self.held}
        return {
            kind: (_ELSEWHERE if kind in everywhere else 1.0) * self._beyond(kind, self.kinds_said, self.kinds_around)
            for kind in kinds()
        }

    def lost(self) -> Mapping[str, float]:
        """For each kind whether the source has it beside what is said and the sentence does not."""
        return {kind: float(self._beyond(kind, self.kinds_beside, self.kinds_said)) for kind in kinds()}

    def _beyond(self, kind: str, having: frozenset[str], lacking: frozenset[str]) -> bool:
        if kind in _SAME_WHERE_DENIED and self.kinds_said & TURNED and self.kinds_around & TURNED:
            return False  # "darf nicht" and "ist verboten", "muss nicht" and "nicht nötig"
        return kind in having and not ({kind} | instead(kind)) & lacking

    @property
    def weakening_lost(self) -> float:
        """Whether the source only says that something may be, and the sentence that it is."""
        return float(bool(self.kinds_beside & WEAK) and not self.kinds_said & WEAKENING)

    @property
    def stronger(self) -> float:
        """Whether the sentence says must, all or always and the source none of these."""
        return float(bool(self.kinds_said & STRONG) and not self.kinds_around & STRONG)


def clause_at(words: tuple[Word, ...], place: int) -> int:
    """The clause of the word at an offset."""
    clause = 0
    for word in words:
        if word.start > place:
            break
        clause = word.clause
    return clause
